using ServiceCenter.CentralHost;
using ServiceCenter.Hardware.DeviceGpio;
using ServiceCenter.Kiosk;
using ServiceCenter.Messaging.MqttNet;
using ServiceCenter.Storage;
using ServiceCenter.Storage.LiteDb;

namespace ServiceCenter.AllInOne;

/// <summary>What serves the seams of this program: the packages the owner named.</summary>
internal static class Drivers
{
    public static HostDrivers OfHost { get; } = new()
    {
        Store = new StoreOptions { Visits = new LiteDbVisitLogs() },
        Bus = new MqttNetBuses(),
        Broker = new MqttNetBrokers(),
    };

    public static KioskDrivers OfKiosk { get; } = new() { Gpio = new DeviceGpio() };
}
