using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>
/// The few moves that every change of state is made of. Queues, number holds, dues and booked time follow the visit and
/// the counter here and nowhere else, so that they cannot disagree with them.
/// </summary>
internal static class Changes
{
    internal static Visit VisitOf(this CentreState state, TicketId ticket) =>
        state.Visits.TryGetValue(ticket, out var visit) ? visit : throw new InvalidOperationException($"The journal moves ticket {ticket}, which was never issued.");

    internal static CounterState CounterOf(this CentreState state, CounterId id) =>
        state.Counters.TryGetValue(id, out var counter) ? counter : throw new InvalidOperationException($"The journal moves counter '{id}', which no configuration has.");

    internal static ServiceState ServiceOf(this CentreState state, ServiceId id) =>
        state.Services.TryGetValue(id, out var service) ? service : throw new InvalidOperationException($"The journal moves the queue of '{id}', which no configuration has.");

    internal static Visit Being<TState>(this Visit visit) where TState : LegState =>
        visit.State is TState ? visit : throw new InvalidOperationException($"The journal moves ticket {visit.Number} as {typeof(TState).Name}, but it is {visit.State.GetType().Name}.");

    /// <summary>Books the time spent in the state the visit was in, and lets it enter the next.</summary>
    /// <param name="seq">Of the event that brings it about.</param>
    internal static Visit Enter(this Visit visit, LegState next, long seq)
    {
        var spent = next.Since - visit.State.Since;
        var entered = visit with { State = next, StateSeq = seq };
        return visit.State switch
        {
            LegState.Waiting waiting when visit.IsBooked && visit.Booked > waiting.Since => WaitedFromBooked(entered, waiting.Since, next.Since),
            LegState.Waiting => entered with { Wait = visit.Wait + spent },
            LegState.Called => entered with { Walk = visit.Walk + spent },
            LegState.Serving => entered with { Handling = visit.Handling + spent },
            LegState.Parked => entered with { Hold = visit.Hold + spent },
            _ => throw new InvalidOperationException($"Ticket {visit.Number} has ended and cannot move on."),
        };
    }

    /// <summary>Waiting begins at the booked time, where the customer came before it.</summary>
    private static Visit WaitedFromBooked(Visit visit, DateTimeOffset since, DateTimeOffset until)
    {
        var begins = visit.Booked!.Value < until ? visit.Booked.Value : until;
        return visit with { Early = visit.Early + (begins - since), Wait = visit.Wait + (until - begins) };
    }

    /// <summary>Puts <paramref name="after"/> in the place of <paramref name="before"/>, in the queues, pools and number holds too.</summary>
    /// <param name="passed">How often it has been passed over, where it comes back to a place it had.</param>
    internal static CentreState Replace(this CentreState state, Visit before, Visit after, DateTimeOffset at, int passed = 0)
    {
        var numbers = before.IsInFront && !after.IsInFront
            ? state.Numbers.SetItem(after.Number, new NumberHold(after.Ticket, at + Numbering.OnWall))
            : state.Numbers;
        if (before is { State: LegState.Waiting, Pool: null })
            after = after with { PassedOver = after.PassedOver + Bounds.PassesOf(state.ServiceOf(before.Service), before), PassesBefore = 0 };
        return state.WithoutPlaceOf(before).Admit(after, passed) with
        {
            Numbers = numbers,
            Dues = state.Dues.Replace(DueOf(before), DueOf(after)),
        };
    }

    /// <summary>Takes a visit in, at its place.</summary>
    internal static CentreState Admit(this CentreState state, Visit visit, int passed = 0)
    {
        if (visit is { State: LegState.Waiting, Pool: null })
            visit = visit with { PassesBefore = Bounds.Behind(state.ServiceOf(visit.Service).Passes, visit.Place) - passed };
        return state.WithPlaceOf(visit) with { Visits = state.Visits.SetItem(visit.Ticket, visit) };
    }

    /// <summary>The line in which tickets of a service, or of a pool, wait.</summary>
    internal static ImmutableSortedSet<Place> LineOf(this CentreState state, ServiceId service, PoolId? pool) =>
        pool is { } id ? state.Pools.GetValueOrDefault(id, PoolState.Empty).Waiting : state.ServiceOf(service).Waiting;

    private static CentreState WithoutPlaceOf(this CentreState state, Visit visit) => (visit.State, visit.Pool) switch
    {
        (LegState.Waiting, null) => state.With(visit.Service, q => q with
        {
            Waiting = q.Waiting.Remove(visit.Place),
            Booked = visit.IsBooked ? q.Booked.Remove(visit.Place) : q.Booked,
        }),
        (LegState.Waiting, { } pool) => state.With(pool, p => p with { Waiting = p.Waiting.Remove(visit.Place) }),
        (LegState.Parked, { } pool) => state.With(pool, p => p with { Parked = p.Parked.Remove(visit.Place) }),
        _ => state,
    };

    private static CentreState WithPlaceOf(this CentreState state, Visit visit) => (visit.State, visit.Pool) switch
    {
        (LegState.Waiting, null) => state.With(visit.Service, q => q with
        {
            Waiting = q.Waiting.Add(visit.Place),
            Booked = visit.IsBooked ? q.Booked.Add(visit.Place) : q.Booked,
        }),
        (LegState.Waiting, { } pool) => state.With(pool, p => p with { Waiting = p.Waiting.Add(visit.Place) }),
        (LegState.Parked, { } pool) => state.With(pool, p => p with { Parked = p.Parked.Add(visit.Place) }),
        (LegState.Parked, null) => throw new InvalidOperationException($"The journal parks ticket {visit.Number} in no pool."),
        _ => state,
    };

    private static CentreState With(this CentreState state, ServiceId id, Func<ServiceState, ServiceState> change) =>
        state with { Services = state.Services.SetItem(id, change(state.ServiceOf(id))) };

    private static CentreState With(this CentreState state, PoolId id, Func<PoolState, PoolState> change)
    {
        var pool = change(state.Pools.GetValueOrDefault(id, PoolState.Empty));
        return state with { Pools = pool.IsEmpty ? state.Pools.Remove(id) : state.Pools.SetItem(id, pool) };
    }

    internal static CentreState Put(this CentreState state, CounterState counter) => state with
    {
        Counters = state.Counters.SetItem(counter.Id, counter),
        Dues = state.Dues.Replace(DueOf(state.Counters[counter.Id]), DueOf(counter)),
    };

    private static Due? DueOf(Visit visit) => visit.State switch
    {
        LegState.Called { StartsAt: { } at } => new Due(at, visit.Ticket, null),
        LegState.Parked { Until: { } at } => new Due(at, visit.Ticket, null),
        _ => null,
    };
    private static Due? DueOf(CounterState counter) => counter.WrapUp is { } wrapUp ? new Due(wrapUp.Until, null, counter.Id) : null;

    private static ImmutableSortedSet<Due> Replace(this ImmutableSortedSet<Due> dues, Due? before, Due? after)
    {
        if (before == after) return dues;
        if (before is { } old) dues = dues.Remove(old);
        return after is { } next ? dues.Add(next) : dues;
    }

    /// <summary>A counter's step is the only one it can take back: what it did before is settled by it.</summary>
    internal static Step StepOf(StepKind kind, Recorded recorded, CounterState counter, ImmutableArray<Visit> visits) =>
        new(kind, recorded.Seq, [counter with { LastStep = null }], visits, Day: null);
}
