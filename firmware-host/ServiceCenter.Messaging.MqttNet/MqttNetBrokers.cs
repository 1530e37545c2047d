using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Embedded;

namespace ServiceCenter.Messaging.MqttNet;

/// <summary>MQTTnet's broker, within the host's process.</summary>
public sealed class MqttNetBrokers : IEmbeddedBrokerDriver
{
    public string Name => "MQTTnet";

    public string? WhyMissing => null;

    public Task<IEmbeddedBroker> StartAsync(EmbeddedBrokerOptions options, IReadOnlyList<BrokerUser> users, Action<string> refused) =>
        MqttNetBroker.StartAsync(options, users, refused);
}
