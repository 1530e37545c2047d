using System.Collections.Immutable;

namespace ServiceCenter.Engine;

internal static class CounterChanges
{
    internal static CentreState Called(CentreState state, Recorded recorded, Event.TicketCalled called)
    {
        var before = state.VisitOf(called.Ticket).Being<LegState.Waiting>();
        var after = before.Enter(new LegState.Called(recorded.At, called.Counter, called.Agent, recorded.Seq)) with
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

    internal static CentreState Started(CentreState state, Recorded recorded, Event.ServiceStarted started)
    {
        var before = state.VisitOf(started.Ticket).Being<LegState.Called>();
        var call = ((LegState.Called)before.State).Call;
        var after = before.Enter(new LegState.Serving(recorded.At, started.Counter, started.Agent, call));
        return AtCounter(state, recorded, StepKind.Start, started.Counter, before, after);
    }

    internal static CentreState Finished(CentreState state, Recorded recorded, Event.ServiceFinished finished)
    {
        var before = state.VisitOf(finished.Ticket).Being<LegState.Serving>();
        var after = (before.Then is [var next, ..] ? NextLeg(before, next, recorded.At) : before.Enter(new LegState.Ended(recorded.At, VisitOutcome.Served))) with
        {
            Outcome = finished.Outcome,
        };
        return AtCounter(state, recorded, StepKind.Finish, finished.Counter, before, after).Observe(before.Service, 1, after.Handling - before.Handling);
    }

    internal static CentreState NoShow(CentreState state, Recorded recorded, Event.TicketNoShow noShow)
    {
        var before = state.VisitOf(noShow.Ticket).Being<LegState.Called>();
        var after = before.Enter(new LegState.Ended(recorded.At, VisitOutcome.NoShow));
        return AtCounter(state, recorded, StepKind.NoShow, noShow.Counter, before, after);
    }

    internal static CentreState Opened(CentreState state, Recorded recorded, Event.CounterOpened opened)
    {
        var counter = state.CounterOf(opened.Counter);
        return state.Put(counter with
        {
            Agent = opened.Agent,
            Profile = opened.Profile,
            Since = recorded.At,
            LastStep = Changes.StepOf(StepKind.Open, recorded, counter, []),
        });
    }

    /// <summary>With the day, a counter closes by no step of its own: the day's end is taken back, or nothing.</summary>
    internal static CentreState Closed(CentreState state, Recorded recorded, Event.CounterClosed closed)
    {
        var counter = state.CounterOf(closed.Counter);
        return state.Put(counter with
        {
            Agent = null,
            Profile = null,
            Since = recorded.At,
            LastStep = state.Day is null ? null : Changes.StepOf(StepKind.Close, recorded, counter, []),
        });
    }

    /// <summary>Keeps what the day has shown of a service's pace; undo takes it back with a count of -1.</summary>
    internal static CentreState Observe(this CentreState state, ServiceId id, int count, TimeSpan handling)
    {
        var service = state.ServiceOf(id);
        var changed = service with { Finished = service.Finished + count, Handling = service.Handling + handling };
        return state with { Services = state.Services.SetItem(id, changed) };
    }

    /// <summary>A new leg queues as a new arrival, under the same number.</summary>
    private static Visit NextLeg(Visit visit, ServiceId next, DateTimeOffset at) => visit.Enter(new LegState.Waiting(at)) with
    {
        Service = next,
        Then = visit.Then.RemoveAt(0),
        WaitingFrom = at,
        Legs = visit.Legs + 1,
    };

    private static CentreState AtCounter(CentreState state, Recorded recorded, StepKind kind, CounterId id, Visit before, Visit after)
    {
        var counter = state.CounterOf(id);
        ImmutableArray<Visit> visits = [before];
        return state.Replace(before, after, recorded.At).Put(counter with
        {
            Ticket = after.IsInFront ? after.Ticket : null,
            LastStep = Changes.StepOf(kind, recorded, counter, visits),
        });
    }
}
