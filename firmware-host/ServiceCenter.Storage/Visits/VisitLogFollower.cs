using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.Storage.Visits;

/// <summary>
/// Leads the log along the journal, beside the thread that appends and at its own pace: it reads records that are on disk
/// and keeps a state of its own. A log that is missing, behind, damaged or another journal's is caught up or made anew.
/// </summary>
internal sealed class VisitLogFollower(IVisitLog log, JournalFile journal, SnapshotFiles snapshots)
{
    private const int RecordsPerWrite = 10_000;

    private readonly Lock _lock = new();
    private CentreState? _state;

    /// <summary>Returns when the log has seen every record that was on disk at the call.</summary>
    public void CatchUp()
    {
        lock (_lock)
        {
            if (_state is null) Resume();
            if (log.Reached.Seq < journal.LastSeq) _state = Follow(_state!);
        }
    }

    public void StartAnew()
    {
        lock (_lock)
        {
            log.Clear();
            _state = CentreState.Empty;
        }
    }

    private void Resume()
    {
        if (log.Damage() is not null || !IsOfThisJournal(log.Reached)) log.Clear();
        var reached = log.Reached.Seq;
        var start = reached > 0 ? snapshots.Newest(journal.Find, atMost: reached) : null;
        var state = start?.State ?? CentreState.Empty;
        foreach (var record in journal.Read(state.LastSeq))
        {
            if (record.Seq > reached) break;
            state = CentreEngine.Evolve(state, EventCodec.Decode(record));
        }
        _state = state;
    }

    private bool IsOfThisJournal(LogPosition reached) =>
        reached.Seq == 0 || (journal.Find(reached.Seq) is { } record && reached.Hash.Span.SequenceEqual(record.Hash));

    private CentreState Follow(CentreState state)
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
        return state;
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
