namespace ServiceCenter.Engine;

internal static class TransferRules
{
    internal static Decision Transfer(Command.Transfer transfer, CentreState state)
    {
        if (WhyNot(transfer.To, state) is { } refusal) return refusal;
        return CounterRules.OfServing(state, transfer.Counter, transfer.Ticket, (serving, agent) => new Event.TicketTransferred(
            serving.Ticket, transfer.Counter, agent,
            transfer.To is TransferTarget.ToService to ? to.Service : serving.Service, PoolOf(transfer.To),
            transfer.Place, transfer.ReturnToMe ? true : null, transfer.Note));
    }

    /// <summary>Nobody is sent to where nobody is.</summary>
    private static Decision? WhyNot(TransferTarget to, CentreState state) => to switch
    {
        TransferTarget.ToService { Service: var service } => state.Plan?.Service(service) is { Historical: false } ? null : Refusals.UnknownService(service),
        TransferTarget.ToCounter { Counter: var counter } => Desk.Find(state, counter).Refusal,
        TransferTarget.ToAgent { Agent: var agent } => IsHere(state, agent) ? null : Refusals.AgentAway(agent),
        _ => throw new ArgumentException($"Nobody is sent to a {to.GetType().Name}.", nameof(to)),
    };

    private static PoolId? PoolOf(TransferTarget to) => to switch
    {
        TransferTarget.ToCounter { Counter: var counter } => PoolId.Of(counter),
        TransferTarget.ToAgent { Agent: var agent } => PoolId.Of(agent),
        _ => null,
    };

    private static bool IsHere(CentreState state, AgentId agent)
    {
        foreach (var counter in state.Counters.Values)
            if (counter.Agent?.Id == agent) return true;
        return false;
    }
}
