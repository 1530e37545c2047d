using ServiceCenter.Messaging;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>The centre's bus, whichever broker carries it. Dispose it last: it stops a broker of our own.</summary>
public interface IBusFactory : IAsyncDisposable
{
    /// <summary>For people: which broker, where.</summary>
    string Kind { get; }

    /// <summary>Null for the in-process bus.</summary>
    Uri? Address { get; }

    /// <summary>Null while all is well, otherwise what is wrong.</summary>
    string? Problem { get; }

    /// <summary>A connection for a device, or for the host under <see cref="Contracts.Topics.Host"/>, not yet started. The caller disposes it.</summary>
    IBus For(string device, IReadOnlyList<string> subscriptions, BusWill? will, bool cleanSession = false);

    /// <summary>For a device's own process. Null where there is no socket to connect to.</summary>
    /// <exception cref="KeyNotFoundException">The centre has no such device.</exception>
    BusCredentials? CredentialsFor(string device);

    /// <summary>Other devices from now on; those that stay keep their passwords and connections.</summary>
    void Replace(IReadOnlyList<BrokerDevice> devices);

    /// <summary>A device on another machine proves itself by this key from now on; null: its key is taken back, and what it opened is closed.</summary>
    /// <remarks>The key may come before the device: it counts as soon as the centre has a device of that name.</remarks>
    void SetKey(string device, string? key);

    /// <summary>The device speaks from within this very process, where a key would lock it out.</summary>
    bool RunsHere(string device);
}
