namespace ServiceCenter.Engine;

internal static class DayRules
{
    internal static Decision Open(Command.OpenDay open, CentreState state)
    {
        if (state.Day is { } day) return Refusals.DayAlreadyOpen(day);
        if (open.Day.OpensAt > open.Day.LastTicketAt || open.Day.LastTicketAt > open.Day.EndsAt)
            return Refusals.InvalidDay(open.Day, "it must open, then issue its last ticket, then end");
        if (open.Day.EndsAt <= open.At)
            return Refusals.InvalidDay(open.Day, "its end has passed");

        return new Decision.Accepted([.. LeaseRules.TopUp(state, open.At), new Event.DayOpened(open.Day)]);
    }

    internal static Decision StopIssuing(Command.StopIssuing stop, CentreState state) =>
        state.Day is null ? Refusals.DayNotOpen() : Decision.Of(new Event.IssuingStopped(stop.Text));

    /// <summary>
    /// The day's end comes first and remembers how everything stood, so that it can be taken back; what follows from it
    /// for each ticket and counter comes after.
    /// </summary>
    internal static Decision End(CentreState state)
    {
        if (state.Day is not { } day) return Refusals.DayNotOpen();

        var events = new List<Event> { new Event.DayEnded(day.Label) };
        foreach (var visit in state.Visits.Values)
            if (visit.IsAlive) events.Add(new Event.TicketUnresolved(visit.Ticket));
        foreach (var counter in state.Counters.Values)
            if (counter.Agent is { } agent) events.Add(new Event.CounterClosed(counter.Id, agent.Id));
        return new Decision.Accepted(events);
    }
}
