using ServiceCenter.Engine;
using ServiceCenter.Foresight.World;
using ServiceCenter.Journal;
using ServiceCenter.Simulation.Checks;
using ServiceCenter.Simulation.Ground;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>
/// The host's disk. A flush takes time; what was not flushed when the power goes is gone, and an append that was under way
/// is there whole or not at all (one transaction: what a torn page leaves of it is rolled back), whichever the dice say. The bytes are those that the real journal gets.
/// </summary>
internal sealed class HostDisk(Agenda agenda, Dice dice, Weather weather, DayDigest digest, IWatcher watcher, LeapPort leap)
{
    private static readonly TimeSpan LeastFlush = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan MostFlush = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan SlowFlush = TimeSpan.FromSeconds(3);

    private readonly List<JournalEntry> _durable = [];
    private readonly Queue<IReadOnlyList<Recorded>> _underWay = new();
    private int _backedUp;
    private TimeSpan _busyUntil;
    private TimeSpan _fullUntil;
    private int _life;

    /// <summary>Appends are flushed one after the other; each is answered in its turn.</summary>
    public void Append(IReadOnlyList<Recorded> events, Action flushed, Action<string> failed)
    {
        _underWay.Enqueue(events);
        var life = _life;
        var slow = weather.Strikes(dice, "slow-flush", weather.Faults.SlowFlush);
        var fails = weather.Strikes(dice, "flush-fails", weather.Faults.FlushFails);
        var early = dice.Chance(weather.Faults.AcknowledgedEarly);
        _busyUntil = (agenda.Now > _busyUntil ? agenda.Now : _busyUntil) + dice.Between(LeastFlush, slow ? SlowFlush : MostFlush);
        agenda.At(_busyUntil, () =>
        {
            if (life != _life) return;
            if (agenda.Now < _fullUntil) _underWay.Clear();
            if (fails || agenda.Now < _fullUntil)
            {
                Crash();
                failed("the simulated disk failed");
                return;
            }
            Keep(_underWay.Dequeue());
            if (!early) flushed();
        });
        if (early) flushed();
    }

    public void FillUp(TimeSpan length) => _fullUntil = agenda.Now + length;

    /// <summary>Power gone.</summary>
    public void Crash()
    {
        _life++;
        _busyUntil = agenda.Now;
        LoseOrKeep();
    }

    /// <summary>When the last event on it happened.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>What a start finds.</summary>
    public IEnumerable<Recorded> Read() => _durable.Select(Decode);

    public void BackUp() => _backedUp = _durable.Count;

    /// <summary>The disk is another one, with the backup on it and the event by which <c>restore</c> ends it.</summary>
    public void PutBack(DateTimeOffset now)
    {
        _durable.RemoveRange(_backedUp, _durable.Count - _backedUp);
        var last = Decode(_durable[^1]);
        Keep([leap((last.Seq, last.At), now)]);
    }

    private void LoseOrKeep()
    {
        while (_underWay.TryDequeue(out var append))
        {
            if (!dice.Chance(5_000))
            {
                _underWay.Clear();
                return;
            }
            Keep(append);
        }
    }

    private void Keep(IReadOnlyList<Recorded> append)
    {
        foreach (var recorded in append)
        {
            var entry = EventCodec.Encode(recorded);
            _durable.Add(entry);
            digest.Add("journal", entry.Payload);
            LastAt = recorded.At;
            watcher.Flushed(recorded);
        }
    }

    private static Recorded Decode(JournalEntry entry) => EventCodec.Decode(new JournalRecord(entry.Seq, entry.Payload, entry.Aside, []));
}
