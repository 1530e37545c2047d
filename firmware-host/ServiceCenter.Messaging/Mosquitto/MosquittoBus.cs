using static ServiceCenter.Messaging.Mosquitto.Libmosquitto;

namespace ServiceCenter.Messaging.Mosquitto;

/// <summary>
/// The bus over libmosquitto, MQTT 3.1.1, with one thread of its own that waits for the connection, reads, and runs the listener's callbacks.
/// </summary>
/// <remarks>
/// The library is used as one that knows no threads, every call of it under one gate: then whoever publishes also writes to the socket,
/// and no thread has to be woken for it. The library's own loop would wake for every single message, and once more for each.
/// <para/>
/// Who keeps what, so that nothing is sent twice or forgotten. The library keeps every message handed to it until it is acknowledged and
/// sends it again after a reconnect; but one handed over while a reconnect is under way is marked as sent without having been, and would
/// wait for the reconnect after that. So messages go to the library only while the connection stands, and wait here otherwise. A message
/// handed over just as the connection breaks (the library answers "no connection") is kept by the library: it is never handed over again.
/// </remarks>
public sealed partial class MosquittoBus : IBus
{
    private const int AtLeastOnce = 1;
    private const int InFlight = 1_000;
    private const int PacketsAtOnce = 1; // the library reads as many as it has messages under way, whatever is said here
    private static readonly TimeSpan KeepAliveCheck = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FlushBound = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ThreadBound = TimeSpan.FromSeconds(5);

    private readonly BusOptions _options;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private readonly ConnectionWait _wait = new();
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly Queue<Kept> _kept = [];
    private IBusListener? _listener;
    private nint _client;
    /// <summary>Guarded by the gate: messages go straight to the library.</summary>
    private bool _open;
    private bool _disposed;
    private int _unacknowledged;
    private volatile bool _connected;

    private readonly record struct Kept(string Topic, ReadOnlyMemory<byte> Body, bool Retain);

    /// <exception cref="InvalidOperationException">libmosquitto is not installed; see <see cref="IsAvailable"/>.</exception>
    public MosquittoBus(BusOptions options)
    {
        if (!IsAvailable(out var reason)) throw new InvalidOperationException(reason);
        if (options.KeepAlive < TimeSpan.FromSeconds(5))
            throw new ArgumentException($"Keepalive {options.KeepAlive} is too short: the library takes 5 seconds or more.", nameof(options));
        _options = options;
        _patterns = options.Subscriptions;
        _thread = new Thread(Run) { IsBackground = true, Name = "bus " + options.ClientId };
    }

    /// <param name="reason">Why not, and what to install.</param>
    public static bool IsAvailable(out string? reason)
    {
        reason = WhyMissing;
        return reason is null;
    }

    public bool IsConnected => _connected;

    public bool SessionWasKept { get; private set; }

    public void Start(IBusListener listener)
    {
        if (_listener is not null) throw new InvalidOperationException("This bus was started before.");
        _listener = listener;
        _client = NewClient();
        _thread.Start();
    }

    public bool Publish(string topic, ReadOnlyMemory<byte> body, bool retain)
    {
        lock (_gate)
        {
            if (_disposed || Volatile.Read(ref _unacknowledged) >= _options.KeptWhileOffline) return false;
            Interlocked.Increment(ref _unacknowledged);
            if (_open) return HandToLibrary(topic, body.Span, retain);
            // The caller may use its buffer again once this returns.
            _kept.Enqueue(new Kept(topic, body.ToArray(), retain));
            return true;
        }
    }

    public void Listen(IReadOnlyList<string> topics)
    {
        lock (_gate)
        {
            string[] added = [.. topics.Except(_patterns, StringComparer.Ordinal)];
            _patterns = [.. _patterns, .. added];
            if (_connected) foreach (var topic in added) Ask(topic);
        }
        _wait.Call();
    }

