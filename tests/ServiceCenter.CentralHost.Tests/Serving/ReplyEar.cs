using System.Text.Json;
using System.Threading.Channels;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>A device that listens to its replies and to nothing else.</summary>
internal sealed class ReplyEar : IBusListener
{
    private readonly Channel<ReplyMessage> _came = Channel.CreateUnbounded<ReplyMessage>();

    public Task<ReplyMessage> Next() => _came.Reader.ReadAsync().AsTask().WaitAsync(Poll.Bound);

    public void Connected() { }
    public void Disconnected(string reason) { }
    public void Received(string topic, ReadOnlyMemory<byte> body, bool retained) =>
        _came.Writer.TryWrite(JsonSerializer.Deserialize(body.Span, Wire.Default.ReplyMessage)!);
}
