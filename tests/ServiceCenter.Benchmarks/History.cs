using ServiceCenter.Benchmarks.Processes;
using ServiceCenter.Engine;

namespace ServiceCenter.Benchmarks;

/// <summary>
/// Commands a second into the Sequencer and its journal with a million visits behind them, in turn with a machine that has none: what a
/// centre has behind it must not weigh on the day.
/// </summary>
internal static class History
{
    private const int Visits = 1_000_000, AtOnce = 1_024;
    private const int Rounds = 7, RequestsOfARound = 20_480, InFlight = 256;
    private const double Goal = 0.9;

    public static Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        using var emptyFolder = new DataFolder();
        using var old = new MachineOnDisk(folder.Path, DateTimeOffset.UtcNow);
        using var young = new MachineOnDisk(emptyFolder.Path, DateTimeOffset.UtcNow);
        for (var visit = 0; visit < Visits; visit += AtOnce) old.Import(Imported(visit));
        old.Store.CatchUpVisits();
        Report.Say($"{old.LastSeq:#,0} events are behind the one machine, {young.LastSeq:#,0} behind the other");

        var (withHistory, without) = (new Samples(), new Samples());
        var requests = new Requests("history");
        SequencerAlone.Rate(old, requests, RequestsOfARound, InFlight); // warm
        SequencerAlone.Rate(young, requests, RequestsOfARound, InFlight);
        for (var round = 0; round < Rounds; round++)
        {
            withHistory.Add(SequencerAlone.Rate(old, requests, RequestsOfARound, InFlight));
            without.Add(SequencerAlone.Rate(young, requests, RequestsOfARound, InFlight));
        }
        var ratio = withHistory.Median / without.Median;
        report.Add(new Row(
            "commands a second into Sequencer and journal, 1,000,000 visits behind them", $"{withHistory.Median:#,0}", $"none behind them {without.Median:#,0}/s", ratio,
            $"at least {Goal} of it", ratio >= Goal));
        return Task.CompletedTask;
    }

    private static IEnumerable<ImportedVisit> Imported(int first)
    {
        for (var visit = first; visit < Math.Min(Visits, first + AtOnce); visit++)
        {
            var arrived = DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(visit * 30L);
            yield return new ImportedVisit("a file", visit + 2, new ServiceId("general"), arrived, VisitOutcome.Served, arrived.AddMinutes(4), arrived.AddMinutes(9), Agent: null, Priority: 0);
        }
    }
}
