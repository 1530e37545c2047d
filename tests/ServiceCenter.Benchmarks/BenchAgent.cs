using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.Benchmarks;

/// <param name="Replied">From the request of the call to its durable reply.</param>
/// <param name="Painted">From the request of the call to the counter's word that a wall has painted it.</param>
internal readonly record struct PaintedCall(TimeSpan Replied, TimeSpan Painted);

/// <summary>Serves one customer after the other at counter 1, and waits for each until a wall shows the call.</summary>
internal sealed class BenchAgent : IBusListener, IAsyncDisposable
{
    private const string Counter = "1";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Topics On = new(BenchTopics.Site);

    private readonly MosquittoBus _bus;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<(long At, ReplyMessage Reply)> _replies = Channel.CreateUnbounded<(long, ReplyMessage)>();
    private readonly Channel<(long At, CounterMessage Counter)> _counters = Channel.CreateUnbounded<(long, CounterMessage)>();
    private int _asked;

    private BenchAgent(int port, string password) => _bus = new MosquittoBus(new BusOptions(
        "127.0.0.1", port, "bench-agent", BenchTopics.Asker, password, [On.Reply(BenchTopics.Asker), On.Counter(Counter)], Will: null) { CleanSession = true });

    public static async Task<BenchAgent> ConnectAsync(int port, string password)
    {
        var agent = new BenchAgent(port, password);
        agent._bus.Start(agent);
        await agent._connected.Task.WaitAsync(Patience);
        return agent;
    }

    public async Task<IReadOnlyList<PaintedCall>> ServeAsync(int customers)
    {
        var calls = new List<PaintedCall>();
        for (var n = 0; n < customers; n++)
        {
            await AskAsync(id => new IssueTicketRequest(id, "general"));
            var asked = Stopwatch.GetTimestamp();
            var (repliedAt, reply) = await AskAsync(id => new CallNextRequest(id, Counter));
            var paintedAt = await PaintedAsync(reply.Ticket!);
            calls.Add(new(Stopwatch.GetElapsedTime(asked, repliedAt), Stopwatch.GetElapsedTime(asked, paintedAt)));
            await AskAsync(id => new StartRequest(id, Counter));
            await AskAsync(id => new FinishRequest(id, Counter));
        }
        return calls;
    }

    public void Connected() => _connected.TrySetResult();
    public void Disconnected(string reason) => Console.Error.WriteLine("agent: " + reason);

    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained)
    {
        var at = Stopwatch.GetTimestamp();
        if (topic == On.Counter(Counter)) _counters.Writer.TryWrite((at, JsonSerializer.Deserialize(body.Span, Wire.Default.CounterMessage)!));
        else _replies.Writer.TryWrite((at, JsonSerializer.Deserialize(body.Span, Wire.Default.ReplyMessage)!));
    }

    public ValueTask DisposeAsync() => _bus.DisposeAsync();

    private async Task<(long At, ReplyMessage Reply)> AskAsync(Func<string, Request> request)
    {
        using var patience = new CancellationTokenSource(Patience);
        var id = $"agent-{++_asked}";
        _bus.Publish(On.Request(BenchTopics.Asker), JsonSerializer.SerializeToUtf8Bytes(request(id), Wire.Default.Request), retain: false);
        await foreach (var answer in _replies.Reader.ReadAllAsync(patience.Token))
            if (answer.Reply.Id == id) return answer.Reply.Ok ? answer : throw new InvalidOperationException($"{id} was refused: {answer.Reply.Problem}");
        throw new InvalidOperationException("The bus is gone.");
    }

    private async Task<long> PaintedAsync(string ticket)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var (at, counter) in _counters.Reader.ReadAllAsync(patience.Token))
            if (counter.Ticket == ticket && counter.ShownAt is not null) return at;
        throw new InvalidOperationException("The bus is gone.");
    }
}
