using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.Storage.Visits;

/// <summary>
/// Leads the log along the journal, beside the thread that appends and at its own pace. While the centre runs it is handed what ended
/// (<see cref="VisitsToCome"/>); a log that is missing, behind, damaged or another journal's is caught up or made anew from the records on disk.
/// </summary>
internal sealed class VisitLogFollower(IVisitLog log, JournalFile journal, SnapshotFiles snapshots)
{
    private const int RecordsPerWrite = 10_000;

    private readonly Lock _lock = new();
    private readonly VisitsToCome _toCome = new();
    private bool _isOurs;

    /// <summary>What was just appended. By the thread that appends; costs it next to nothing.</summary>
    /// <param name="states">Around the events: one more than these.</param>
    public void Offer(IReadOnlyList<Recorded> events, IReadOnlyList<CentreState> states, LogPosition end) => _toCome.Add(events, states, end);

    /// <summary>Something was appended that is not handed over: the journal is to be read.</summary>
    public void ReadBack() => _toCome.Forget();

    /// <summary>Returns when the log has seen every record whose append had returned at the call.</summary>
    public void CatchUp()
    {
        lock (_lock)
        {
            if (!_isOurs && (log.Damage() is not null || !IsOfThisJournal(log.Reached))) log.Clear();
            _isOurs = true;
            if (_toCome.Take(after: log.Reached.Seq) is var (changed, reached)) log.Write(changed, reached);
            else if (log.Reached.Seq < journal.LastSeq) Follow(StateAt(log.Reached.Seq));
        }
    }

    public void StartAnew()
    {
        lock (_lock)
        {
            _toCome.Forget();
            log.Clear();
            _isOurs = true;
        }
    }

    private CentreState StateAt(long reached)
    {
        var state = (reached > 0 ? snapshots.Newest(journal.Find, atMost: reached) : null)?.State ?? CentreState.Empty;
        foreach (var record in journal.Read(state.LastSeq))
        {
            if (record.Seq > reached) break;
            state = CentreEngine.Evolve(state, EventCodec.Decode(record));
        }
        return state;
    }

    private bool IsOfThisJournal(LogPosition reached) =>
        reached.Seq == 0 || (journal.Find(reached.Seq) is { } record && reached.Hash.Span.SequenceEqual(record.Hash));

    private void Follow(CentreState state)
    {
        var changed = new List<VisitEntry>();
        JournalRecord? last = null;
        foreach (var record in journal.Read(state.LastSeq))
        {
            last = record;
            state = VisitLogFold.Step(state, record, changed);
            if (record.Seq % RecordsPerWrite != 0) continue;
            log.Write(changed, new LogPosition(record.Seq, record.Hash));
            changed.Clear();
        }
        if (last is not null && log.Reached.Seq < last.Seq) log.Write(changed, new LogPosition(last.Seq, last.Hash));
    }
}

internal static class VisitLogFold
{
    /// <summary>One record further: what it changes in the log is added to <paramref name="changed"/>.</summary>
    public static CentreState Step(CentreState before, JournalRecord record, List<VisitEntry> changed)
    {
        var recorded = EventCodec.Decode(record);
        var after = CentreEngine.Evolve(before, recorded);
        changed.AddRange(VisitLogProjection.Changed(before, recorded, after));
        return after;
    }
}
