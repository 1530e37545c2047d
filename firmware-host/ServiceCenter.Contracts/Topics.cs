namespace ServiceCenter.Contracts;

/// <summary>
/// Every topic of a site. Only <c>[a-z0-9-]</c> and <c>/</c>, so that Mosquitto, RabbitMQ and NATS read them alike.
/// Who may publish and subscribe stands in <see cref="TopicList"/>, from which the broker's ACL is made.
/// </summary>
public sealed class Topics(string site)
{
    public const string Host = "host";

    public string Site { get; } = site;
    private string Root { get; } = $"sc/{site}/";

    public string Request(string device) => Root + "request/" + device;
    public string AnyRequest => Root + "request/+";
    public string Reply(string device) => Root + "reply/" + device;
    public string Event => Root + "event";
    public string Config(string device) => Root + "state/config/" + device;
    public string Queue(string service) => Root + "state/queue/" + service;
    public string Counter(string counter) => Root + "state/counter/" + counter;
    public string Board(string zone) => Root + "state/board/" + zone;
    public string Order(string device) => Root + "order/" + device;
    public string Shown(string device) => Root + "shown/" + device;
    public string AnyShown => Root + "shown/+";
    public string Status(string device) => Root + "device/" + device + "/status";
    public string Health(string device) => Root + "device/" + device + "/health";
    public string HostStatus => Status(Host);

    /// <summary>The device in <c>sc/{site}/{family}/{device}</c> or <c>sc/{site}/device/{device}/{leaf}</c>; null for any other topic.</summary>
    public string? DeviceOf(string topic, string family)
    {
        if (!topic.StartsWith(Root, StringComparison.Ordinal)) return null;
        var rest = topic.AsSpan(Root.Length);
        var prefix = family is "status" or "health" ? "device/" : family + "/";
        if (!rest.StartsWith(prefix, StringComparison.Ordinal)) return null;
        rest = rest[prefix.Length..];
        if (prefix == "device/")
        {
            if (!rest.EndsWith("/" + family, StringComparison.Ordinal)) return null;
            rest = rest[..^(family.Length + 1)];
        }
        return rest.Length > 0 && !rest.Contains('/') ? rest.ToString() : null;
    }
}
