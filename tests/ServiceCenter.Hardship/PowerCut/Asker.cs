using System.Text;
using ServiceCenter.CentralHost;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.PowerCut;

/// <summary>Asks over the bus, a few requests under way at once, so that some are flushed alone and some together.</summary>
internal sealed class Asker : IBusListener, IAsyncDisposable
{
    public const string User = CentralHostSetup.Probe;

    private readonly MosquittoBus _bus;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Asked> _requests = [];
    private int _sent;
    private int _answered;

    private Asker(int port, string password) => _bus = new MosquittoBus(
        new BusOptions("127.0.0.1", port, "asker", User, password, [$"sc/demo/reply/{User}"], Will: null) { CleanSession = true });

    public static async Task<Asker> Connect(int port, string password)
    {
        var asker = new Asker(port, password);
        asker._bus.Start(asker);
        await asker._connected.Task.WaitAsync(Poll.Bound);
        return asker;
    }

    public async Task Ask(IReadOnlyList<Asked> requests, int inFlight)
    {
        _requests = requests;
        for (var i = 0; i < inFlight && i < requests.Count; i++) Send();
        await _done.Task.WaitAsync(10 * Poll.Bound);
    }

    public void Connected() => _connected.TrySetResult();
    public void Disconnected(string reason) => Console.Error.WriteLine("asker: " + reason);

    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained)
    {
        var said = Encoding.UTF8.GetString(body.Span);
        if (!said.Contains("\"ok\":true", StringComparison.Ordinal)) _done.TrySetException(new InvalidOperationException("Refused: " + said));
        if (Interlocked.Increment(ref _answered) == _requests.Count) _done.TrySetResult();
        else Send();
    }

    private void Send()
    {
        lock (_bus)
            if (_sent < _requests.Count) _bus.Publish($"sc/demo/request/{User}", _requests[_sent++].Body, retain: false);
    }

    public ValueTask DisposeAsync() => _bus.DisposeAsync();
}
