using System.Text.Json;
using System.Threading.Channels;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging;

namespace ServiceCenter.Display.Tests;

/// <summary>A bus in the hands of the test: it connects, breaks and delivers when told to, and keeps what was published.</summary>
public sealed class FakeBus : IBus
{
    private readonly TaskCompletionSource<IBusListener> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<(string Topic, ReadOnlyMemory<byte> Body, bool Retain)> _published =
        Channel.CreateUnbounded<(string, ReadOnlyMemory<byte>, bool)>();

    public BusOptions? Options { get; private set; }
    public bool IsConnected { get; private set; }

    public IBus Connect(BusOptions options)
    {
        Options = options;
        return this;
    }

    public void Start(IBusListener listener) => _started.SetResult(listener);

    public async Task Up()
    {
        IsConnected = true;
        (await _started.Task).Connected();
    }

    public async Task Down()
    {
        IsConnected = false;
        (await _started.Task).Disconnected("the test cut it");
    }

    public async Task Say(BoardMessage board) =>
        await Deliver(new Topics("demo").Board(board.Zone), JsonSerializer.SerializeToUtf8Bytes(board, Wire.Default.BoardMessage));

    public async Task Say(ConfigMessage config) =>
        await Deliver(new Topics("demo").Config(config.Device), JsonSerializer.SerializeToUtf8Bytes(config, Wire.Default.ConfigMessage));

    public async Task Say(OrderMessage order) =>
        await Deliver(new Topics("demo").Order("wall-1"), JsonSerializer.SerializeToUtf8Bytes(order, Wire.Default.OrderMessage));

    public async Task SayHostIs(string status) => await Deliver(
        new Topics("demo").HostStatus, JsonSerializer.SerializeToUtf8Bytes(new StatusMessage(status, "0.1.0", "b", 1), Wire.Default.StatusMessage));

    /// <summary>The next publication on this topic; those on others are passed by.</summary>
    public async Task<ReadOnlyMemory<byte>> NextOn(string topic)
    {
        await foreach (var published in _published.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
            if (published.Topic == topic) return published.Body;
        throw new InvalidOperationException("The bus was closed before anything came on " + topic);
    }

    /// <summary>A hello is answered, as a host that knows the device does.</summary>
    public bool Publish(string topic, ReadOnlyMemory<byte> body, bool retain)
    {
        if (topic == new Topics("demo").Request("wall-1") && JsonSerializer.Deserialize(body.Span, Wire.Default.Request) is HelloRequest hello)
            _ = Deliver(new Topics("demo").Reply("wall-1"), JsonSerializer.SerializeToUtf8Bytes(new ReplyMessage(hello.Id, Ok: true), Wire.Default.ReplyMessage));
        return _published.Writer.TryWrite((topic, body, retain));
    }

    public ValueTask DisposeAsync()
    {
        _published.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private async Task Deliver(string topic, byte[] body) => (await _started.Task).Received(topic, body, retained: true);
}
