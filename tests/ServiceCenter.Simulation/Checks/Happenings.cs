using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <summary>Counts what happened, so that it can be seen that people did what the checkers look for.</summary>
internal sealed class Happenings : IWatcher
{
    private readonly SortedDictionary<string, int> _byType = new(StringComparer.Ordinal);

    private readonly HashSet<(string Asker, string Id)> _requests = [];

    public IReadOnlyDictionary<string, int> ByType => _byType;

    /// <summary>Different requests that were asked, however often.</summary>
    public int Requests => _requests.Count;

    public void Requested(string asker, Request request) => _requests.Add((asker, request.Id));

    public void Flushed(Recorded recorded)
    {
        var type = recorded.Event is Event.TicketIssued { Offline: not null } ? "TicketHandedIn" : recorded.Event.GetType().Name;
        _byType[type] = _byType.GetValueOrDefault(type) + 1;
    }
}
