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
            LegState.Waiting => visit with { State = next, StateSeq = seq, Wait = visit.Wait + spent },
            LegState.Called => visit with { State = next, StateSeq = seq, Walk = visit.Walk + spent },
            LegState.Serving => visit with { State = next, StateSeq = seq, Handling = visit.Handling + spent },
            _ => throw new InvalidOperationException($"Ticket {visit.Number} has ended and cannot move on."),
        };
    }

    /// <summary>Puts <paramref name="after"/> in the place of <paramref name="before"/>, in the queues and the number holds too.</summary>
    internal static CentreState Replace(this CentreState state, Visit before, Visit after, DateTimeOffset at)
    {
        var services = state.Services;
        if (before.State is LegState.Waiting)
        {
            var left = state.ServiceOf(before.Service);
            services = services.SetItem(before.Service, left with { Waiting = left.Waiting.Remove(before.Place) });
        }
        if (after.State is LegState.Waiting)
        {
            if (!services.TryGetValue(after.Service, out var joined)) throw new InvalidOperationException($"The journal queues for '{after.Service}', which no configuration has.");
            services = services.SetItem(after.Service, joined with { Waiting = joined.Waiting.Add(after.Place) });
        }
        var numbers = before.IsInFront && !after.IsInFront
            ? state.Numbers.SetItem(after.Number, new NumberHold(after.Ticket, at + Numbering.OnWall))
            : state.Numbers;
        return state with
        {
            Visits = state.Visits.SetItem(after.Ticket, after), Services = services, Numbers = numbers,
            Dues = state.Dues.Replace(DueOf(before), DueOf(after)),
        };
    }

    internal static CentreState Put(this CentreState state, CounterState counter) => state with
    {
        Counters = state.Counters.SetItem(counter.Id, counter),
        Dues = state.Dues.Replace(DueOf(state.Counters[counter.Id]), DueOf(counter)),
    };

    private static Due? DueOf(Visit visit) => visit.State is LegState.Called { StartsAt: { } at } ? new Due(at, visit.Ticket, null) : null;
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
