using ServiceCenter.Hardware.DeviceGpio;
using ServiceCenter.Messaging.MqttNet;

namespace ServiceCenter.Kiosk.App;

/// <summary>What serves the seams of this program: the packages the owner named.</summary>
internal static class Drivers
{
    public static KioskDrivers OfKiosk { get; } = new() { Bus = new MqttNetBuses(), Gpio = new DeviceGpio() };
}
