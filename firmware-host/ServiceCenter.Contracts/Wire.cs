using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.Contracts;

/// <summary>
/// JSON of the wire: camelCase, no nulls, no member twice, times RFC 3339 in UTC with milliseconds. A member that may be null may be left out,
/// any other must be there: so a member added later does no harm to older devices, as long as it may be null.
/// </summary>
public sealed class Wire : WireContext, IJsonTypeInfoResolver
{
    private Wire() : base(new JsonSerializerOptions(WireContext.Default.Options)) { }

    public static new Wire Default { get; } = new();

    // Every type passes here once. The generated half alone would require what it itself leaves out for being null.
    JsonTypeInfo? IJsonTypeInfoResolver.GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        var info = ((IJsonTypeInfoResolver)WireContext.Default).GetTypeInfo(type, options);
        if (info?.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var member in info.Properties.Where(member => member.IsSetNullable)) member.IsRequired = false;
            WholeLists.Require(info);
        }
        return info;
    }
}

/// <summary>The generated half of <see cref="Wire"/>, which is the one to use.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    AllowDuplicateProperties = false,
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
[JsonSerializable(typeof(StandbyAsk))]
[JsonSerializable(typeof(StandbyReply))]
[JsonSerializable(typeof(TookOver))]
[JsonSerializable(typeof(IReadOnlyList<UnconfirmedPaper>))]
[JsonSerializable(typeof(IReadOnlyList<WaitingTicket>))]
[JsonSerializable(typeof(IReadOnlyList<ParkedTicket>))]
[JsonSerializable(typeof(IReadOnlyList<QueueMessage>))]
[JsonSerializable(typeof(IReadOnlyList<CounterMessage>))]
[JsonSerializable(typeof(Problem))]
public partial class WireContext : JsonSerializerContext;

/// <summary>
/// Instants on the wire: <c>2026-11-21T09:30:00.123Z</c>, always UTC, always three decimals. Read with any offset, but never
/// without one: a time without an offset would mean something else on every machine.
/// </summary>
public sealed class WireInstant : JsonConverter<DateTimeOffset>
{
    // As 'O' writes it, cut to milliseconds: many times as quick as a form of our own, and written for every message.
    private const int AsO = 28, ToMilliseconds = 23;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var instant = reader.GetDateTimeOffset();
        // What came without an offset parses as a DateTime of no kind.
        if (reader.GetDateTime().Kind == DateTimeKind.Unspecified) throw new JsonException("An instant needs its offset: 2026-11-21T09:30:00.123Z.");
        return instant.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[AsO];
        value.UtcDateTime.TryFormat(text, out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        text[ToMilliseconds] = (byte)'Z';
        writer.WriteStringValue(text[..(ToMilliseconds + 1)]);
    }
}
