using ServiceCenter.CentralHost.Tests.Broker;
using ServiceCenter.Messaging.MqttNet;

namespace ServiceCenter.CentralHost.Tests;

public sealed class MqttNetBrokerTests : EmbeddedBrokerContract
{
    protected override HostDrivers Drivers { get; } = new() { Bus = new MqttNetBuses(), Broker = new MqttNetBrokers() };
}
