using System.Collections.Immutable;

namespace ServiceCenter.Engine.Measures;

/// <summary>
/// Nobody is lost and nobody counted twice: issued, counted from events, equals what the visits themselves say when walked.
/// The queues and counters are a second record of the same people; they have to agree as well.
/// </summary>
/// <param name="Issued">Tickets issued and visits imported since the journal began, from events.</param>
/// <param name="WrappingUp">Served and gone, while their agent still wraps up; not among <paramref name="Ended"/>.</param>
/// <param name="Ended">By how they ended, earlier days and imports included; every outcome is there.</param>
/// <param name="Difference">Null where all agrees; otherwise what does not, in words.</param>
public sealed record Conservation(
    long Issued, long Waiting, long Called, long Serving, long Parked, long WrappingUp,
    ImmutableSortedDictionary<VisitOutcome, long> Ended, string? Difference)
{
    public bool Holds => Difference is null;

    /// <summary>Walks everything: for a check now and then, not for every event.</summary>
    public static Conservation Count(CentreState state)
    {
        long waiting = 0, called = 0, serving = 0, parked = 0;
        var ended = Enum.GetValues<VisitOutcome>().ToDictionary(how => how, how => state.Tally.Ended.GetValueOrDefault(how));
        var wrappingUp = WrappingUpIn(state);
        foreach (var visit in state.Visits.Values)
            _ = visit.State switch
            {
                LegState.Waiting => waiting++,
                LegState.Called => called++,
                LegState.Serving => serving++,
                LegState.Parked => parked++,
                LegState.Ended when wrappingUp.Contains(visit.Ticket) => 0,
                LegState.Ended end => ended[end.How]++,
                _ => throw new InvalidOperationException($"Ticket {visit.Number} is in a state that is not counted: {visit.State.GetType().Name}."),
            };

        var sum = waiting + called + serving + parked + wrappingUp.Count + ended.Values.Sum();
        var difference = sum != state.Tally.Issued
            ? $"{state.Tally.Issued} were issued, but {sum} are accounted for"
            : InQueues(state, waiting, parked) ?? AtCounters(state, called + serving);
        return new Conservation(state.Tally.Issued, waiting, called, serving, parked, wrappingUp.Count, ended.ToImmutableSortedDictionary(), difference);
    }

    /// <summary>A customer whose wrap-up is under way may have moved on to another service: then that is where they are.</summary>
    private static HashSet<TicketId> WrappingUpIn(CentreState state)
    {
        var tickets = new HashSet<TicketId>();
        foreach (var counter in state.Counters.Values)
            if (counter.WrapUp is { } wrapUp && state.Visits.TryGetValue(wrapUp.Ticket, out var visit) && !visit.IsAlive) tickets.Add(wrapUp.Ticket);
        return tickets;
    }

    private static string? InQueues(CentreState state, long waiting, long parked)
    {
        long queued = 0, aside = 0;
        foreach (var (service, queue) in state.Services)
            foreach (var place in queue.Waiting)
            {
                queued++;
                if (!state.Visits.TryGetValue(place.Ticket, out var visit)) return $"the queue of '{service}' holds ticket {place.Ticket}, which is nobody's";
                if (visit.State is not LegState.Waiting || visit.Pool is not null || visit.Service != service) return $"the queue of '{service}' holds ticket {visit.Number}, which does not wait there";
            }
        foreach (var (pool, held) in state.Pools)
        {
            (queued, aside) = (queued + held.Waiting.Count, aside + held.Parked.Count);
            foreach (var place in held.Waiting)
                if (!state.Visits.TryGetValue(place.Ticket, out var visit) || visit.State is not LegState.Waiting || visit.Pool != pool)
                    return $"the pool '{pool}' holds ticket {place.Ticket}, which does not wait there";
            foreach (var place in held.Parked)
                if (!state.Visits.TryGetValue(place.Ticket, out var visit) || visit.State is not LegState.Parked || visit.Pool != pool)
                    return $"the pool '{pool}' holds ticket {place.Ticket}, which is not parked there";
        }
        if (queued != waiting) return $"{waiting} wait, but {queued} stand in queues";
        return aside == parked ? null : $"{parked} are parked, but {aside} are in pools";
    }

    private static string? AtCounters(CentreState state, long inFront)
    {
        long named = 0;
        foreach (var counter in state.Counters.Values)
        {
            if (counter.Ticket is not { } ticket) continue;
            named++;
            if (!state.Visits.TryGetValue(ticket, out var visit)) return $"counter '{counter.Id}' has ticket {ticket} in front, which is nobody's";
            if (!visit.IsInFront || visit.Counter != counter.Id) return $"counter '{counter.Id}' has ticket {visit.Number} in front, which is not there";
        }
        return named == inFront ? null : $"{inFront} are called or being served, but {named} are in front of counters";
    }
}
