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

/// <param name="Wait">Of served visits, as <see cref="Handling"/>; null where none was served.</param>
public sealed record ServiceSummary(string Service, int Visits, int Served, TimeFigures? Wait, TimeFigures? Handling);

/// <summary>A day of the centre in its log, by service, and its last visits.</summary>
/// <param name="Latest">Latest issued first.</param>
public sealed record DaySummary(int Total, IReadOnlyList<ServiceSummary> Rows, IReadOnlyList<VisitRow> Latest)
{
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

    public static DaySummary Of(IEnumerable<VisitRow> visits, int latest)
    {
        var all = visits.ToList();
        var rows = all.GroupBy(v => v.Service).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Summarize).ToList();
        return new DaySummary(all.Count, rows, [.. all.TakeLast(latest).Reverse()]);
    }

    private static ServiceSummary Summarize(IGrouping<string, VisitRow> visits)
    {
        var served = visits.Where(v => v.Outcome == "served").ToList();
        return new ServiceSummary(
            visits.Key, visits.Count(), served.Count,
            TimeFigures.Of([.. served.Select(v => v.WaitSeconds)]), TimeFigures.Of([.. served.Select(v => v.HandlingSeconds)]));
    }
}
