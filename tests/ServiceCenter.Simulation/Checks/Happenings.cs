using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <summary>Counts what happened, so that it can be seen that people did what the checkers look for.</summary>
internal sealed class Happenings : IWatcher
{
    private readonly SortedDictionary<string, int> _byType = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _finishedAt = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> ByType => _byType;
    public IReadOnlyDictionary<string, int> FinishedAt => _finishedAt;

    /// <summary>Requests that were sent, each as often as it was.</summary>
    public int Requests { get; private set; }

    public void Requested(string asker, Request request) => Requests++;

    public void Flushed(Recorded recorded)
    {
        var type = recorded.Event is Event.TicketIssued { Offline: not null } ? "TicketHandedIn" : recorded.Event.GetType().Name;
        if (recorded.Event is Event.ServiceFinished { Counter: { Value: var counter } }) _finishedAt[counter] = _finishedAt.GetValueOrDefault(counter) + 1;
        _byType[type] = _byType.GetValueOrDefault(type) + 1;
    }
}
