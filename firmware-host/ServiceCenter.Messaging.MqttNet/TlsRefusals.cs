using System.Net;
using System.Security.Authentication;
using MQTTnet.Diagnostics.Logger;
using ServiceCenter.Messaging.Embedded;

namespace ServiceCenter.Messaging.MqttNet;

/// <summary>Hears in MQTTnet's log of connections that came to no TLS: it tells of them nowhere else.</summary>
internal sealed class TlsRefusals(Action<string> refused) : IMqttNetLogger
{
    public bool IsEnabled => true;

    public void Publish(MqttNetLogLevel level, string source, string message, object[] parameters, Exception? exception)
    {
        if (level == MqttNetLogLevel.Error && exception is AuthenticationException) refused(Refusals.Tls("an unknown address", exception.Message));
        // Whoever does not trust our certificate says so only once the connection stands, or goes without a word.
        if (level == MqttNetLogLevel.Warning && source == "MqttClientSessionsManager" && parameters is [IPEndPoint from])
            refused(Refusals.Tls(from.Address.ToString(), "it left at once: it may not trust our certificate"));
    }
}
