using ServiceCenter.CentralHost;
using ServiceCenter.Kiosk;

namespace ServiceCenter.AllInOne;

/// <summary>What serves the seams of this program. NuGetDrivers/Drivers.cs stands in its place in a build with the switch.</summary>
internal static class Drivers
{
    public static HostDrivers OfHost { get; } = new();
    public static KioskDrivers OfKiosk { get; } = new();
}
