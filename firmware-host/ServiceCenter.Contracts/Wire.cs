using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceCenter.Contracts;

/// <summary>JSON of the wire: camelCase, no nulls, times RFC 3339 in UTC with milliseconds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(WireInstant)])]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(ReplyMessage))]
[JsonSerializable(typeof(EventMessage))]
[JsonSerializable(typeof(ConfigMessage))]
[JsonSerializable(typeof(QueueMessage))]
[JsonSerializable(typeof(CounterMessage))]
[JsonSerializable(typeof(BoardMessage))]
[JsonSerializable(typeof(ShownMessage))]
[JsonSerializable(typeof(StatusMessage))]
[JsonSerializable(typeof(HealthMessage))]
[JsonSerializable(typeof(OrderMessage))]
[JsonSerializable(typeof(TicketBody))]
[JsonSerializable(typeof(VisitPage))]
[JsonSerializable(typeof(VisitRow))]
[JsonSerializable(typeof(ConservationBody))]
[JsonSerializable(typeof(WhyBody))]
[JsonSerializable(typeof(CentreBody))]
[JsonSerializable(typeof(IReadOnlyList<DeviceBody>))]
[JsonSerializable(typeof(IReadOnlyList<UnconfirmedPaper>))]
[JsonSerializable(typeof(IReadOnlyList<WaitingTicket>))]
[JsonSerializable(typeof(IReadOnlyList<QueueMessage>))]
[JsonSerializable(typeof(IReadOnlyList<CounterMessage>))]
[JsonSerializable(typeof(Problem))]
public sealed partial class Wire : JsonSerializerContext;

/// <summary>Instants on the wire: <c>2026-11-21T09:30:00.123Z</c>, always UTC, always three decimals.</summary>
public sealed class WireInstant : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[24];
        value.UtcDateTime.TryFormat(text, out var length, Format, System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
