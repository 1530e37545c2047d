using System.Globalization;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>People speak of local dates, the log of instants: the centre's own time zone is between them.</summary>
public static class CentreTime
{
    public static TimeZoneInfo ZoneOf(CentreBody centre) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(centre.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The first instant of a local date, also where the clocks change at midnight.</summary>
    public static DateTimeOffset StartOf(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    public static DateOnly DateOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>An RFC 3339 instant or a local date; <paramref name="otherwise"/> where nothing was given.</summary>
    public static bool TryInstant(string? text, TimeZoneInfo zone, DateTimeOffset otherwise, out DateTimeOffset at)
    {
        at = otherwise;
        if (string.IsNullOrEmpty(text)) return true;
        if (TryDate(text, out var date))
        {
            at = StartOf(date, zone);
            return true;
        }
        return text.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
    }
}
