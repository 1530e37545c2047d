using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Embedded;
using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Storage;

namespace ServiceCenter.CentralHost;

/// <summary>What serves the host's seams. Said where a program is put together; a build with <c>-p:NuGetDrivers=true</c> says other drivers.</summary>
public sealed record HostDrivers
{
    /// <summary>What keeps the visit log. The journal itself is SQLite's.</summary>
    public StoreOptions Store { get; init; } = StoreOptions.Default;

    /// <summary>What connects to the broker.</summary>
    public IBusDriver Bus { get; init; } = new MosquittoBuses();

    /// <summary>The broker where settings name none. Null: Mosquitto as a child of this process.</summary>
    public IEmbeddedBrokerDriver? Broker { get; init; }
}
