using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Events;

/// <summary>UTC with as many decimals as the instant has: nothing is rounded on its way to disk and back.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    // As 'O' writes it, which is many times as quick as a form of our own; what it has too many of is cut: 2026-11-21T09:30:00.1230000Z.
    private const int Longest = 28, Whole = 19;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan is [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out var instant)
            ? instant
            : throw new JsonException($"An instant in UTC is wanted (2026-11-21T09:30:00.123Z), not '{(reader.TokenType == JsonTokenType.String ? reader.GetString() : reader.TokenType)}'.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Longest];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        var end = Longest - 1;
        while (text[end - 1] == '0' && end > Whole + 1) end--;
        if (end == Whole + 1) end = Whole;
        text[end] = (byte)'Z';
        writer.WriteStringValue(text[..(end + 1)]);
    }
}

/// <summary>A prefix may end in a digit, so the two parts are kept apart: <c>A|42</c>.</summary>
internal sealed class TicketNumberConverter : TextConverter<TicketNumber>
{
    protected override TicketNumber Parse(string text)
    {
        var bar = text.LastIndexOf('|');
        return bar >= 0 && int.TryParse(text.AsSpan(bar + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new TicketNumber(text[..bar], number)
            : throw new FormatException($"'{text}' is no stored ticket number: prefix, '|' and digits are.");
    }

    protected override string Format(TicketNumber value) => string.Create(CultureInfo.InvariantCulture, $"{value.Prefix}|{value.Value}");
}

internal sealed class KebabEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
