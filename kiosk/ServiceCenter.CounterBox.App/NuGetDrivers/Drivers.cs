using ServiceCenter.Hardware.DeviceGpio;
using ServiceCenter.Hardware.IotBindings;
using ServiceCenter.Messaging.MqttNet;

namespace ServiceCenter.CounterBox.App;

/// <summary>What serves the seams of this program: the packages the owner named.</summary>
internal static class Drivers
{
    public static BoxDrivers OfBox { get; } = new() { Bus = new MqttNetBuses(), Gpio = new DeviceGpio(), Signs = new IotSigns() };
}
