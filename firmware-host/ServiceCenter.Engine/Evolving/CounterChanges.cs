using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>What happens to the customer in front of a counter.</summary>
internal static class CounterChanges
{
    internal static CentreState Called(CentreState state, Recorded recorded, Event.TicketCalled called)
    {
        var before = state.VisitOf(called.Ticket).Being<LegState.Waiting>();
        var after = before.Enter(new LegState.Called(recorded.At, called.Counter, called.Agent, recorded.Seq, called.StartsAt), recorded.Seq) with
        {
            Counter = called.Counter,
            Agent = called.Agent,
            LastCall = new CallMark(recorded.Seq, recorded.At),
        };
        return AtCounter(state, recorded, StepKind.Call, called.Counter, before, after) with
        {
            TicketSteps = state.TicketSteps.Remove(called.Ticket),
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
        var line = state.ServiceOf(before.Service).Waiting;
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
        var after = before.Enter(new LegState.Serving(recorded.At, started.Counter, started.Agent, call), recorded.Seq);
        return started.ByItself is true
            ? state.Replace(before, after, recorded.At)
            : AtCounter(state, recorded, StepKind.Start, started.Counter, before, after);
    }

    internal static CentreState Finished(CentreState state, Recorded recorded, Event.ServiceFinished finished)
    {
        var before = state.VisitOf(finished.Ticket).Being<LegState.Serving>();
        var after = (before.Then is [var next, ..]
            ? NextLeg(before, next, recorded)
            : before.Enter(new LegState.Ended(recorded.At, VisitOutcome.Served), recorded.Seq)) with
        {
            Outcome = finished.Outcome,
        };
        var counter = state.CounterOf(finished.Counter);
        var longest = counter.Profile is { } profile ? state.Plan?.Profile(profile)?.WrapUp : null;
        return AtCounter(state, recorded, StepKind.Finish, finished.Counter, before, after,
                longest is { } time ? new WrapUp(recorded.At, recorded.At + time, finished.Ticket) : null)
            .Observe(before.Service, 1, after.Handling - before.Handling);
    }

    internal static CentreState NoShow(CentreState state, Recorded recorded, Event.TicketNoShow noShow)
    {
        var before = state.VisitOf(noShow.Ticket).Being<LegState.Called>();
        var after = before.Enter(new LegState.Ended(recorded.At, VisitOutcome.NoShow), recorded.Seq);
        return AtCounter(state, recorded, StepKind.NoShow, noShow.Counter, before, after);
    }

    /// <summary>Keeps what the day has shown of a service's pace; undo takes it back with a count of -1.</summary>
    internal static CentreState Observe(this CentreState state, ServiceId id, int count, TimeSpan handling)
    {
        var service = state.ServiceOf(id);
        var changed = service with { Finished = service.Finished + count, Handling = service.Handling + handling };
        return state with { Services = state.Services.SetItem(id, changed) };
    }

    /// <summary>A new leg queues as a new arrival, under the same number.</summary>
    private static Visit NextLeg(Visit visit, ServiceId next, Recorded recorded) => visit.Enter(new LegState.Waiting(recorded.At), recorded.Seq) with
    {
        Service = next,
        Then = visit.Then.RemoveAt(0),
        Place = new Place(recorded.At, visit.IssuedSeq, visit.Ticket),
        Legs = visit.Legs + 1,
    };

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
