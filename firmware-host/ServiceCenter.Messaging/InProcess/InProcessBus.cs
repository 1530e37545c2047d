using System.Collections.Concurrent;

namespace ServiceCenter.Messaging.InProcess;

/// <summary>One client of an <see cref="InProcessBroker"/>, with one thread of its own for the callbacks.</summary>
public sealed class InProcessBus(InProcessBroker broker, BusOptions options) : IBus
{
    /// <summary>Not disposed: a broker may still be posting when the owner leaves, and it holds no handle until someone waits with a timeout.</summary>
    private readonly BlockingCollection<Action<IBusListener>> _callbacks = [];
    private readonly Queue<InProcessSession.Delivery> _kept = [];
    private readonly Lock _gate = new();
    private IBusListener? _listener;
    private Thread? _thread;
    private bool _disposed;
    private volatile bool _connected;

    internal BusOptions Options { get; private set; } = options;

    public bool IsConnected => _connected;

    public bool SessionWasKept { get; private set; }

    public void Start(IBusListener listener)
    {
        if (_listener is not null) throw new InvalidOperationException("This bus was started before.");
        _listener = listener;
        _thread = new Thread(Run) { IsBackground = true, Name = "bus " + Options.ClientId };
        _thread.Start();
        TryConnect();
    }

    public bool Publish(string topic, ReadOnlyMemory<byte> body, bool retain)
    {
        // The caller may use its buffer again once this returns.
        var copy = body.ToArray();
        lock (_gate)
        {
            if (_disposed) return false;
            if (!_connected)
            {
                if (_kept.Count >= Options.KeptWhileOffline) return false;
                _kept.Enqueue(new(topic, copy, retain));
                return true;
            }
            broker.Publish(this, topic, copy, retain);
            return true;
        }
    }

    public void Listen(IReadOnlyList<string> topics)
    {
        lock (_gate) Options = Options with { Subscriptions = [.. Options.Subscriptions.Union(topics, StringComparer.Ordinal)] };
        broker.Listen(this, topics);
    }

    /// <summary>Takes its leave in good order: the will is not sent. Not to be called from a callback.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed) return;
            (_disposed, _connected) = (true, false);
        }
        broker.Disconnect(this, sendWill: false);
        lock (_callbacks) _callbacks.CompleteAdding();
        if (_thread is { } thread) await Task.Run(thread.Join).ConfigureAwait(false);
    }

    internal void TryConnect()
    {
        if (broker.Connect(this) is { } reason)
        {
            Post(listener => listener.Disconnected(reason));
            return;
        }
        lock (_gate)
        {
            while (_kept.TryDequeue(out var kept)) broker.Publish(this, kept.Topic, kept.Body, kept.Retained);
            _connected = broker.IsConnected(this); // it may have been cut meanwhile
        }
    }

    /// <summary>Called by the broker before the session's first delivery, so that the owner hears of the connection first.</summary>
    internal void WhenConnected(bool sessionWasKept) => Post(listener =>
    {
        SessionWasKept = sessionWasKept;
        listener.Connected();
    });

    internal void Lose(string reason)
    {
        lock (_gate) _connected = false;
        Post(listener => listener.Disconnected(reason));
    }

    internal void Enqueue(InProcessSession.Delivery delivery) =>
        Post(listener => listener.Received(delivery.Topic, delivery.Body, delivery.Retained));

    private void Post(Action<IBusListener> callback)
    {
        lock (_callbacks)
            if (!_callbacks.IsAddingCompleted) _callbacks.Add(callback);
    }

    private void Run()
    {
        foreach (var callback in _callbacks.GetConsumingEnumerable())
        {
#pragma warning disable CA1031 // Whatever the listener threw is said, and the bus goes on: the next message is no worse for it.
            try
            {
                callback(_listener!);
            }
            catch (Exception thrown)
            {
                Console.Error.WriteLine($"bus {Options.ClientId}: a callback threw: {thrown}");
            }
#pragma warning restore CA1031
        }
    }
}
