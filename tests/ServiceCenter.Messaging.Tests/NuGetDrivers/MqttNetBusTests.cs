using ServiceCenter.Messaging.MqttNet;
using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Messaging.Tests.Contract;
using ServiceCenter.Testing;

namespace ServiceCenter.Messaging.Tests;

/// <summary>MQTTnet's client at Mosquitto.</summary>
public sealed class MqttNetBusTests : OwnBrokerBusContract
{
    protected override async Task<ITestBroker> StartBroker()
    {
        var mosquitto = await MosquittoProcess.Start(Needs.Mosquitto(), Some.Users);
        return new RelayedBroker(new MqttNetBuses(), mosquitto.Port, mosquitto);
    }
}

/// <summary>MQTTnet's client at MQTTnet's broker, as in the all-in-one centre.</summary>
public sealed class MqttNetBusAtMqttNetTests : OwnBrokerBusContract
{
    protected override async Task<ITestBroker> StartBroker()
    {
        var broker = await MqttNetBrokerOfOwn.Start(Some.Users);
        return new RelayedBroker(new MqttNetBuses(), broker.Port, broker);
    }
}

/// <summary>Another's client at MQTTnet's broker.</summary>
public sealed class MosquittoBusAtMqttNetTests : OwnBrokerBusContract
{
    protected override async Task<ITestBroker> StartBroker()
    {
        Needs.Libmosquitto();
        var broker = await MqttNetBrokerOfOwn.Start(Some.Users);
        return new RelayedBroker(new MosquittoBuses(), broker.Port, broker);
    }
}
