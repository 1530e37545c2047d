using ServiceCenter.CentralHost;

namespace ServiceCenter.Benchmarks;

/// <summary>What is measured side by side. NuGetDrivers/Drivers.cs stands in its place in a build with the switch.</summary>
internal static class Drivers
{
    public static IReadOnlyDictionary<string, HostDrivers> Sets { get; } = new Dictionary<string, HostDrivers> { ["Mosquitto, SQLite"] = new() };
}
