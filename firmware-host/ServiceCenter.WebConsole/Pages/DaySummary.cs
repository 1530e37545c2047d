using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Pages;

/// <summary>Mean and nearest-rank percentiles, in seconds: p90 is the least time that at least nine in ten did not exceed.</summary>
public sealed record TimeFigures(double Mean, double P50, double P90)
{
    public static TimeFigures? Of(List<double> seconds)
    {
        if (seconds.Count == 0) return null;
        seconds.Sort();
        return new TimeFigures(seconds.Average(), At(seconds, 50), At(seconds, 90));
    }

    private static double At(List<double> sorted, int percent) => sorted[(sorted.Count * percent + 99) / 100 - 1];
}

/// <summary>By what the visits of a day are put together.</summary>
public enum LogGrouping { Service, Counter, Agent }

/// <param name="Key">Id of the service or counter, name of the agent; empty where a visit had none.</param>
/// <param name="Wait">Of served visits, as <see cref="Handling"/>; null where none was served.</param>
public sealed record GroupSummary(string Key, int Visits, int Served, TimeFigures? Wait, TimeFigures? Handling);

/// <summary>A day of the centre in its log, put together, and its last visits.</summary>
/// <param name="All">Together; null where there were no visits.</param>
/// <param name="Latest">Latest issued first.</param>
public sealed record DaySummary(IReadOnlyList<VisitRow> Visits, GroupSummary? All, IReadOnlyList<GroupSummary> Rows, IReadOnlyList<VisitRow> Latest)
{
    public int Total => Visits.Count;

    public static IEnumerable<VisitRow> VisitsOf(DateOnly day, ICentre centre)
    {
        var (from, to) = (centre.StartOf(day), centre.StartOf(day.AddDays(1)));
        string? next = null;
        do
        {
            var page = centre.Visits(from, to, next, 1000);
            foreach (var row in page.Items) yield return row;
            next = page.Next;
        } while (next is not null);
    }

    public static DaySummary Of(IEnumerable<VisitRow> visits, int latest, LogGrouping by = LogGrouping.Service)
    {
        var all = visits.ToList();
        var rows = all.GroupBy(v => KeyOf(v, by)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Summarize(g.Key, g)).ToList();
        return new DaySummary(all, all.Count == 0 ? null : Summarize("", all), rows, [.. all.TakeLast(latest).Reverse()]);
    }

    private static string KeyOf(VisitRow visit, LogGrouping by) => by switch
    {
        LogGrouping.Counter => visit.Counter ?? "",
        LogGrouping.Agent => visit.Agent ?? "",
        _ => visit.Service,
    };

    private static GroupSummary Summarize(string key, IEnumerable<VisitRow> visits)
    {
        var (count, served) = (visits.Count(), visits.Where(v => v.Outcome == "served").ToList());
        return new GroupSummary(
            key, count, served.Count, TimeFigures.Of([.. served.Select(v => v.WaitSeconds)]), TimeFigures.Of([.. served.Select(v => v.HandlingSeconds)]));
    }
}
