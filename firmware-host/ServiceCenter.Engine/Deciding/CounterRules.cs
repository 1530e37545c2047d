namespace ServiceCenter.Engine;

/// <summary>What an agent may do at a counter.</summary>
internal static class CounterRules
{
    /// <summary>How many go first before who was called in vain, unless the agent says.</summary>
    private const int UsualPlacesBack = 3;

    internal static Decision Open(Command.OpenCounter open, CentreState state)
    {
        if (!state.Counters.TryGetValue(open.Counter, out var counter)) return Refusals.UnknownCounter(open.Counter);
        if (state.Day is null) return Refusals.DayNotOpen();
        if (counter.IsOpen) return Refusals.CounterOpen(counter, open.Agent);
        if (CounterOf(state, open.Agent.Id) is { } elsewhere) return Refusals.AgentElsewhere(elsewhere);
        var profile = open.Profile ?? state.Plan!.Counter(open.Counter)!.Profile;
        if (state.Plan!.Profile(profile) is null) return Refusals.UnknownProfile(profile);

        return Decision.Of(new Event.CounterOpened(open.Counter, open.Agent, profile));
    }

    internal static Decision Close(Command.CloseCounter close, CentreState state) => Desk.Find(state, close.Counter) switch
    {
        { Refusal: { } refusal } => refusal,
        { Front: { } front } => Refusals.CounterBusy(close.Counter, front, "closing"),
        { Agent: var agent } => Decision.Of(new Event.CounterClosed(close.Counter, agent)),
    };

    internal static Decision Ready(Command.Ready ready, CentreState state) => Desk.Find(state, ready.Counter) switch
    {
        { Refusal: { } refusal } => refusal,
        { Counter: { WrapUp: null, Break: null } } => Refusals.ReadyAlready(ready.Counter),
        { Agent: var agent } => Decision.Of(new Event.CounterReady(ready.Counter, agent)),
    };

    internal static Decision Break(Command.TakeBreak rest, CentreState state) => Desk.Find(state, rest.Counter) switch
    {
        { Refusal: { } refusal } => refusal,
        { Front: { } front } => Refusals.CounterBusy(rest.Counter, front, "a break"),
        { Counter.Break: { } since } => Refusals.OnBreak(rest.Counter, since),
        { Agent: var agent } => Decision.Of(new Event.BreakBegan(rest.Counter, agent, rest.Reason)),
    };

    internal static Decision CallNext(Command.CallNext call, CentreState state)
    {
        if (Desk.Free(state, call.Counter).Refusal is { } refusal) return refusal;
        return Next(state, call.Counter, call.At, startsAt: null) is { } called ? Decision.Of(called) : Refusals.NothingWaiting(call.Counter);
    }

    /// <summary>The call that the counter's profile leads to; null where nobody waits for it.</summary>
    internal static Event.TicketCalled? Next(CentreState state, CounterId id, DateTimeOffset at, DateTimeOffset? startsAt)
    {
        var counter = state.Counters[id];
        var profile = state.Plan!.Profile(counter.Profile!.Value)!;
        return Routing.Next(state, counter, profile, at) is var (place, why)
            ? new Event.TicketCalled(place.Ticket, id, counter.Agent!.Id, why, startsAt)
            : null;
    }

    internal static Decision Call(Command.Call call, CentreState state)
    {
        var desk = Desk.Free(state, call.Counter);
        if (desk.Refusal is { } refusal) return refusal;
        if (!state.Visits.TryGetValue(call.Ticket, out var visit)) return Refusals.UnknownTicket(call.Ticket);
        if (visit.State is not LegState.Waiting) return Refusals.CannotBeCalled(visit);

        var why = Routing.Chosen(state, state.Plan!.Profile(desk.Counter.Profile!.Value)!, visit, call.At);
        return Decision.Of(new Event.TicketCalled(visit.Ticket, call.Counter, desk.Agent, why));
    }

    internal static Decision Recall(Command.Recall recall, CentreState state) =>
        OfCalled(state, recall.Counter, recall.Ticket, (called, agent) => new Event.TicketRecalled(called.Ticket, recall.Counter, agent));

    internal static Decision Recycle(Command.Recycle recycle, CentreState state)
    {
        var places = recycle.Places ?? UsualPlacesBack;
        if (places < 0) return Refusals.NoPlaces(places);
        return OfCalled(state, recycle.Counter, recycle.Ticket, (called, agent) =>
        {
            var line = state.LineOf(called.Service, called.Pool);
            var before = Math.Min(places, line.Count);
            // Nobody is sent behind those whose booked time is still to come.
            while (before > 0 && line[before - 1].From > recycle.At) before--;
            return new Event.TicketRecycled(called.Ticket, recycle.Counter, agent, places, before == 0 ? null : line[before - 1].Ticket);
        });
    }

    internal static Decision Start(Command.Start start, CentreState state) =>
        OfCalled(state, start.Counter, start.Ticket, (called, agent) =>
            new Event.ServiceStarted(called.Ticket, start.Counter, agent, Earlier: Earlier.Step(start.NotBefore, start.NotAfter, called.State.Since, start.At)));

    internal static Decision NoShow(Command.NoShow noShow, CentreState state) =>
        OfCalled(state, noShow.Counter, noShow.Ticket, (called, agent) =>
            new Event.TicketNoShow(called.Ticket, noShow.Counter, agent, Earlier.Step(noShow.NotBefore, noShow.NotAfter, called.State.Since, noShow.At)));

    internal static Decision Finish(Command.Finish finish, CentreState state) =>
        OfServing(state, finish.Counter, finish.Ticket, (serving, agent) => new Event.ServiceFinished(
            serving.Ticket, finish.Counter, agent, finish.Outcome, Earlier.Step(finish.NotBefore, finish.NotAfter, serving.State.Since, finish.At)));

    /// <summary>A step with the customer who was called here.</summary>
    private static Decision OfCalled(CentreState state, CounterId counter, TicketId? named, Func<Visit, AgentId, Event> step) =>
        Desk.InFront(state, counter, named) switch
        {
            { Refusal: { } refusal } => refusal,
            { Front: { State: LegState.Called } called, Agent: var agent } => Decision.Of(step(called, agent)),
            { Front: { State: LegState.Serving } serving } => Refusals.AlreadyStarted(serving),
            { Front: var other } => Refusals.NotCalled(other!),
        };

    /// <summary>A step with the customer who is being served here.</summary>
    internal static Decision OfServing(CentreState state, CounterId counter, TicketId? named, Func<Visit, AgentId, Event> step) =>
        Desk.InFront(state, counter, named) switch
        {
            { Refusal: { } refusal } => refusal,
            { Front: { State: LegState.Serving } serving, Agent: var agent } => Decision.Of(step(serving, agent)),
            { Front: var other } => Refusals.NotServing(other!),
        };

    private static CounterState? CounterOf(CentreState state, AgentId agent)
    {
        foreach (var counter in state.Counters.Values)
            if (counter.Agent?.Id == agent) return counter;
        return null;
    }
}
