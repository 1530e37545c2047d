using System.Diagnostics;
using System.Text.RegularExpressions;
using ServiceCenter.Benchmarks.Beside;
using ServiceCenter.Benchmarks.Processes;
using ServiceCenter.Storage;

namespace ServiceCenter.Benchmarks;

/// <summary>
/// From the start of the host's process to "ready", with a journal of a million events of many days: after a clean stop, which
/// left a snapshot, and without one, when all of it is replayed. Beside it a bare scan of the same rows.
/// </summary>
internal static partial class Start
{
    private const int Events = 1_000_000;
    private const int CustomersADay = 1_000;
    private const int Rounds = 3;
    private const double GoalSeconds = 2;
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromSeconds(9);

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        var journal = StoreFiles.Journal(folder.Path);
        BuildJournal(folder.Path);
        await (await HostProcess.StartAsync(folder.Path)).DisposeAsync(); // a start and a clean stop of the host's own

        var (withSnapshot, replayed, scans, reading) = (new Samples(), new Samples(), new Samples(), new Samples());
        for (var round = 0; round < Rounds; round++)
        {
            withSnapshot.Add((await StartAsync(folder.Path)).Seconds);
            scans.Add(BareScan.Read(journal).Seconds);
            foreach (var snapshot in Directory.EnumerateFiles(folder.Path, "snapshot-*")) File.Delete(snapshot);
            var (seconds, readSeconds) = await StartAsync(folder.Path); // stops cleanly: the next round finds a snapshot again
            replayed.Add(seconds);
            reading.Add(readSeconds);
        }
        var beside = $"bare scan of {BareScan.Read(journal).Rows:#,0} rows {scans.Median:0.00} s";
        report.Add(new Row("start with 1,000,000 events, after a clean stop", $"{withSnapshot.Median:0.00} s", beside, withSnapshot.Median / scans.Median, $"{GoalSeconds:0} s", withSnapshot.Median <= GoalSeconds));
        report.Add(new Row("start with 1,000,000 events, all replayed", $"{replayed.Median:0.00} s (journal {reading.Median:0.00} s)", beside, replayed.Median / scans.Median, "", null));
    }

    private static async Task<(double Seconds, double ReadSeconds)> StartAsync(string folder)
    {
        await using var host = await HostProcess.StartAsync(folder);
        return (host.TimeToReady.TotalSeconds, double.Parse(JournalRead().Match(host.Said).Groups[1].Value) / 1000);
    }

    /// <summary>Day after day up to yesterday, through the Sequencer.</summary>
    private static void BuildJournal(string folder)
    {
        var started = Stopwatch.GetTimestamp();
        var today = DateTime.UtcNow.Date;
        var days = (Events / ((CustomersADay * 4) + (2 * Requests.Counters) + 2)) + 1;
        var day = new DateTimeOffset(today.AddDays(-days - 1).AddHours(8), TimeSpan.Zero);
        var requests = new Requests("past");
        using var machine = new MachineOnDisk(folder, day);
        for (; machine.LastSeq < Events; day = day.AddDays(1))
        {
            machine.Now = day;
            machine.OpenDay();
            machine.Take([.. requests.OpenCounters()]);
            foreach (var batch in requests.Customers(CustomersADay * 4).Chunk(256)) machine.Take(batch, BetweenRequests);
            machine.Take([.. requests.CloseCounters()]);
            machine.EndDay();
        }
        machine.SaveSnapshot();
        machine.Store.CatchUpVisits();
        Report.Say($"a journal of {machine.LastSeq:#,0} events was built in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }

    [GeneratedRegex(@"Journal read in (\d+) ms")]
    private static partial Regex JournalRead();
}
