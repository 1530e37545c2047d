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
        var name = reader.GetString();
        reader.Read();
        switch (name)
        {
            case "kind": _kind = reader.GetString(); break;
            case "v": _version = reader.GetInt32(); break;
            case "at": _at = ReadInstant(ref reader); break;
            case "since": Since = ReadInstant(ref reader); break;
            case "cause": Cause = ReadCause(ref reader); break;
            case "event" when _kind is not null && _version > 0: _event = EventKinds.Of(_kind, _version).Read(ref reader); break;
            case "event": throw new JsonException("'kind' and 'v' have to stand before 'event'");
            default: throw new JsonException($"the field '{name}' is unknown to this program: it was written by a newer one");
        }
    }

    private static DateTimeOffset ReadInstant(ref Utf8JsonReader reader) => Instant.Read(ref reader, typeof(DateTimeOffset), JsonSerializerOptions.Default);

    private static Cause ReadCause(ref Utf8JsonReader reader)
    {
        string? device = null, request = null, digest = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "device": device = reader.GetString(); break;
                case "request": request = reader.GetString(); break;
                case "digest": digest = reader.GetString(); break;
                default: throw new JsonException($"the field 'cause.{name}' is unknown to this program: it was written by a newer one");
            }
        }
        if (device is null || request is null || digest is null) throw new JsonException("'cause' lacks 'device', 'request' or 'digest'");
        return new Cause(new DeviceId(device), request, ulong.Parse(digest, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }
}
