using ServiceCenter.Engine;
using ServiceCenter.Engine.Measures;
using ServiceCenter.Journal;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.Storage.Verifying;

/// <summary>Replays the journal by the engine's rules, and shows every state to those who compare something with it.</summary>
internal sealed class ReplayCheck(SnapshotCheck snapshots, VisitLogCheck visits)
{
    /// <summary>The sum walks the whole state: it is taken now and then, and at every event only to find the first that broke it.</summary>
    private const int EventsPerSum = 256;

    private readonly List<CentreState> _sinceSum = [];

    public CentreState State { get; private set; } = CentreState.Empty;
    public long Records { get; private set; }
    public SnapshotCheck Snapshots => snapshots;
    public VisitLogCheck Visits => visits;

    public VerifyFault? Step(JournalRecord record)
    {
        CentreState after;
        Recorded recorded;
        try
        {
            recorded = EventCodec.Decode(record);
            after = CentreEngine.Evolve(State, recorded);
        }
        catch (Exception e) when (e is StorageException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return new VerifyFault("journal", record.Seq, e.Message);
        }
        visits.Step(State, recorded, after, record.Hash);
        State = after;
        Records++;
        _sinceSum.Add(after);
        return (_sinceSum.Count == EventsPerSum ? Sum() : null) ?? snapshots.At(record, after);
    }

    public VerifyFault? End() => Sum() ?? snapshots.AtEnd(State.LastSeq) ?? visits.AtEnd(State.LastSeq);

    private VerifyFault? Sum()
    {
        if (_sinceSum.Count == 0) return null;
        var holds = Conservation.Count(_sinceSum[^1]).Holds;
        var first = holds ? null : _sinceSum.Find(state => !Conservation.Count(state).Holds);
        _sinceSum.Clear();
        return first is null ? null : new VerifyFault("journal", first.LastSeq, $"from here on the people do not add up: {Conservation.Count(first).Difference}");
    }
}
