using System.Diagnostics;
using ServiceCenter.Benchmarks.Beside;
using ServiceCenter.Benchmarks.Processes;
using ServiceCenter.Journal;
using ServiceCenter.Storage;

namespace ServiceCenter.Benchmarks;

/// <summary>
/// Commands a second into the Sequencer and its journal alone: request bytes in, decided, stored, flushed, replies and publications
/// made; no bus. Beside it the journal's bare append loop, the same records made beforehand.
/// </summary>
internal static class SequencerAlone
{
    private const int Rounds = 5;
    private static readonly (int InFlight, int Requests, double? Goal)[] Sizes = [(1, 4_000, null), (16, 32_000, null), (256, 102_400, 50_000)];

    public static Task MeasureAsync(Report report)
    {
        using var folder = new DataFolder();
        using var bareFolder = new DataFolder();
        using var machine = new MachineOnDisk(folder.Path, DateTimeOffset.UtcNow);
        var requests = new Requests("sequencer");
        Rate(machine, requests, 40_960, 256); // warm
        var payloads = JournalReader.Read(StoreFiles.Journal(folder.Path), afterSeq: 100).Take(10_000).Select(r => r.Payload).ToList();
        using var bare = new BareJournal(bareFolder.Path, payloads);
        bare.Append(40_960, 256);

        foreach (var (inFlight, count, goal) in Sizes)
        {
            var (commands, records) = (new Samples(), new Samples());
            for (var round = 0; round < Rounds; round++)
            {
                commands.Add(Rate(machine, requests, count, inFlight));
                records.Add(bare.Append(count, inFlight));
            }
            report.Add(new Row(
                $"commands a second into Sequencer and journal, {inFlight} in flight", $"{commands.Median:#,0}", $"bare append {records.Median:#,0}/s",
                commands.Median / records.Median, goal is { } wanted ? $"{wanted:#,0}" : "", goal is null ? null : commands.Median >= goal));
        }
        return Task.CompletedTask;
    }

    /// <summary>A day of its own each time: how long a day may grow is another question.</summary>
    public static double Rate(MachineOnDisk machine, Requests requests, int count, int inFlight)
    {
        machine.OpenDay();
        machine.Take([.. requests.OpenCounters()]);
        Asking[] all = [.. requests.Customers(count)];
        var started = Stopwatch.GetTimestamp();
        for (var taken = 0; taken < count; taken += inFlight) machine.Take(all.AsSpan(taken, inFlight));
        var rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        machine.Take([.. requests.CloseCounters()]);
        machine.EndDay();
        return rate;
    }
}
