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
        return visit.State switch
        {
            LegState.Waiting waiting when visit.IsBooked && visit.Booked > waiting.Since => visit.WaitedFromBooked(next, seq),
            LegState.Waiting => visit with { State = next, StateSeq = seq, Wait = visit.Wait + spent },
            LegState.Called => visit with { State = next, StateSeq = seq, Walk = visit.Walk + spent },
            LegState.Serving => visit with { State = next, StateSeq = seq, Handling = visit.Handling + spent },
            LegState.Parked => visit with { State = next, StateSeq = seq, Hold = visit.Hold + spent },
            _ => throw new InvalidOperationException($"Ticket {visit.Number} has ended and cannot move on."),
        };
    }

    /// <summary>Waiting begins at the booked time, where the customer came before it.</summary>
    private static Visit WaitedFromBooked(this Visit visit, LegState next, long seq)
    {
        var begins = visit.Booked!.Value < next.Since ? visit.Booked.Value : next.Since;
        return visit with
        {
            State = next, StateSeq = seq,
            Early = visit.Early + (begins - visit.State.Since), Wait = visit.Wait + (next.Since - begins),
        };
    }

    /// <summary>Puts <paramref name="after"/> in the place of <paramref name="before"/>, in the queues, pools and number holds too.</summary>
    /// <param name="passed">How often it has been passed over, where it comes back to a place it had.</param>
    internal static CentreState Replace(this CentreState state, Visit before, Visit after, DateTimeOffset at, int passed = 0)
    {
        var passes = before is { State: LegState.Waiting, Pool: null } ? Bounds.PassesOf(state.ServiceOf(before.Service), before) : 0;
        if (passes > 0 || after.PassesBefore != 0) after = after with { PassedOver = after.PassedOver + passes, PassesBefore = 0 };
        var numbers = before.IsInFront && !after.IsInFront
            ? state.Numbers.SetItem(after.Number, new NumberHold(after.Ticket, at + Numbering.OnWall))
            : state.Numbers;
        after = Counted(state, after, passed);
        var lines = Lines.Of(state).Without(before).With(after);
        return state with
        {
            Visits = state.Visits.SetItem(after.Ticket, after), Services = lines.Services, Pools = lines.Pools, Numbers = numbers,
            Dues = state.Dues.Replace(DueOf(before), DueOf(after)),
        };
    }

    /// <summary>Takes in who has just come.</summary>
    internal static CentreState Admit(this CentreState state, Visit visit)
    {
        visit = Counted(state, visit, passed: 0);
        return state with { Visits = state.Visits.Add(visit.Ticket, visit), Services = Lines.Of(state).With(visit).Services };
    }

    /// <summary>From where its being passed over is counted.</summary>
    private static Visit Counted(CentreState state, Visit visit, int passed)
    {
        if (visit is not { State: LegState.Waiting, Pool: null }) return visit;
        var earlier = Bounds.Behind(state.ServiceOf(visit.Service).Passes, visit.Place) - passed;
        return earlier == visit.PassesBefore ? visit : visit with { PassesBefore = earlier };
    }

    /// <summary>The line in which tickets of a service, or of a pool, wait.</summary>
    internal static ImmutableSortedSet<Place> LineOf(this CentreState state, ServiceId service, PoolId? pool) =>
        pool is { } id ? state.Pools.GetValueOrDefault(id, PoolState.Empty).Waiting : state.ServiceOf(service).Waiting;

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
