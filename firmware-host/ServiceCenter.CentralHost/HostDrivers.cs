using ServiceCenter.Storage;

namespace ServiceCenter.CentralHost;

/// <summary>What serves the host's seams. Said where a program is put together; a build with <c>-p:NuGetDrivers=true</c> says other drivers.</summary>
public sealed record HostDrivers
{
    /// <summary>What keeps the visit log. The journal itself is SQLite's.</summary>
    public StoreOptions Store { get; init; } = StoreOptions.Default;
}
