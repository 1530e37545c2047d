namespace ServiceCenter.Messaging;

/// <param name="Id">The request's own id, by which the host knows a repeat and answers it alike.</param>
public sealed record OutboxEntry(string Id, string Topic, ReadOnlyMemory<byte> Body);

/// <summary>
/// Requests that wait for the host's reply. Only a reply ends an entry: a broker acknowledges what its access list denied, and what it
/// lost later. Times are since the owner's start, from a clock that does not jump.
/// </summary>
/// <param name="bound">Entries held; one more is dropped, and said.</param>
public sealed class Outbox(int bound = 1_000)
{
    /// <summary>A reply that has not come after this is asked for again; the wait doubles from time to time.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly List<Waiting> _waiting = [];

    private sealed class Waiting(OutboxEntry entry, TimeSpan due)
    {
        public OutboxEntry Entry { get; } = entry;
        public TimeSpan Due { get; set; } = due;
        public TimeSpan Wait { get; set; } = FirstWait;
    }

    public int Count => _waiting.Count;

    /// <summary>Entries refused since the start because the bound was reached.</summary>
    public long Dropped { get; private set; }

    /// <summary>When <see cref="Due"/> next has something to give; null while nothing waits.</summary>
    public TimeSpan? NextDue => _waiting.Count == 0 ? null : _waiting.Min(waiting => waiting.Due);

    /// <returns>False: the bound is reached and this entry was dropped. An id that waits already is not added twice.</returns>
    public bool Add(OutboxEntry entry, TimeSpan now)
    {
        if (_waiting.Exists(waiting => waiting.Entry.Id == entry.Id)) return true;
        if (_waiting.Count >= bound)
        {
            Dropped++;
            return false;
        }
        _waiting.Add(new Waiting(entry, now));
        return true;
    }

    /// <returns>False: nothing with this id waits, so the reply is a repeat or someone else's.</returns>
    public bool Replied(string id) => _waiting.RemoveAll(waiting => waiting.Entry.Id == id) > 0;

    /// <summary>What is to be sent now, oldest first: each entry once when added, and again when no reply came in time.</summary>
    public IReadOnlyList<OutboxEntry> Due(TimeSpan now)
    {
        List<OutboxEntry> due = [];
        foreach (var waiting in _waiting)
        {
            if (waiting.Due > now) continue;
            due.Add(waiting.Entry);
            waiting.Due = now + waiting.Wait;
            waiting.Wait = waiting.Wait * 2 < LongestWait ? waiting.Wait * 2 : LongestWait;
        }
        return due;
    }

    /// <summary>The broker forgot this client's session, and with it perhaps a reply: everything is asked again at once.</summary>
    public void SessionLost(TimeSpan now)
    {
        foreach (var waiting in _waiting) (waiting.Due, waiting.Wait) = (now, FirstWait);
    }
}
