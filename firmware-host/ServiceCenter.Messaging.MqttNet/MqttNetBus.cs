using System.Buffers;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace ServiceCenter.Messaging.MqttNet;

/// <summary>The bus over MQTTnet, MQTT 3.1.1.</summary>
/// <remarks>
/// The library keeps nothing: a message that was on its way when the connection broke is told to have failed, and no connection is made
/// again. So every message stays here, in its order, until it is acknowledged, and goes out again over the next connection if it was not.
/// </remarks>
public sealed class MqttNetBus : IBus
{
    private const int InFlight = 100;
    private static readonly TimeSpan FlushBound = TimeSpan.FromSeconds(2);

    private readonly BusOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly Lock _callbacks = new();
    private readonly Unacknowledged _outgoing = new();
    private IReadOnlyList<string> _patterns;
    private IBusListener? _listener;
    private Task _running = Task.CompletedTask;
    /// <summary>Guarded by the gate: topics are asked for over it.</summary>
    private MqttNetConnection? _connection;
    /// <summary>Guarded by the gate: messages go out over it.</summary>
    private MqttNetConnection? _open;
    private bool _disposed;
    private volatile bool _connected;

    public MqttNetBus(BusOptions options) => (_options, _patterns) = (options, options.Subscriptions);

    public bool IsConnected => _connected;

    public bool SessionWasKept { get; private set; }

    public void Start(IBusListener listener)
    {
        if (_listener is not null) throw new InvalidOperationException("This bus was started before.");
        _listener = listener;
        _running = Task.Run(RunAsync);
    }

    public bool Publish(string topic, ReadOnlyMemory<byte> body, bool retain)
    {
        if (WhyNoTopic(topic) is { } fault)
        {
            _listener?.Trouble($"A message to {topic} ({body.Length} bytes) cannot be sent: {fault}");
            return false;
        }
        lock (_gate)
        {
            if (_disposed || _outgoing.Count >= _options.KeptWhileOffline) return false;
            // The caller may use its buffer again once this returns.
            _outgoing.Add(new Message(topic, body.ToArray(), retain));
            SendLocked();
            return true;
        }
    }

    public void Listen(IReadOnlyList<string> topics)
    {
        lock (_gate)
        {
            string[] added = [.. topics.Except(_patterns, StringComparer.Ordinal)];
            _patterns = [.. _patterns, .. added];
            if (_connection is { } connection) _ = AskAsync(connection, added);
        }
    }

    /// <summary>Sends what is pending (2 s at most) and leaves in good order: the will is not sent. Not to be called from a callback.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            if (_outgoing.Count == 0) _flushed.TrySetResult();
        }
        if (_listener is not null) await Task.WhenAny(_flushed.Task, Task.Delay(FlushBound)).ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var backoff = new ReconnectBackoff();
        string? said = null;
        while (!_stop.IsCancellationRequested)
        {
            using var connection = new MqttNetConnection(_options, Received);
            var reason = await connection.ConnectAsync().ConfigureAwait(false);
            if (reason is null)
            {
                backoff.Reset();
                reason = await ServeAsync(connection).ConfigureAwait(false);
                said = null;
            }
            if (_stop.IsCancellationRequested) return;
            if (reason != said) Tell(listener => listener.Disconnected($"{_options.Host}:{_options.Port}: {reason}"));
            said = reason; // the same failure at each attempt is said once
            await Task.Delay(backoff.Next(Random.Shared.NextDouble()), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Why the connection ended.</returns>
    private async Task<string> ServeAsync(MqttNetConnection connection)
    {
        SessionWasKept = connection.SessionWasKept;
        IReadOnlyList<string> patterns;
        lock (_gate)
        {
            // Before the topics are asked for: one that is added meanwhile is asked for twice, and not forgotten.
            _connection = connection;
            patterns = _patterns;
        }
        await AskAsync(connection, patterns).ConfigureAwait(false);
        if (!connection.Lost.IsCompleted)
        {
            _connected = true;
            Tell(listener => listener.Connected());
            connection.Announced();
            lock (_gate)
            {
                _open = connection;
                _outgoing.BeginAnew();
                SendLocked();
            }
        }
        var stopped = new TaskCompletionSource();
        using (_stop.Token.Register(stopped.SetResult)) await Task.WhenAny(connection.Lost, stopped.Task).ConfigureAwait(false);
        lock (_gate) _open = _connection = null;
        if (!connection.Lost.IsCompleted) await connection.LeaveAsync().ConfigureAwait(false);
        _connected = false;
        return await connection.Lost.ConfigureAwait(false);
    }

    private async Task AskAsync(MqttNetConnection connection, IReadOnlyCollection<string> patterns)
    {
        foreach (var denied in await connection.SubscribeAsync(patterns).ConfigureAwait(false))
            Tell(listener => listener.Trouble($"The broker denies {_options.User ?? "anonymous"} the subscription to {denied}: see its access list."));
    }

    private void SendLocked()
    {
        while (_open is { Lost.IsCompleted: false, InFlight: < InFlight } connection && _outgoing.Take() is { } message)
        {
            connection.InFlight++;
            _ = SendAsync(connection, message);
        }
    }

    private async Task SendAsync(MqttNetConnection connection, LinkedListNode<Message> message)
    {
        // Lost with the connection, the message stays, and goes out again over the next.
        if (!await connection.PublishAsync(message.Value).ConfigureAwait(false)) return;
        lock (_gate)
        {
            connection.InFlight--;
            _outgoing.Acknowledge(message);
            if (_disposed && _outgoing.Count == 0) _flushed.TrySetResult();
            if (_open == connection) SendLocked();
        }
    }

    private void Received(MqttApplicationMessage message)
    {
        var body = message.Payload.ToArray();
        Tell(listener => listener.Received(message.Topic, body, message.Retain));
    }

    private void Tell(Action<IBusListener> call)
    {
#pragma warning disable CA1031 // Whatever the listener threw is said, and the bus goes on: the next message is no worse for it.
        try
        {
            lock (_callbacks) call(_listener!);
        }
        catch (Exception thrown)
        {
            Console.Error.WriteLine($"bus {_options.ClientId}: a callback threw: {thrown}");
        }
#pragma warning restore CA1031
    }

    private static string? WhyNoTopic(string topic)
    {
        try
        {
            MqttTopicValidator.ThrowIfInvalid(topic);
            return null;
        }
        catch (MqttProtocolViolationException fault)
        {
            return fault.Message;
        }
    }
}
