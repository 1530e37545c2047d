using ServiceCenter.Messaging;
using ServiceCenter.Messaging.MqttNet;

namespace ServiceCenter.Display.App;

/// <summary>What serves the seams of this program: the packages the owner named.</summary>
internal static class Drivers
{
    public static IBusDriver OfDisplay { get; } = new MqttNetBuses();
}
