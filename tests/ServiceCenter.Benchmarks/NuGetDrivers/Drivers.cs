using ServiceCenter.Messaging.MqttNet;
using ServiceCenter.Storage;
using ServiceCenter.Storage.LiteDb;

namespace ServiceCenter.Benchmarks;

/// <summary>What is measured side by side: the usual drivers, and the packages the owner named.</summary>
internal static class Drivers
{
    public static IReadOnlyList<DriverSet> Sets { get; } =
    [
        new("Mosquitto, SQLite", new(), "kernel"),
        new("MQTTnet, LiteDB", new()
        {
            Store = new StoreOptions { Visits = new LiteDbVisitLogs() },
            Bus = new MqttNetBuses(),
            Broker = new MqttNetBrokers(),
        }, "device-gpio"),
    ];
}
