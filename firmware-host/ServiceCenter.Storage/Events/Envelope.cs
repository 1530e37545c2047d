using System.Globalization;
using System.Text.Json;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Events;

/// <summary>Reads a payload in one pass: the kind stands before the event and says how to read it.</summary>
internal ref struct Envelope
{
    private static readonly InstantConverter Instant = new();

    private string? _kind;
    private int _version;
    private DateTimeOffset? _at;
    private Event? _event;

    public readonly DateTimeOffset At => _at!.Value;
    public DateTimeOffset? Since { get; private set; }
    public Cause? Cause { get; private set; }
    public readonly Event Event => _event!;

    public static Envelope Read(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        var envelope = new Envelope();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("it is no JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            envelope.ReadField(ref reader);
        return envelope is { _at: not null, _event: not null } ? envelope : throw new JsonException("'at' or 'event' is missing");
    }

    private void ReadField(ref Utf8JsonReader reader)
    {
        // Compared as bytes: a journal of years is read through here, and its names need not become strings.
        if (Next(ref reader, "kind"u8)) _kind = reader.GetString();
        else if (Next(ref reader, "v"u8)) _version = reader.GetInt32();
        else if (Next(ref reader, "at"u8)) _at = ReadInstant(ref reader);
        else if (Next(ref reader, "since"u8)) Since = ReadInstant(ref reader);
        else if (Next(ref reader, "cause"u8)) Cause = ReadCause(ref reader);
        else if (Next(ref reader, "event"u8)) _event = EventOf(ref reader);
        else throw new JsonException($"the field '{reader.GetString()}' is unknown to this program: it was written by a newer one");
    }

    private readonly Event EventOf(ref Utf8JsonReader reader) => _kind is not null && _version > 0
        ? EventKinds.Of(_kind, _version).Read(ref reader)
        : throw new JsonException("'kind' and 'v' have to stand before 'event'");

    /// <summary>Moves on to the value where the reader stands at the member of this name.</summary>
    private static bool Next(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    private static DateTimeOffset ReadInstant(ref Utf8JsonReader reader) => Instant.Read(ref reader, typeof(DateTimeOffset), JsonSerializerOptions.Default);

    private static Cause ReadCause(ref Utf8JsonReader reader)
    {
        string? device = null, request = null, digest = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Next(ref reader, "device"u8)) device = reader.GetString();
            else if (Next(ref reader, "request"u8)) request = reader.GetString();
            else if (Next(ref reader, "digest"u8)) digest = reader.GetString();
            else throw new JsonException($"the field 'cause.{reader.GetString()}' is unknown to this program: it was written by a newer one");
        }
        if (device is null || request is null || digest is null) throw new JsonException("'cause' lacks 'device', 'request' or 'digest'");
        return new Cause(new DeviceId(device), request, ulong.Parse(digest, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }
}
