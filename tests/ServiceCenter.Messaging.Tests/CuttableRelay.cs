using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace ServiceCenter.Messaging.Tests;

/// <summary>A cable between one client and the broker: passes bytes on until it is cut, and then closes whatever is plugged in.</summary>
internal sealed class CuttableRelay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _brokerPort;
    private readonly Lock _gate = new();
    private readonly List<Socket> _ends = [];
    private readonly Channel<bool> _subscribed = Channel.CreateUnbounded<bool>();
    private bool _cut;

    public CuttableRelay(int brokerPort)
    {
        _brokerPort = brokerPort;
        _listener.Start();
        _ = AcceptAll();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends when the broker has acknowledged so many subscriptions, each asked for by itself.</summary>
    public async Task Subscribed(int times)
    {
        for (var i = 0; i < times; i++) await _subscribed.Reader.ReadAsync();
    }

    public void Cut()
    {
        lock (_gate)
        {
            _cut = true;
            _ends.ForEach(Abort);
            _ends.Clear();
        }
    }

    public void Mend()
    {
        lock (_gate) _cut = false;
    }

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
    }

    private async Task AcceptAll()
    {
        try
        {
            while (true) Join(await _listener.AcceptSocketAsync());
        }
        catch (Exception end) when (end is ObjectDisposedException or SocketException)
        {
        }
    }

    private void Join(Socket client)
    {
        var broker = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        lock (_gate)
        {
            if (_cut)
            {
                Abort(client);
                Abort(broker);
                return;
            }
            broker.Connect(IPAddress.Loopback, _brokerPort);
            _ends.AddRange([client, broker]);
        }
        _ = Pass(client, broker, _ => { });
        _ = Pass(broker, client, new SubscriptionCounter(() => _subscribed.Writer.TryWrite(true)).Read);
    }

    private static async Task Pass(Socket from, Socket to, Look passed)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                passed(buffer.AsSpan(0, count));
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (end is ObjectDisposedException or SocketException)
        {
            Abort(to);
        }
    }

    private delegate void Look(ReadOnlySpan<byte> bytes);

    private static void Abort(Socket socket) => socket.Close(0);
}
