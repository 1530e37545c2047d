using System.Buffers;
using System.Globalization;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>
/// The visit log as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front:
/// a service or an agent may be named by anybody with a keyboard.
/// </summary>
public static class VisitCsv
{
    public const string MediaType = "text/csv";

    public const string Heading =
        "ticket,number,service,issued,ended,outcome,agent,counter,waitSeconds,walkSeconds,handlingSeconds,holdSeconds,visitSeconds,legs\r\n";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static string Line(VisitRow row) => string.Join(',',
        Text(row.Ticket), Text(row.Number), Text(row.Service), Instant(row.Issued), Instant(row.Ended), Text(row.Outcome),
        Text(row.Agent), Text(row.Counter), Seconds(row.WaitSeconds), Seconds(row.WalkSeconds), Seconds(row.HandlingSeconds),
        Seconds(row.HoldSeconds), Seconds(row.VisitSeconds), row.Legs.ToString(CultureInfo.InvariantCulture)) + "\r\n";

    public static string Text(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        if (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r') value = "'" + value;
        return value.AsSpan().ContainsAny(NeedQuotes) ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : value;
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    private static string Seconds(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
