using System.Net;
using System.Net.Sockets;

namespace ServiceCenter.Torture;

/// <summary>A printer on the network that keeps every byte. It answers the question for paper, which is the last thing of a paper, with "there is".</summary>
internal sealed class PaperRoll : IAsyncDisposable
{
    private static readonly byte[] AskPaper = [0x1D, 0x72, 0x01];
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<byte[]> _papers = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _printing;

    public PaperRoll()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _printing = Print();
    }

    public int Port { get; }

    /// <summary>In the order of printing; a paper that broke off is one too.</summary>
    public IReadOnlyList<byte[]> Papers
    {
        get { lock (_papers) return [.. _papers]; }
    }

    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        await _printing;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task Print()
    {
        try
        {
            while (true)
            {
                using var kiosk = await _listener.AcceptSocketAsync(_stop.Token);
                var paper = await Read(kiosk);
                if (paper.Length > 0) lock (_papers) _papers.Add(paper);
                if (paper.AsSpan().EndsWith(AskPaper)) await kiosk.SendAsync(new byte[] { 0 }, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The end, or a kiosk that went in the middle of its paper while it was answered.
            if (!_stop.IsCancellationRequested) await Print();
        }
    }

    private async Task<byte[]> Read(Socket kiosk)
    {
        var paper = new MemoryStream();
        var buffer = new byte[16_384];
        try
        {
            while (await kiosk.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
            {
                paper.Write(buffer, 0, read);
                if (paper.GetBuffer().AsSpan(0, (int)paper.Length).EndsWith(AskPaper)) break;
            }
        }
        catch (SocketException)
        {
            // What came is on paper.
        }
        return paper.ToArray();
    }
}
