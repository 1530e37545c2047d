using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Pages;

/// <param name="Waiting">The most who waited at once in this stretch.</param>
/// <param name="Issued">Tickets issued in it.</param>
/// <param name="MeanWaitSeconds">Of those of them that have ended; null where there are none.</param>
public sealed record DayStretch(DateTimeOffset From, int Waiting, int Issued, double? MeanWaitSeconds);

/// <summary>
/// How many waited over a day, from its log and from who waits now. A visit counts as waiting from its issue for as long
/// as it waited in all: for the few that wait several times, the later waits are drawn too early.
/// </summary>
public static class DayCurve
{
    public static readonly TimeSpan Stretch = TimeSpan.FromMinutes(15);

    /// <returns>From the first stretch in which anybody came to the last one before <paramref name="until"/> in which anybody waited or came.</returns>
    public static IReadOnlyList<DayStretch> Of(IReadOnlyList<VisitRow> visits, IEnumerable<DateTimeOffset> waitingSince, DateTimeOffset from, DateTimeOffset until)
    {
        var spans = visits.Select(v => (From: v.Issued, To: v.Issued.AddSeconds(v.WaitSeconds))).Concat(waitingSince.Select(since => (From: since, To: until)))
            .Where(s => s.From >= from && s.From < until).ToList();
        if (spans.Count == 0) return [];
        var first = (int)((spans.Min(s => s.From) - from) / Stretch);
        var last = (int)((Min(spans.Max(s => s.To), until) - from) / Stretch);
        var issued = visits.ToLookup(v => (int)((v.Issued - from) / Stretch));
        return [.. Enumerable.Range(first, last - first + 1).Select(i => At(i))];

        DayStretch At(int i)
        {
            var (begin, end) = (from + i * Stretch, from + (i + 1) * Stretch);
            return new DayStretch(begin, MostAtOnce(spans, begin, end), spans.Count(s => s.From >= begin && s.From < end),
                issued[i].Any() ? issued[i].Average(v => v.WaitSeconds) : null);
        }
    }

    /// <summary>The most is always reached at an arrival, or stood already when the stretch began.</summary>
    private static int MostAtOnce(List<(DateTimeOffset From, DateTimeOffset To)> spans, DateTimeOffset begin, DateTimeOffset end)
    {
        var near = spans.Where(s => s.From < end && s.To > begin).ToList();
        return near.Select(s => s.From < begin ? begin : s.From).Distinct().Select(at => near.Count(s => s.From <= at && s.To > at)).DefaultIfEmpty(0).Max();
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
