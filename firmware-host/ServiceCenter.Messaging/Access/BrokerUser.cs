using ServiceCenter.Contracts;

namespace ServiceCenter.Messaging.Access;

/// <summary>What one user of the broker may do with the topics of a pattern (MQTT wildcards).</summary>
public sealed record AccessLine(bool Publish, string Pattern);

/// <summary>One user of the broker: who it is, how it proves it, what it may do.</summary>
/// <param name="Password">Empty where only its hash is known.</param>
public sealed record BrokerUser(string Name, string Password, IReadOnlyList<AccessLine> Lines)
{
    /// <summary>Of a device's own key, as <see cref="Mosquitto.MosquittoFiles.Hash(string)"/> makes it: the key itself is the device's alone.</summary>
    public string? KeyHash { get; init; }

    public bool MayPublish(string topic) => Lines.Any(line => line.Publish && TopicPattern.Matches(line.Pattern, topic));
    public bool MayRead(string topic) => Lines.Any(line => !line.Publish && TopicPattern.Matches(line.Pattern, topic));

    /// <summary>Someone who was a user and is no longer: may do nothing.</summary>
    public static BrokerUser Nobody { get; } = new("", "", []);

    /// <summary>The host: publishes what the table says the host says, reads what it hears.</summary>
    public static BrokerUser ForHost(string site, string password) =>
        new(Topics.Host, password, AccessTable.For(site, Topics.Host, Roles.Host));

    /// <param name="roles">A device may hold several: one box with buttons and a screen is kiosk and display.</param>
    public static BrokerUser ForDevice(string site, string device, Roles roles, string password) =>
        new(device, password, AccessTable.For(site, device, roles & Roles.AnyDevice));

    /// <summary>Reads everything of the site and says nothing: a person who watches.</summary>
    public static BrokerUser ForObserver(string site, string name, string password) =>
        new(name, password, [new AccessLine(false, $"sc/{site}/#")]);
}
