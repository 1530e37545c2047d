namespace ServiceCenter.Engine;

/// <summary>What an agent may do at a counter.</summary>
internal static class CounterRules
{
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

    internal static Decision Close(Command.CloseCounter close, CentreState state) => Find(state, close.Counter) switch
    {
        { Refusal: { } refusal } => refusal,
        { Front: { } front } => Refusals.CounterBusy(close.Counter, front),
        { Agent: var agent } => Decision.Of(new Event.CounterClosed(close.Counter, agent)),
    };

    internal static Decision CallNext(Command.CallNext call, CentreState state)
    {
        var desk = Find(state, call.Counter);
        if (desk.Refusal is { } refusal) return refusal;
        if (desk.Front is { State: LegState.Serving } serving) return Refusals.AlreadyServing(call.Counter, serving);
        if (desk.Front is { } called) return Refusals.TicketInFront(call.Counter, called);

        var profile = state.Plan!.Profile(state.Counters[call.Counter].Profile!.Value)!;
        return Routing.Next(state, profile, call.At) is var (place, why)
            ? Decision.Of(new Event.TicketCalled(place.Ticket, call.Counter, desk.Agent, why))
            : Refusals.NothingWaiting(call.Counter);
    }

    internal static Decision Start(Command.Start start, CentreState state) => InFront(state, start.Counter, start.Ticket) switch
    {
        { Refusal: { } refusal } => refusal,
        { Front: { State: LegState.Called } called, Agent: var agent } => Decision.Of(new Event.ServiceStarted(called.Ticket, start.Counter, agent)),
        { Front: { State: LegState.Serving } serving } => Refusals.AlreadyStarted(serving),
        { Front: var other } => Refusals.NotCalled(other!),
    };

    internal static Decision Finish(Command.Finish finish, CentreState state) => InFront(state, finish.Counter, finish.Ticket) switch
    {
        { Refusal: { } refusal } => refusal,
        { Front: { State: LegState.Serving } serving, Agent: var agent } =>
            Decision.Of(new Event.ServiceFinished(serving.Ticket, finish.Counter, agent, finish.Outcome)),
        { Front: var other } => Refusals.NotServing(other!),
    };

    internal static Decision NoShow(Command.NoShow noShow, CentreState state) => InFront(state, noShow.Counter, noShow.Ticket) switch
    {
        { Refusal: { } refusal } => refusal,
        { Front: { State: LegState.Called } called, Agent: var agent } => Decision.Of(new Event.TicketNoShow(called.Ticket, noShow.Counter, agent)),
        { Front: { State: LegState.Serving } serving } => Refusals.AlreadyStarted(serving),
        { Front: var other } => Refusals.NotCalled(other!),
    };

    /// <summary>A counter, open, and who is in front of it; or why not.</summary>
    private readonly record struct Desk(Decision? Refusal, AgentId Agent, Visit? Front);

    private static Desk Find(CentreState state, CounterId id)
    {
        if (!state.Counters.TryGetValue(id, out var counter)) return new Desk(Refusals.UnknownCounter(id), default, null);
        if (counter.Agent is not { } agent) return new Desk(Refusals.CounterClosed(id), default, null);
        return new Desk(null, agent.Id, counter.Ticket is { } ticket ? state.Visits[ticket] : null);
    }

    /// <summary>
    /// The customer a step is about. Where the agent named one who is at no counter, that one comes back as it stands,
    /// and the step says why it cannot be.
    /// </summary>
    private static Desk InFront(CentreState state, CounterId counter, TicketId? named)
    {
        var desk = Find(state, counter);
        if (desk.Refusal is not null) return desk;
        if (named is null || named == desk.Front?.Ticket)
            return desk.Front is null ? desk with { Refusal = Refusals.NobodyInFront(counter) } : desk;
        if (!state.Visits.TryGetValue(named.Value, out var visit)) return desk with { Refusal = Refusals.UnknownTicket(named.Value) };
        return visit.IsInFront ? desk with { Refusal = Refusals.NotYourTicket(counter, visit) } : desk with { Front = visit };
    }

    private static CounterState? CounterOf(CentreState state, AgentId agent)
    {
        foreach (var counter in state.Counters.Values)
            if (counter.Agent?.Id == agent) return counter;
        return null;
    }
}
