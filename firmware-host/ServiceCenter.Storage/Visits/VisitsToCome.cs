using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Visits;

/// <summary>
/// What the events appended of late mean to the log, reckoned where the states around them are at hand: a log that keeps up needs
/// neither to read them back nor a second state to make sense of them. Bounded: what is too much is left to the journal.
/// </summary>
internal sealed class VisitsToCome
{
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private List<VisitEntry> _changed = [];
    /// <summary>The event after which they begin.</summary>
    private long _after;
    private LogPosition? _end;

    public void Add(IReadOnlyList<Recorded> events, IReadOnlyList<CentreState> states, LogPosition end)
    {
        lock (_lock)
        {
            if (_end?.Seq != events[0].Seq - 1 || _changed.Count > Most)
            {
                _changed.Clear();
                _after = events[0].Seq - 1;
            }
            for (var i = 0; i < events.Count; i++) _changed.AddRange(VisitLogProjection.Changed(states[i], events[i], states[i + 1]));
            _end = end;
        }
    }

    /// <summary>
    /// Everything there is, for a log that has come so far; null where there is nothing newer, or a gap before it. What the log knows of it
    /// already is replaced by the same.
    /// </summary>
    public (IReadOnlyList<VisitEntry> Changed, LogPosition Reached)? Take(long after)
    {
        lock (_lock)
        {
            var (changed, end) = (_changed, _end);
            Clear();
            return end is not null && _after <= after && after < end.Seq ? (changed, end) : null;
        }
    }

    public void Forget()
    {
        lock (_lock) Clear();
    }

    private void Clear()
    {
        _changed = [];
        _end = null;
    }
}
