using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>What happens to the customer in front of a counter.</summary>
internal static class CounterChanges
{
    internal static CentreState Called(CentreState state, Recorded recorded, Event.TicketCalled called)
    {
        var before = state.VisitOf(called.Ticket);
        if (before.State is not LegState.Parked) before.Being<LegState.Waiting>();
        var after = before.Enter(new LegState.Called(recorded.At, called.Counter, called.Agent, recorded.Seq, called.StartsAt), recorded.Seq) with
        {
            Counter = called.Counter,
            Agent = called.Agent,
            LastCall = new CallMark(recorded.Seq, recorded.At),
        };
        var kind = before.State is LegState.Parked ? StepKind.Unpark : StepKind.Call;
        var next = AtCounter(state, recorded, kind, called.Counter, before, after) with { TicketSteps = state.TicketSteps.Remove(called.Ticket) };
        var byRule = before.Pool is null && (called.Why.Rule > 0 || called.Why.Bound is not null);
        return byRule ? Counted(next.Passed(new Pass(before.Place, recorded.Seq), called.Why.Waiting.Keys), recorded, called, before.Service) : next;
    }

    /// <summary>Where the profile's rules ask how many were called.</summary>
    private static CentreState Counted(CentreState state, Recorded recorded, Event.TicketCalled called, ServiceId service)
    {
        if (state.Plan?.Profile(called.Why.Profile) is not { Counts: true } profile) return state;
        var before = state.Counts.GetValueOrDefault(profile.Id, new CallCounts(0, ImmutableSortedDictionary<ServiceId, int>.Empty));
        var resets = called.Why is { Bound: null, Rule: var rule } && profile.Rules[rule - 1].Then is RuleEffect.ResetCounts;
        var counts = resets ? before.Called.Clear() : before.Called.SetItem(service, before.Called.GetValueOrDefault(service) + 1);
        var counter = state.CounterOf(called.Counter);
        return state with
        {
            Counts = state.Counts.SetItem(profile.Id, new CallCounts(recorded.Seq, counts)),
            Counters = state.Counters.SetItem(counter.Id, counter with { LastStep = counter.LastStep! with { Counts = before } }),
        };
    }

    /// <summary>
    /// Of a call that is repeated, the repeats are taken back together, and then the call still can be: hence the counter's
    /// record keeps the step it stood at.
    /// </summary>
    internal static CentreState Recalled(CentreState state, Recorded recorded, Event.TicketRecalled recalled)
    {
        var before = state.VisitOf(recalled.Ticket).Being<LegState.Called>();
        var after = before with
        {
            State = (LegState.Called)before.State with { Call = recorded.Seq, StartsAt = recalled.StartsAt },
            StateSeq = recorded.Seq,
            LastCall = new CallMark(recorded.Seq, recorded.At),
        };
        var counter = state.CounterOf(recalled.Counter);
        var step = counter.LastStep is { Kind: StepKind.Recall } earlier
            ? earlier with { Seq = recorded.Seq }
            : new Step(StepKind.Recall, recorded.Seq, [counter], [before], Day: null);
        return state.Replace(before, after, recorded.At).Put(counter with { LastStep = step });
    }

    internal static CentreState Recycled(CentreState state, Recorded recorded, Event.TicketRecycled recycled)
    {
        var before = state.VisitOf(recycled.Ticket).Being<LegState.Called>();
        var line = state.LineOf(before.Service, before.Pool);
        var after = before.Enter(new LegState.Waiting(recorded.At), recorded.Seq) with
        {
            Place = recycled.Behind is { } other
                ? Place.Behind(line, state.VisitOf(other).Being<LegState.Waiting>().Place, before.Ticket)
                : Place.AtHead(line, before, recorded.At),
        };
        return AtCounter(state, recorded, StepKind.Recycle, recycled.Counter, before, after);
    }

    /// <summary>What starts by itself is no step of the agent's: the call before it is still what would be taken back.</summary>
    internal static CentreState Started(CentreState state, Recorded recorded, Event.ServiceStarted started)
    {
        var before = state.VisitOf(started.Ticket).Being<LegState.Called>();
        var call = ((LegState.Called)before.State).Call;
        var after = before.Enter(new LegState.Serving(started.Earlier?.Since ?? recorded.At, started.Counter, started.Agent, call), recorded.Seq);
        return started.ByItself is true
            ? state.Replace(before, after, recorded.At)
            : AtCounter(state, recorded, StepKind.Start, started.Counter, before, after);
    }

