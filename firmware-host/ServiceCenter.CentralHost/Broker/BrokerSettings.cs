using System.Net;
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
    /// <summary>PEM file of the authority that vouches for the external broker; null: plain TCP.</summary>
    public string? CaFile { get; init; }

    /// <summary><c>ServiceCenter__Broker__ListenPort</c>: where our own broker listens.</summary>
    public int ListenPort { get; init; } = 18830;

    /// <summary><c>ServiceCenter__Broker__ListenAddress</c>: another than loopback is for other machines, and then every connection is TLS.</summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    internal bool IsForOtherMachines => !IPAddress.IsLoopback(ListenAddress);

    /// <summary>Where this machine itself reaches the broker.</summary>
    internal string OwnAddress => (ListenAddress.Equals(IPAddress.Any) || ListenAddress.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : ListenAddress).ToString();
}

/// <summary>One device of the centre, which gets a user of its own at our broker.</summary>
public sealed record BrokerDevice(string Id, Roles Roles);

/// <summary>What a client needs to connect; <see cref="ToString"/> keeps the password to itself.</summary>
/// <param name="CaFile">PEM file of the authority that vouches for the broker; null: plain TCP.</param>
public sealed record BusCredentials(string Host, int Port, string? User, string? Password, string? CaFile = null)
{
    public override string ToString() => $"{User}@{Host}:{Port}";

    /// <summary>As options for <c>mosquitto_sub</c> and <c>mosquitto_pub</c>. Each run has a client id of its own; not every broker gives one.</summary>
    public string AsClientOptions() => $"-h {Host} -p {Port} -u {User} -P {Password} -I {User}-{(CaFile is null ? "" : " --cafile " + CaFile)}";
}
