using System.Net;
using System.Net.Sockets;

namespace ServiceCenter.Torture;

/// <summary>
/// What lies between one kiosk and the broker, on loopback. Cut, nothing gets through, and neither end is told: what was under way
/// arrives after the cut, as a network repeats it, or the connection is found broken then.
/// </summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly int _broker;
    private readonly Task _accepting;
    private TaskCompletionSource? _cut;
    private CancellationTokenSource _connections = new();

    public Cable(int broker)
    {
        _broker = broker;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    public int Port { get; }

    public void Cut()
    {
        lock (_gate) _cut ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <param name="broken">The connections of before are gone; else they go on.</param>
    public void Mend(bool broken)
    {
        lock (_gate)
        {
            if (broken)
            {
                _connections.Cancel();
                _connections = new CancellationTokenSource();
            }
            _cut?.TrySetResult();
            _cut = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        Mend(broken: true);
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private Task Whole
    {
        get { lock (_gate) return _cut?.Task ?? Task.CompletedTask; }
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Join(await _listener.AcceptSocketAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task Join(Socket device)
    {
        CancellationToken broken;
        lock (_gate) broken = _connections.Token;
        using var broker = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (device)
        {
            device.NoDelay = true;
            try
            {
                await Whole.WaitAsync(broken);
                await broker.ConnectAsync(IPAddress.Loopback, _broker, broken);
                await Task.WhenAny(Carry(device, broker, broken), Carry(broker, device, broken));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // Whoever asked sees the connection go.
            }
        }
    }

    private async Task Carry(Socket from, Socket to, CancellationToken broken)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer, broken) is > 0 and var read)
            {
                await Whole.WaitAsync(broken);
                for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), broken);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other direction is ended with it.
        }
    }
}
