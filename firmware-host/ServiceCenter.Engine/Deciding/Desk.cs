namespace ServiceCenter.Engine;

/// <summary>A counter that is open, and who is in front of it; or why not.</summary>
internal readonly record struct Desk(Decision? Refusal, CounterState Counter, AgentId Agent, Visit? Front)
{
    internal static Desk Find(CentreState state, CounterId id)
    {
        if (!state.Counters.TryGetValue(id, out var counter)) return No(Refusals.UnknownCounter(id));
        if (counter.Agent is not { } agent) return No(Refusals.CounterClosed(id));
        return new Desk(null, counter, agent.Id, counter.Ticket is { } ticket ? state.Visits[ticket] : null);
    }

    /// <summary>A counter that could take a customer now.</summary>
    internal static Desk Free(CentreState state, CounterId id) => Find(state, id) switch
    {
        { Refusal: not null } refused => refused,
        { Front: { State: LegState.Serving } serving } => No(Refusals.AlreadyServing(id, serving)),
        { Front: { } called } => No(Refusals.TicketInFront(id, called)),
        { Counter.Break: { } rest } => No(Refusals.OnBreak(id, rest)),
        var free => free,
    };

    /// <summary>
    /// The customer a step is about. Where the agent named one who is at no counter, that one comes back as it stands,
    /// and the step says why it cannot be.
    /// </summary>
    internal static Desk InFront(CentreState state, CounterId counter, TicketId? named)
    {
        var desk = Find(state, counter);
        if (desk.Refusal is not null) return desk;
        if (named is null || named == desk.Front?.Ticket)
            return desk.Front is null ? desk with { Refusal = Refusals.NobodyInFront(counter) } : desk;
        if (!state.Visits.TryGetValue(named.Value, out var visit)) return desk with { Refusal = Refusals.UnknownTicket(named.Value) };
        return visit.IsInFront ? desk with { Refusal = Refusals.NotYourTicket(counter, visit) } : desk with { Front = visit };
    }

    private static Desk No(Decision refusal) => new(refusal, null!, default, null);
}
