using System.Buffers;
using System.Security.Authentication;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace ServiceCenter.Messaging.MqttNet;

#pragma warning disable CA1031 // A connection that breaks in mid-call shows as an exception of a dozen kinds, NullReferenceException among them: all mean that it is gone.

/// <summary>One connection, from the attempt to its loss; the next is another. What arrives waits until <see cref="Announced"/>.</summary>
internal sealed class MqttNetConnection : IDisposable
{
    private readonly BusOptions _options;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly TaskCompletionSource<bool> _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<MqttApplicationMessage> _received;

    public MqttNetConnection(BusOptions options, Action<MqttApplicationMessage> received)
    {
        (_options, _received) = (options, received);
        _client.DisconnectedAsync += lost => Task.FromResult(_lost.TrySetResult(Explain(lost.Exception)));
        _client.ApplicationMessageReceivedAsync += ReceiveAsync;
    }

    /// <summary>Ends with the reason when the connection does.</summary>
    public Task<string> Lost => _lost.Task;

    public bool SessionWasKept { get; private set; }

    /// <summary>Messages that wait for their acknowledgement. Guarded by whoever publishes.</summary>
    public int InFlight { get; set; }

    /// <returns>Null when connected, otherwise why not.</returns>
    public async Task<string?> ConnectAsync()
    {
        try
        {
            var result = await _client.ConnectAsync(MqttNetOptions.Of(_options)).ConfigureAwait(false);
            SessionWasKept = result.IsSessionPresent;
            return result.ResultCode switch
            {
                MqttClientConnectResultCode.Success => null,
                MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized => "not authorised: unknown user or wrong password",
                var refusal => $"the broker refuses the connection: {refusal}",
            };
        }
        catch (Exception failed)
        {
            return Explain(failed);
        }
    }

    /// <returns>The patterns that the broker denied; none where the connection is lost.</returns>
    public async Task<IReadOnlyList<string>> SubscribeAsync(IReadOnlyCollection<string> patterns)
    {
        if (patterns.Count == 0) return [];
        var asked = new MqttClientSubscribeOptions
        {
            TopicFilters = [.. patterns.Select(pattern => new MqttTopicFilter { Topic = pattern, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce })],
        };
        try
        {
            var result = await _client.SubscribeAsync(asked).ConfigureAwait(false);
            return [.. result.Items.Where(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2).Select(item => item.TopicFilter.Topic)];
        }
        catch (Exception lost)
        {
            _lost.TrySetResult(Explain(lost));
            return [];
        }
    }

    /// <summary>Those that begin one after another go out in this order.</summary>
    /// <returns>False: the connection was lost before the broker acknowledged it.</returns>
    public async Task<bool> PublishAsync(Message message)
    {
        try
        {
            await _client.PublishAsync(new MqttApplicationMessage
            {
                Topic = message.Topic,
                Payload = new ReadOnlySequence<byte>(message.Body),
                Retain = message.Retain,
                QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            }).ConfigureAwait(false);
            return true;
        }
        catch (Exception lost)
        {
            _lost.TrySetResult(Explain(lost));
            return false;
        }
    }

    /// <summary>The owner knows of the connection, and may now be given what arrives.</summary>
    public void Announced() => _announced.TrySetResult(true);

    /// <summary>Leaves in good order: the will is not sent.</summary>
    public async Task LeaveAsync()
    {
        try
        {
            await _client.DisconnectAsync(new MqttClientDisconnectOptions()).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The connection ended by itself.
        }
    }

    public void Dispose()
    {
        _announced.TrySetResult(false);
        _client.Dispose();
    }

    private async Task ReceiveAsync(MqttApplicationMessageReceivedEventArgs arrived)
    {
        // Unacknowledged, the broker keeps it for the next connection.
        if (arrived.AutoAcknowledge = await _announced.Task.ConfigureAwait(false)) _received(arrived.ApplicationMessage);
    }

    private string Explain(Exception? reason) => reason?.GetBaseException() switch
    {
        null => "the broker ended the connection",
        AuthenticationException when _options.CaFile is { } authority =>
            $"no TLS with this broker: the authority in {authority} does not vouch for its certificate, or the certificate does not name {_options.Host}",
        OperationCanceledException => "no answer",
        var other => other.Message,
    };
}
