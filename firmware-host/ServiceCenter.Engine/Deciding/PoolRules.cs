namespace ServiceCenter.Engine;

/// <summary>Setting customers aside and getting them back, and which of those who wait in pools a counter calls.</summary>
internal static class PoolRules
{
    internal static readonly TimeSpan LongestPark = TimeSpan.FromHours(24);

    internal static Decision Park(Command.Park park, CentreState state)
    {
        if (park.For is { } time && (time <= TimeSpan.Zero || time > LongestPark)) return Refusals.InvalidParkTime(time);
        return CounterRules.OfServing(state, park.Counter, park.Ticket, (serving, agent) => new Event.TicketParked(
            serving.Ticket, park.Counter, agent, PoolOf(park.In, agent, park.Counter), park.For is { } minutes ? park.At + minutes : null));
    }

    internal static Decision Unpark(Command.Unpark unpark, CentreState state)
    {
        var desk = unpark.ToWaiting ? Desk.Find(state, unpark.Counter) : Desk.Free(state, unpark.Counter);
        if (desk.Refusal is { } refusal) return refusal;
        if (!state.Visits.TryGetValue(unpark.Ticket, out var visit)) return Refusals.UnknownTicket(unpark.Ticket);
        if (visit.State is not LegState.Parked) return Refusals.NotParked(visit);
        if (unpark.ToWaiting) return Decision.Of(new Event.TicketUnparked(visit.Ticket, unpark.Counter, desk.Agent));

        var why = Routing.Chosen(state, state.Plan!.Profile(desk.Counter.Profile!.Value)!, visit, unpark.At);
        return Decision.Of(new Event.TicketCalled(visit.Ticket, unpark.Counter, desk.Agent, why));
    }

    private static PoolId PoolOf(PoolOwner owner, AgentId agent, CounterId counter) => owner switch
    {
        PoolOwner.Agent => PoolId.Of(agent),
        PoolOwner.Counter => PoolId.Of(counter),
        _ => PoolId.Centre,
    };

    /// <summary>
    /// Whom a counter calls from pools: the agent's own, then the counter's own; then, where its profile calls their service, those
    /// of the centre and of agents and counters that are gone, since nobody else would.
    /// </summary>
    internal static (Place Place, PoolId Pool)? First(CentreState state, CounterState counter, ProfilePlan profile)
    {
        if (state.Pools.IsEmpty) return null;
        foreach (var own in (ReadOnlySpan<PoolId>)[PoolId.Of(counter.Agent!.Id), PoolId.Of(counter.Id)])
            if (state.Pools.TryGetValue(own, out var pool) && !pool.Waiting.IsEmpty) return (pool.Waiting.Min, own);

        (Place Place, PoolId Pool)? first = null;
        foreach (var (id, pool) in state.Pools)
        {
            if (!IsForAll(state, id)) continue;
            foreach (var place in pool.Waiting)
            {
                if (!profile.Calls(state.Visits[place.Ticket].Service)) continue;
                if (first is null || place.CompareTo(first.Value.Place) < 0) first = (place, id);
                break;
            }
        }
        return first;
    }

    private static bool IsForAll(CentreState state, PoolId pool)
    {
        if (pool.Agent is { } agent)
        {
            foreach (var counter in state.Counters.Values)
                if (counter.Agent?.Id == agent) return false;
            return true;
        }
        return pool.Counter is not { } id || !state.Counters.TryGetValue(id, out var own) || !own.IsOpen;
    }
}
