using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;

namespace ServiceCenter.Messaging.Tests.Contract;

public sealed record Heard(string Topic, string Body, bool Retained);

/// <summary>Keeps what a bus tells, for a test to wait on: signals, never sleep. The bound only ends a test that has failed.</summary>
public sealed class CollectingListener : IBusListener
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly Channel<Heard> _heard = Channel.CreateUnbounded<Heard>();
    private readonly Channel<string> _lost = Channel.CreateUnbounded<string>();
    private readonly Channel<bool> _connected = Channel.CreateUnbounded<bool>();
    private int _inside;

    public ConcurrentQueue<string> Troubles { get; } = [];
    public int MostAtOnce { get; private set; }

    public void Connected() => Alone(() => _connected.Writer.TryWrite(true));
    public void Disconnected(string reason) => Alone(() => _lost.Writer.TryWrite(reason));
    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained) =>
        Alone(() => _heard.Writer.TryWrite(new(topic, Encoding.UTF8.GetString(body.Span), retained)));
    public void Trouble(string what) => Troubles.Enqueue(what);

    public async Task IsConnected() => await _connected.Reader.ReadAsync().AsTask().WaitAsync(Bound);
    public async Task<string> IsDisconnected() => await _lost.Reader.ReadAsync().AsTask().WaitAsync(Bound);
    public async Task<Heard> Next() => await _heard.Reader.ReadAsync().AsTask().WaitAsync(Bound);

    public async Task<IReadOnlyList<string>> NextBodies(int count, string? except = null)
    {
        var bodies = new List<string>();
        while (bodies.Count < count)
            if ((await Next()).Body is var body && body != except) bodies.Add(body);
        return bodies;
    }

    private void Alone(Action action)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _inside));
        action();
        Interlocked.Decrement(ref _inside);
    }
}
