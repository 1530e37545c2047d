using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>
/// A connection that is closed while its client still sends is reset, and the answer with it: what is too long is refused, the rest of it
/// taken away, and the connection lives on.
/// </summary>
public sealed class LongBodyTests
{
    private const int Sent = 200_000, BeforeTheAnswer = 80_000;

    [Theory, InlineData(false, '"'), InlineData(true, '"'), InlineData(false, '?')]
    public async Task a_body_too_long_is_refused_and_whoever_sends_it_to_its_end_is_answered_again_on_the_same_connection(bool chunked, char first)
    {
        await using var console = await RunningConsole.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(console.Address.Host, console.Address.Port);
        await using var stream = client.GetStream();
        var length = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {Sent}";
        await Say(stream, $"POST /api/session HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n{length}\r\n\r\n");
        if (chunked) await Say(stream, Sent.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        await Say(stream, first + new string('x', BeforeTheAnswer - 1));
        var refusal = await Answer(stream);
        refusal.ShouldStartWith("HTTP/1.1 413 ");
        refusal.ShouldContain("too-large");

        await Say(stream, new string('x', Sent - BeforeTheAnswer) + (chunked ? "\r\n0\r\n\r\n" : ""));
        await Say(stream, "GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n");
        (await Answer(stream)).ShouldStartWith("HTTP/1.1 200 ");
    }

    private static ValueTask Say(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>To its end, whichever way that is told.</summary>
    private static async Task<string> Answer(NetworkStream stream)
    {
        var told = new StringBuilder();
        var some = new byte[4096];
        while (!IsWhole(told.ToString()))
        {
            var count = await stream.ReadAsync(some);
            if (count == 0) return told + "(and the connection was closed)";
            told.Append(Encoding.UTF8.GetString(some, 0, count));
        }
        return told.ToString();
    }

    private static bool IsWhole(string told)
    {
        if (told.Split("\r\n\r\n", 2) is not [var head, var body]) return false;
        var length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return length is null ? body.EndsWith("0\r\n\r\n", StringComparison.Ordinal) : Encoding.UTF8.GetByteCount(body) >= int.Parse(length[16..], CultureInfo.InvariantCulture);
    }
}
