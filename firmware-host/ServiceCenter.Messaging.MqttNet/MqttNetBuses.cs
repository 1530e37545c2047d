namespace ServiceCenter.Messaging.MqttNet;

/// <summary>Connections over MQTTnet.</summary>
public sealed class MqttNetBuses : IBusDriver
{
    public string? WhyMissing => null;

    public IBus Make(BusOptions options) => new MqttNetBus(options);
}
