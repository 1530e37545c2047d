using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Events;

/// <summary>UTC with as many decimals as the instant has: nothing is rounded on its way to disk and back.</summary>
internal sealed class InstantConverter : TextConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    protected override DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    protected override string Format(DateTimeOffset value) => value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
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
