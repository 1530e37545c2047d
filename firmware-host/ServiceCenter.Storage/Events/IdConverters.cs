using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Events;

/// <summary>A value stored as one string, also where it is the key of a map.</summary>
internal abstract class TextConverter<T> : JsonConverter<T> where T : notnull
{
    protected abstract T Parse(string text);
    protected virtual string Format(T value) => value.ToString()!;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parsed(reader.GetString());
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parsed(reader.GetString());
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Format(value));

    private T Parsed(string? text)
    {
        try
        {
            return Parse(text ?? throw new JsonException($"A {typeof(T).Name} is missing."));
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}

internal sealed class ServiceIdConverter : TextConverter<ServiceId> { protected override ServiceId Parse(string text) => new(text); }
internal sealed class CounterIdConverter : TextConverter<CounterId> { protected override CounterId Parse(string text) => new(text); }
internal sealed class ZoneIdConverter : TextConverter<ZoneId> { protected override ZoneId Parse(string text) => new(text); }
internal sealed class ProfileIdConverter : TextConverter<ProfileId> { protected override ProfileId Parse(string text) => new(text); }
internal sealed class DeviceIdConverter : TextConverter<DeviceId> { protected override DeviceId Parse(string text) => new(text); }
internal sealed class AgentIdConverter : TextConverter<AgentId> { protected override AgentId Parse(string text) => new(text); }
internal sealed class PoolIdConverter : TextConverter<PoolId> { protected override PoolId Parse(string text) => PoolId.Parse(text); }
internal sealed class TicketIdConverter : TextConverter<TicketId> { protected override TicketId Parse(string text) => TicketId.Parse(text); }
