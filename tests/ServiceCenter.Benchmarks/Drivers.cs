namespace ServiceCenter.Benchmarks;

/// <summary>What is measured side by side. NuGetDrivers/Drivers.cs stands in its place in a build with the switch.</summary>
internal static class Drivers
{
    public static IReadOnlyList<DriverSet> Sets { get; } = [new("Mosquitto, SQLite", new(), "kernel")];
}
