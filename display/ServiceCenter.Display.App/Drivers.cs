using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.Display.App;

/// <summary>What serves the seams of this program. NuGetDrivers/Drivers.cs stands in its place in a build with the switch.</summary>
internal static class Drivers
{
    public static IBusDriver OfDisplay { get; } = new MosquittoBuses();
}