    /// <summary>Sends what is pending (2 s at most) and leaves in good order: the will is not sent. Not to be called from a callback.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
        }
        if (_listener is null) return;
        if (Volatile.Read(ref _unacknowledged) > 0)
            await Task.WhenAny(_flushed.Task, Task.Delay(FlushBound)).ConfigureAwait(false);
        _stop.Set();
        lock (_gate) _ = Disconnect(_client); // no connection: nothing to end
        _wait.Call();
        // A name that does not resolve or a host that does not answer can hold the library longer; its memory is then left to the process.
        if (await Task.Run(() => _thread.Join(ThreadBound)).ConfigureAwait(false)) FreeClient();
    }

    private void Run()
    {
        var backoff = new ReconnectBackoff();
        var result = Connect(_client, _options.Host, _options.Port, (int)_options.KeepAlive.TotalSeconds);
        while (!_stop.IsSet)
        {
            if (result == Result.Success) result = Turn(KeepAliveCheck);
            if (result == Result.Success)
            {
                TellListener();
                if (!_connected) continue;
                backoff.Reset();
                Open();
                continue;
            }
            Lost(result);
            if (_stop.Wait(backoff.Next(Random.Shared.NextDouble()))) break;
            result = Reconnect(_client);
        }
        LeaveInGoodOrder();
    }

    /// <summary>Waits until there is something to do, and does it.</summary>
    private int Turn(TimeSpan atMost)
    {
        var connection = Socket(_client);
        var (canRead, canWrite) = _wait.Wait(connection, forRoom: WantsToWrite(_client), atMost);
        lock (_gate)
        {
            if (Socket(_client) != connection || connection < 0) return Result.NoConnection;
            var result = canRead ? Read(_client, PacketsAtOnce) : Result.Success;
            if (result == Result.Success && (canWrite || WantsToWrite(_client))) result = Write(_client, PacketsAtOnce);
            return result == Result.Success ? Misc(_client) : result;
        }
    }

    /// <summary>The connection stands: hands over what waited here, in its order, and lets later messages through directly.</summary>
    private void Open()
    {
        if (_open) return; // only this thread writes it
        lock (_gate)
        {
            while (_kept.TryDequeue(out var kept)) HandToLibrary(kept.Topic, kept.Body.Span, kept.Retain);
            _open = true;
        }
    }

    private unsafe bool HandToLibrary(string topic, ReadOnlySpan<byte> body, bool retain)
    {
        fixed (byte* bytes = body)
        {
            var result = Libmosquitto.Publish(_client, null, topic, body.Length, bytes, AtLeastOnce, retain);
            var isTaken = IsTaken(result);
            if (!isTaken)
            {
                Acknowledged();
                var length = body.Length;
                _toTell.Enqueue(() => _listener!.Trouble($"A message to {topic} ({length} bytes) cannot be sent: {Explain(result)}."));
            }
            if (!isTaken || WantsToWrite(_client)) _wait.Call();
            return isTaken;
        }
    }

    /// <summary>A write that failed is the connection's matter, which this bus's thread will see: what was to be written is kept.</summary>
    private static bool IsTaken(int result) => result is Result.Success or Result.NoConnection or Result.ConnectionLost or Result.SystemError or Result.Tls;

    private void Acknowledged()
    {
        if (Interlocked.Decrement(ref _unacknowledged) == 0 && Volatile.Read(ref _disposed)) _flushed.TrySetResult();
    }

    private void Lost(int result)
    {
        lock (_gate) _open = false;
        var wasConnected = _connected;
        _connected = false;
        var reason = _refusal ?? (result == Result.Tls ? WhyNoTls : Explain(result));
        _refusal = null;
        TellListener();
        if (_stop.IsSet || (!wasConnected && reason == _lastReason)) return; // the same failure at each attempt is said once
        _lastReason = reason;
        Guarded(() => _listener!.Disconnected($"{_options.Host}:{_options.Port}: {reason}"));
    }

    /// <summary>The library says no more than that it failed.</summary>
    private string WhyNoTls => _options.CaFile is { } authority
        ? $"no TLS with this broker: the authority in {authority} does not vouch for its certificate, or the certificate does not name {_options.Host}"
        : "no TLS with this broker";

    private void LeaveInGoodOrder()
    {
        // Where there was no room for the goodbye it still has to be written; the library closes the socket behind it.
        for (var turn = 0; _connected && turn < 5 && Turn(KeepAliveCheck / 5) == Result.Success; turn++) { }
        TellListener();
        _connected = false;
    }
}
