namespace ServiceCenter.CounterBox.App;

/// <summary>What serves the seams of this program. NuGetDrivers/Drivers.cs stands in its place in a build with the switch.</summary>
internal static class Drivers
{
    public static BoxDrivers OfBox { get; } = new();
}
