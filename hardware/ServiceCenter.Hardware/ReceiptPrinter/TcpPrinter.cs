using System.Diagnostics;
using System.Net.Sockets;

namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>A printer on the network, by the raw port that all of them have (9100). Most serve one connection at a time: it is held for one paper only.</summary>
public sealed class TcpPrinter(string host, int port = TcpPrinter.UsualPort) : IReceiptPrinter
{
    public const int UsualPort = 9100;
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(10);

    public PrintResult Print(ReadOnlySpan<byte> bytes, TimeSpan patience)
    {
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = (int)Stalled.TotalMilliseconds };
            using (var connecting = new CancellationTokenSource(Stalled))
                socket.ConnectAsync(host, port, connecting.Token).AsTask().GetAwaiter().GetResult();
            while (bytes.Length > 0) bytes = bytes[socket.Send(bytes)..];
            return Answer(socket, patience);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return new PrintResult(PrintOutcome.Unreachable, null, $"The printer at {host}:{port} cannot be reached: {error.Message}");
        }
    }

    public void Dispose() { }

    private static PrintResult Answer(Socket socket, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        Span<byte> status = stackalloc byte[1];
        while (patience - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left && socket.Poll(left, SelectMode.SelectRead))
        {
            int read;
            try
            {
                read = socket.Receive(status);
            }
            catch (SocketException)
            {
                break; // it had taken the bytes: what became of them is not known
            }
            if (read == 0) break;
            if (PaperStatus.IsAnswer(status[0])) return new PrintResult(PaperStatus.Read(status[0]), status[0], null);
        }
        return new PrintResult(PrintOutcome.Silent, null, "The printer took the bytes and did not answer.");
    }
}
