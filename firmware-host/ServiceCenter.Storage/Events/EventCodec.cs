using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ServiceCenter.Engine;
using ServiceCenter.Journal;

namespace ServiceCenter.Storage.Events;

/// <summary>
/// Between the engine's events and the journal's bytes. A payload is
/// <c>{"kind", "v", "at", "since"?, "cause"?: {"device", "request", "digest"}, "event": {...}}</c>, its fields in this order.
/// </summary>
public static class EventCodec
{
    private static readonly InstantConverter Instant = new();

    /// <summary>Written on again and again: a buffer made for each record would be ten times what is kept of it.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? t_desk;

    public static JournalEntry Encode(Recorded recorded)
    {
        var (bare, aside) = PersonalParts.Split(recorded.Event);
        var kind = EventKinds.Of(bare);
        var (buffer, writer) = t_desk ??= NewDesk();
        try
        {
            writer.WriteStartObject();
            writer.WriteString("kind", kind.Name);
            writer.WriteNumber("v", kind.Version);
            WriteInstant(writer, "at", recorded.At);
            if (recorded.Since is { } since) WriteInstant(writer, "since", since);
            if (recorded.Cause is { } cause) WriteCause(writer, cause);
            writer.WritePropertyName("event");
            kind.Write(writer, bare);
            writer.WriteEndObject();
            writer.Flush();
            return new JournalEntry(recorded.Seq, buffer.WrittenSpan.ToArray(), aside, Leaps: bare is Event.RecordRestored);
        }
        finally
        {
            buffer.ResetWrittenCount();
            writer.Reset();
        }
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) NewDesk()
    {
        var buffer = new ArrayBufferWriter<byte>();
        return (buffer, new Utf8JsonWriter(buffer));
    }

    /// <exception cref="StorageException">The record is not understood: which one, and why.</exception>
    public static Recorded Decode(JournalRecord record)
    {
        try
        {
            var envelope = Envelope.Read(record.Payload);
            return new Recorded(record.Seq, envelope.At, envelope.Since, envelope.Cause, PersonalParts.Join(envelope.Event, record.Aside));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new StorageException($"Record {record.Seq} of the journal is not understood: {e.Message}", e);
        }
    }

    private static void WriteInstant(Utf8JsonWriter writer, string name, DateTimeOffset at)
    {
        writer.WritePropertyName(name);
        Instant.Write(writer, at, JsonSerializerOptions.Default);
    }

    private static void WriteCause(Utf8JsonWriter writer, Cause cause)
    {
        writer.WriteStartObject("cause");
        writer.WriteString("device", cause.Device.Value);
        writer.WriteString("request", cause.Request);
        writer.WriteString("digest", cause.Digest.ToString("x16", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }
}
