using System.Text.Json;
using System.Threading.Channels;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging;

namespace ServiceCenter.Kiosk.Tests.Page;

/// <summary>A bus in the hands of the test, with a centre behind it that knows kiosk-1 and gives it whatever it asks for.</summary>
public sealed class KioskBus : IBus
{
    private readonly TaskCompletionSource<IBusListener> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Request> requests = Channel.CreateUnbounded<Request>();
    private readonly Topics topics = new("demo");
    private int issued = 6;

    public bool IsConnected { get; private set; }

    /// <summary>What every request for a ticket or for help is refused with; null: they are granted.</summary>
    public Problem? Refuses { get; set; }

    public IBus Connect(BusOptions options) => this;

    public void Start(IBusListener listener) => started.SetResult(listener);

    public async Task Up()
    {
        IsConnected = true;
        (await started.Task).Connected();
    }

    public async Task Down()
    {
        IsConnected = false;
        (await started.Task).Disconnected("the test cut it");
    }

    public Task Say(ConfigMessage config) => Deliver(topics.Config(config.Device), JsonSerializer.SerializeToUtf8Bytes(config, Wire.Default.ConfigMessage));
    public Task Say(QueueMessage queue) => Deliver(topics.Queue(queue.Service), JsonSerializer.SerializeToUtf8Bytes(queue, Wire.Default.QueueMessage));
    public Task Say(OrderMessage order) => Deliver(topics.Order("kiosk-1"), JsonSerializer.SerializeToUtf8Bytes(order, Wire.Default.OrderMessage));

    /// <summary>The next request of this kind; others are passed by.</summary>
    public async Task<T> Next<T>() where T : Request
    {
        await foreach (var request in requests.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
            if (request is T wanted) return wanted;
        throw new InvalidOperationException($"The bus was closed before a {typeof(T).Name} came.");
    }

    public bool Publish(string topic, ReadOnlyMemory<byte> body, bool retain)
    {
        if (topic != topics.Request("kiosk-1")) return true;
        var request = JsonSerializer.Deserialize(body.Span, Wire.Default.Request)!;
        requests.Writer.TryWrite(request);
        _ = Deliver(topics.Reply("kiosk-1"), JsonSerializer.SerializeToUtf8Bytes(Answer(request), Wire.Default.ReplyMessage));
        return true;
    }

    /// <summary>The test says what is retained, when it likes.</summary>
    public void Listen(IReadOnlyList<string> topics)
    {
    }

    public ValueTask DisposeAsync()
    {
        requests.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private ReplyMessage Answer(Request request) => request switch
    {
        IssueTicketRequest or HelpRequest when Refuses is { } problem => new(request.Id, Ok: false, Problem: problem),
        IssueTicketRequest ask => new(ask.Id, Ok: true, 9, Ticket: ask.Ticket, Number: $"A{++issued}", Service: ask.Service,
            IssuedAt: new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero), Ahead: 3, Quote: new QuoteBody("simple", 700)),
        _ => new(request.Id, Ok: true, 1),
    };

    private async Task Deliver(string topic, byte[] body) => (await started.Task).Received(topic, body, retained: true);
}
