using ServiceCenter.Contracts;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Which broker the centre speaks over: an external one when <see cref="Host"/> is set, otherwise one of our own.</summary>
/// <param name="DataFolder">Its subfolder <c>broker</c> holds generated files and secrets.</param>
public sealed record BrokerSettings(string Site, string DataFolder)
{
    /// <summary><c>ServiceCenter__Broker__Host</c>: an external broker. Its users and access lists are its owner's affair.</summary>
    public string? Host { get; init; }
    public int Port { get; init; } = 1883;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary><c>ServiceCenter__Broker__ListenPort</c>: where our own broker listens, on loopback.</summary>
    public int ListenPort { get; init; } = 18830;
}

/// <summary>One device of the centre, which gets a user of its own at our broker.</summary>
public sealed record BrokerDevice(string Id, Roles Roles);

/// <summary>What a client needs to connect; <see cref="ToString"/> keeps the password to itself.</summary>
public sealed record BusCredentials(string Host, int Port, string? User, string? Password)
{
    public override string ToString() => $"{User}@{Host}:{Port}";

    /// <summary>As options for <c>mosquitto_sub</c> and <c>mosquitto_pub</c>.</summary>
    public string AsClientOptions() => $"-h {Host} -p {Port} -u {User} -P {Password}";
}
