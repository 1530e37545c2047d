using System.Net;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Embedded;
using ServiceCenter.Messaging.MqttNet;

namespace ServiceCenter.Messaging.Tests;

/// <summary>MQTTnet's broker in a folder of the test's own, on a free port of the loopback.</summary>
internal sealed class MqttNetBrokerOfOwn : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mqttnet-test-");
    private IEmbeddedBroker _broker = null!;

    public int Port { get; } = MosquittoProcess.FreePort();

    public static async Task<MqttNetBrokerOfOwn> Start(IReadOnlyList<BrokerUser> users)
    {
        var own = new MqttNetBrokerOfOwn();
        own._broker = await new MqttNetBrokers().StartAsync(new EmbeddedBrokerOptions(own._folder.FullName, IPAddress.Loopback, own.Port, null), users, _ => { });
        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
