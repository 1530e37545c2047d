using System.Globalization;

namespace ServiceCenter.Kiosk.Pump;

/// <summary>Wall-clock text for papers. The session knows no time zone; this does.</summary>
internal static class LocalClock
{
    /// <summary>A zone that this machine does not know gives UTC, and says so: a wrong time on a paper is worse than an odd one.</summary>
    public static string Text(DateTimeOffset at, string zone, string format)
    {
        var known = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found);
        var local = known ? TimeZoneInfo.ConvertTime(at, found!) : at.ToUniversalTime();
        return local.ToString(format, CultureInfo.InvariantCulture) + (known ? "" : " UTC");
    }
}
