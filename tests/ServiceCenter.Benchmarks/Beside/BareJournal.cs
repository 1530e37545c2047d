using System.Diagnostics;
using ServiceCenter.Journal;

namespace ServiceCenter.Benchmarks.Beside;

/// <summary>The journal's own append loop: records made beforehand, chained, so many to a flush.</summary>
internal sealed class BareJournal(string folder, IReadOnlyList<byte[]> payloads) : IDisposable
{
    private readonly JournalFile _journal = JournalFile.Open(Path.Combine(folder, "bare-journal.db"));

    /// <returns>Records a second.</returns>
    public double Append(int records, int toAFlush)
    {
        var started = Stopwatch.GetTimestamp();
        for (var done = 0; done < records; done += toAFlush)
        {
            var batch = new JournalEntry[toAFlush];
            for (var i = 0; i < toAFlush; i++) batch[i] = new JournalEntry(_journal.LastSeq + 1 + i, payloads[(done + i) % payloads.Count], null);
            _journal.Append(batch);
        }
        return records / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose() => _journal.Dispose();
}
