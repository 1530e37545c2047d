using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace ServiceCenter.Messaging.MqttNet;

/// <summary>What a bus is made with, in MQTTnet's words: MQTT 3.1.1.</summary>
internal static class MqttNetOptions
{
    /// <summary>For connecting, subscribing, leaving: who does not answer in this is not there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static MqttClientOptions Of(BusOptions options) => new()
    {
        ProtocolVersion = MqttProtocolVersion.V311,
        ClientId = options.ClientId,
        CleanSession = options.CleanSession,
        Credentials = options.User is { } user ? new MqttClientCredentials(user, options.Password is { } password ? Encoding.UTF8.GetBytes(password) : null) : null,
        KeepAlivePeriod = options.KeepAlive,
        Timeout = Patience,
        WillTopic = options.Will?.Topic,
        WillPayload = options.Will?.Body.ToArray(),
        WillQualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        WillRetain = options.Will is not null,
        // A message in one piece: in two, the second would be a packet of its own on the wire.
        AllowPacketFragmentation = false,
        ChannelOptions = new MqttClientTcpOptions
        {
            RemoteEndpoint = IPAddress.TryParse(options.Host, out var address) ? new IPEndPoint(address, options.Port) : new DnsEndPoint(options.Host, options.Port),
            NoDelay = true,
            // MQTTnet's default resets the connection as it closes it: the farewell may then never arrive, and the broker sends the will.
            LingerState = new LingerOption(false, 0),
            TlsOptions = Tls(options),
        },
    };

    private static MqttClientTlsOptions Tls(BusOptions options)
    {
        if (options.CaFile is not { } authority) return new() { UseTls = false };
        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPemFile(authority);
        return new()
        {
            UseTls = true,
            TargetHost = options.Host,
            TrustChain = trusted,
            // The authority is a file of the centre's: nobody is asked whether it took a certificate back.
            RevocationMode = X509RevocationMode.NoCheck,
            IgnoreCertificateRevocationErrors = true,
        };
    }
}
