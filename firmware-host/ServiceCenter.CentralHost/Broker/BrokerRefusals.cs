using System.Text.RegularExpressions;
using ServiceCenter.Messaging.Embedded;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Reads in Mosquitto's log whom it refused and why. Mosquitto 2.0 says it in pieces: who connected, then that it went wrong.</summary>
internal sealed partial class BrokerRefusals
{
    private string _newest = "an unknown address";

    /// <returns>For people: who was refused what. Null: the line tells of no refusal.</returns>
    internal string? Hear(string line)
    {
        if (NewConnection().Match(line) is { Success: true } connection) _newest = connection.Groups[1].Value;
        if (Denied().Match(line) is { Success: true } denied) return Refusals.Publication(denied.Groups[1].Value, denied.Groups[2].Value);
        if (NotAuthorised().Match(line) is { Success: true } wrong) return Refusals.Connection(wrong.Groups[1].Value);
        if (Tls().Match(line) is { Success: true } tls) return Refusals.Tls(_newest, tls.Groups[1].Value);
        return null;
    }

    [GeneratedRegex(@"^New connection from (\S+) on port")]
    private static partial Regex NewConnection();

    [GeneratedRegex(@"^Denied PUBLISH from (\S+) \(.*?'([^']*)'")]
    private static partial Regex Denied();

    /// <summary>5 is MQTT 3.1.1's "not authorised".</summary>
    [GeneratedRegex(@"^Sending CONNACK to (\S+) \(0, [45]\)")]
    private static partial Regex NotAuthorised();

    [GeneratedRegex(@"^OpenSSL Error\[\d+\]: (.*)$")]
    private static partial Regex Tls();
}
