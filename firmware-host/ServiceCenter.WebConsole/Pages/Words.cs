using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.Pages;

/// <summary>Instants as the clock on the centre's own wall shows them.</summary>
internal static class Clock
{
    public static string Short(DateTimeOffset at, CentreBody centre) => Local(at, centre).ToString("HH:mm", CultureInfo.InvariantCulture);
    public static string Long(DateTimeOffset at, CentreBody centre) => Local(at, centre).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Dated(DateTimeOffset at, CentreBody centre) => Local(at, centre).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(DateTimeOffset at, CentreBody centre) => TimeZoneInfo.ConvertTime(at, CentreTime.ZoneOf(centre));
}

/// <summary>Durations as people read them: <c>4:05</c>, <c>1:02:09</c>.</summary>
internal static class Span
{
    public static string Of(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Max(0, Math.Round(seconds)));
        return span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span.Seconds:00}");
    }
}

/// <summary>A quote as people read it, rounded up to whole minutes: one that is a little long is forgiven, one that is short is not.</summary>
internal static class Wait
{
    public static string Of(QuoteBody quote, Speech t) => quote.MeanSeconds <= 0 ? t["no wait"] : t["about {0} min", Math.Ceiling(quote.MeanSeconds / 60)];
}

/// <summary>A device's health in a line; what is not known is not mentioned.</summary>
internal static class DeviceWords
{
    public static string Of(HealthMessage health, Speech t)
    {
        var words = new List<string>();
        if (health.Trouble is { } trouble) words.Add(trouble);
        if (health.Paper is { } paper) words.Add(t["paper: {0}", t[paper]]);
        if (health.Printer is { } printer and not "none") words.Add(t["printer: {0}", t[printer]]);
        if (health.StuckButtons is { Count: > 0 } stuck) words.Add(t["stuck: {0}", string.Join(", ", stuck)]);
        if (health.OutboxLength is > 0 and var length) words.Add(t["unsent: {0}", length]);
        if (health.ClockSynchronised == false) words.Add(t["clock not synchronised"]);
        if (health.TemperatureCelsius is { } degrees) words.Add(string.Create(CultureInfo.InvariantCulture, $"{degrees:0} °C"));
        return words.Count == 0 ? t["nothing to report"] : string.Join(", ", words);
    }
}
