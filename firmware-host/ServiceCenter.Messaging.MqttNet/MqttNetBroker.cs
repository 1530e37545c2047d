using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Certificates;
using MQTTnet.Protocol;
using MQTTnet.Server;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Embedded;

namespace ServiceCenter.Messaging.MqttNet;

/// <summary>MQTTnet's broker in this process. Sessions end with it: who comes back is told that its session was not kept.</summary>
/// <remarks>
/// MQTTnet looks up what is retained before it notes the subscription: a message retained between the two reaches that client with the
/// next of its topic only. Mosquitto has no such moment.
/// </remarks>
internal sealed class MqttNetBroker : IEmbeddedBroker
{
    private const int KeptForAbsentClient = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly MqttServer _server;
    private readonly Doorkeeper _door;
    private readonly RetainedFile _retained;
    private readonly X509Certificate2? _certificate;
    private readonly Action<string> _refused;

    private MqttNetBroker(MqttServer server, Doorkeeper door, RetainedFile retained, X509Certificate2? certificate, Action<string> refused)
    {
        (_server, _door, _retained, _certificate, _refused) = (server, door, retained, certificate, refused);
        _server.ValidatingConnectionAsync += AdmitAsync;
        _server.InterceptingPublishAsync += said => { Confine(said); return Task.CompletedTask; };
        _server.InterceptingClientEnqueueAsync += heard => { Confine(heard); return Task.CompletedTask; };
        _server.SessionDeletedAsync += session => { Forget(session); return Task.CompletedTask; };
        _server.LoadingRetainedMessageAsync += loading => { loading.LoadedRetainedMessages = _retained.Read(); return Task.CompletedTask; };
        _server.RetainedMessageChangedAsync += change => { _retained.Changed(change.StoredRetainedMessages); return Task.CompletedTask; };
    }

    public string? Problem => _server.IsStarted ? null : "the broker has ended";

    /// <inheritdoc cref="IEmbeddedBrokerDriver.StartAsync"/>
    internal static async Task<IEmbeddedBroker> StartAsync(EmbeddedBrokerOptions options, IReadOnlyList<BrokerUser> users, Action<string> refused)
    {
        var certificate = options.Certificate is { } files ? X509Certificate2.CreateFromPemFile(files.Certificate, files.Key) : null;
        var factory = certificate is null ? new MqttServerFactory() : new MqttServerFactory(new TlsRefusals(refused));
        var broker = new MqttNetBroker(factory.CreateMqttServer(Options(options, certificate)), new Doorkeeper(users), new RetainedFile(options.Folder), certificate, refused);
        try
        {
            await broker._server.StartAsync().ConfigureAwait(false);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public void Replace(IReadOnlyList<BrokerUser> users)
    {
        foreach (var clientId in _door.Replace(users)) _ = EndSessionAsync(clientId);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new MqttServerStopOptions()).ConfigureAwait(false);
        _server.Dispose();
        await _retained.DisposeAsync().ConfigureAwait(false);
        _certificate?.Dispose();
    }

    private static MqttServerOptions Options(EmbeddedBrokerOptions options, X509Certificate2? certificate)
    {
        var server = new MqttServerOptions
        {
            EnablePersistentSessions = true,
            MaxPendingMessagesPerClient = KeptForAbsentClient,
            PendingMessagesOverflowStrategy = MqttPendingMessagesOverflowStrategy.DropNewMessage,
            DefaultCommunicationTimeout = Patience,
        };
        MqttServerTcpEndpointBaseOptions endpoint = certificate is null ? server.DefaultEndpointOptions : server.TlsEndpointOptions;
        // Unless it is said, MQTTnet listens at every address of the machine.
        var isV6 = options.Address.AddressFamily == AddressFamily.InterNetworkV6;
        (endpoint.BoundInterNetworkAddress, endpoint.BoundInterNetworkV6Address) = isV6 ? (IPAddress.None, options.Address) : (options.Address, IPAddress.None);
        (endpoint.IsEnabled, endpoint.Port, endpoint.NoDelay, endpoint.AllowPacketFragmentation) = (true, options.Port, true, false);
        // Closed by a reset, a connection may never have been told why it was refused.
        endpoint.LingerState = new LingerOption(false, 0);
        if (certificate is not null) server.TlsEndpointOptions.CertificateProvider = new X509CertificateProvider(certificate);
        return server;
    }

    private async Task AdmitAsync(ValidatingConnectionEventArgs comer)
    {
        if (!_door.Admits(comer.UserName, comer.Password))
        {
            comer.ReasonCode = MqttConnectReasonCode.NotAuthorized;
            _refused(Refusals.Connection((comer.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "an unknown address"));
            return;
        }
        if (!_door.IsFree(comer.ClientId, comer.UserName)) await EndSessionAsync(comer.ClientId).ConfigureAwait(false);
        if (_door.Enter(comer.ClientId, comer.UserName) is { } guest) comer.SessionItems[typeof(Doorkeeper.Guest)] = guest;
    }

    private void Forget(SessionDeletedEventArgs session)
    {
        if (session.SessionItems[typeof(Doorkeeper.Guest)] is Doorkeeper.Guest guest) _door.Forget(session.Id, guest);
    }

    /// <summary>What is denied has no effect and, as in MQTT 3.1.1, no error either.</summary>
    private void Confine(InterceptingPublishEventArgs said)
    {
        if (_door.MayPublish(said.UserName, said.ApplicationMessage.Topic)) return;
        said.ProcessPublish = false;
        _refused(Refusals.Publication(said.ClientId, said.ApplicationMessage.Topic));
    }

    private void Confine(InterceptingClientApplicationMessageEnqueueEventArgs heard) =>
        heard.AcceptEnqueue = _door.MayHear(heard.ReceiverClientId, heard.ApplicationMessage.Topic);

    private async Task EndSessionAsync(string clientId)
    {
        try
        {
            await (await _server.GetSessionAsync(clientId).ConfigureAwait(false)).DeleteAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // It has none any more.
        }
    }
}
