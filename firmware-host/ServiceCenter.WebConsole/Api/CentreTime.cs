using System.Globalization;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>People speak of the centre's days, by their dates; the log of instants. What lies between only the centre knows.</summary>
public static class CentreTime
{
    /// <summary>What a caller is told who wrote neither.</summary>
    public const string Forms = "an instant with its offset (2026-11-21T09:30:00Z) or a day of the centre (2026-11-21) from 1900 to 9998";

    /// <summary>Beyond these a date is a slip of the pen, and its day may begin or end where there is no instant.</summary>
    private const int FirstYear = 1900, LastYear = 9998;

    public static TimeZoneInfo ZoneOf(CentreBody centre) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(centre.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= FirstYear and <= LastYear;

    /// <summary>An RFC 3339 instant, or the first one of a day; <paramref name="otherwise"/> where nothing was given.</summary>
    public static bool TryInstant(string? text, ICentre centre, DateTimeOffset otherwise, out DateTimeOffset at)
    {
        at = otherwise;
        if (string.IsNullOrEmpty(text)) return true;
        if (TryDate(text, out var date))
        {
            at = centre.StartOf(date);
            return true;
        }
        return text.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
    }
}
