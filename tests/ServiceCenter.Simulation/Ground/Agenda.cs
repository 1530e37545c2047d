namespace ServiceCenter.Simulation.Ground;

/// <summary>What is going to happen, in the order of its time; at one time, in the order in which it was arranged. The only clock that is true.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> _queue = new();
    private long _order;

    public TimeSpan Now { get; private set; }
    public long Steps { get; private set; }

    public void At(TimeSpan when, Action what) => _queue.Enqueue(what, (when < Now ? Now : when, _order++));
    public void After(TimeSpan delay, Action what) => At(Now + delay, what);

    /// <summary>Lets everything happen that is arranged up to <paramref name="until"/>, what is arranged meanwhile included.</summary>
    public void RunUntil(TimeSpan until)
    {
        while (_queue.TryPeek(out var what, out var key) && key.At <= until)
        {
            _queue.Dequeue();
            Now = key.At;
            Steps++;
            what();
        }
        Now = until;
    }
}

/// <summary>One wish to be woken; a new wish replaces it.</summary>
internal sealed class Alarm(Agenda agenda, Action ring)
{
    private long _wish;

    public void Set(TimeSpan at)
    {
        var wish = ++_wish;
        agenda.At(at, () =>
        {
            if (wish == _wish) ring();
        });
    }

    public void Clear() => _wish++;
}