    internal static CentreState Finished(CentreState state, Recorded recorded, Event.ServiceFinished finished)
    {
        var before = state.VisitOf(finished.Ticket).Being<LegState.Serving>();
        var at = finished.Earlier?.Since ?? recorded.At;
        var after = AfterLeg(state, before, at, recorded.Seq) with { Outcome = finished.Outcome };
        var counter = state.CounterOf(finished.Counter);
        var longest = counter.Profile is { } profile ? state.Plan?.Profile(profile)?.WrapUp : null;
        return AtCounter(state, recorded, StepKind.Finish, finished.Counter, before, after,
                longest is { } time ? new WrapUp(at, at + time, finished.Ticket) : null)
            .Observe(before.Service, 1, after.Handling - before.Handling);
    }

    internal static CentreState NoShow(CentreState state, Recorded recorded, Event.TicketNoShow noShow)
    {
        var before = state.VisitOf(noShow.Ticket).Being<LegState.Called>();
        var after = before.Enter(new LegState.Ended(noShow.Earlier?.Since ?? recorded.At, VisitOutcome.NoShow), recorded.Seq);
        return AtCounter(state, recorded, StepKind.NoShow, noShow.Counter, before, after);
    }

    /// <summary>Keeps what the day has shown of a service's pace; undo takes it back with a count of -1.</summary>
    internal static CentreState Observe(this CentreState state, ServiceId id, int count, TimeSpan handling)
    {
        var service = state.ServiceOf(id);
        var changed = service with { Finished = service.Finished + count, Handling = service.Handling + handling };
        return state with { Services = state.Services.SetItem(id, changed) };
    }

    internal static CentreState Parked(CentreState state, Recorded recorded, Event.TicketParked parked)
    {
        var before = state.VisitOf(parked.Ticket).Being<LegState.Serving>();
        var after = before.Enter(new LegState.Parked(recorded.At, parked.Until), recorded.Seq) with
        {
            Pool = parked.Pool,
            Place = new Place(recorded.At, before.IssuedSeq, before.Ticket),
        };
        return AtCounter(state, recorded, StepKind.Park, parked.Counter, before, after);
    }

    internal static CentreState Transferred(CentreState state, Recorded recorded, Event.TicketTransferred transferred)
    {
        var before = state.VisitOf(transferred.Ticket).Being<LegState.Serving>();
        var after = NextLeg(before, transferred.Service, transferred.Pool, recorded.At, recorded.Seq) with
        {
            Note = transferred.Note,
            Returns = transferred.ReturnToMe is true ? before.Returns.Add(new Return(transferred.Agent, before.Service)) : before.Returns,
        };
        after = after with
        {
            Place = transferred.Place switch
            {
                TransferPlace.First => Place.AtHead(state.LineOf(after.Service, after.Pool), after, recorded.At),
                TransferPlace.Arrival => ByArrival(after),
                _ => after.Place,
            },
        };
        return AtCounter(state, recorded, StepKind.Transfer, transferred.Counter, before, after).Observe(before.Service, 1, after.Handling - before.Handling);
    }

    /// <summary>Back to the agent who asked for that, then on to the services still wanted, then home.</summary>
    private static Visit AfterLeg(CentreState state, Visit visit, DateTimeOffset at, long seq)
    {
        if (visit.Returns is [.., var back])
        {
            var again = NextLeg(visit, back.Service, PoolId.Of(back.Agent), at, seq) with { Returns = visit.Returns.RemoveAt(visit.Returns.Length - 1) };
            // Who went home in the meantime gets nobody back: any counter of the service does, and the customer has waited long enough.
            return state.Counters.Values.Any(c => c.Agent?.Id == back.Agent) ? again : again with { Pool = null, Place = ByArrival(again) };
        }
        return visit.Then is [var next, ..]
            ? NextLeg(visit, next, pool: null, at, seq) with { Then = visit.Then.RemoveAt(0) }
            : visit.Enter(new LegState.Ended(at, VisitOutcome.Served), seq);
    }

    /// <summary>A new leg queues as a new arrival, under the same number.</summary>
    private static Visit NextLeg(Visit visit, ServiceId next, PoolId? pool, DateTimeOffset at, long seq) => visit.Enter(new LegState.Waiting(at), seq) with
    {
        Service = next,
        Pool = pool,
        Place = new Place(at, visit.IssuedSeq, visit.Ticket),
        Legs = visit.Legs + 1,
    };

    private static Place ByArrival(Visit visit) => new(visit.IssuedAt, visit.IssuedSeq, visit.Ticket);

    /// <param name="wrapUp">What this step leads to; any other ends what the counter was wrapping up.</param>
    private static CentreState AtCounter(
        CentreState state, Recorded recorded, StepKind kind, CounterId id, Visit before, Visit after, WrapUp? wrapUp = null)
    {
        var counter = state.CounterOf(id);
        ImmutableArray<Visit> visits = [before];
        return state.Replace(before, after, recorded.At).Put(counter with
        {
            Ticket = after.IsInFront ? after.Ticket : null,
            WrapUp = wrapUp,
            LastStep = Changes.StepOf(kind, recorded, counter, visits),
        });
    }
}
