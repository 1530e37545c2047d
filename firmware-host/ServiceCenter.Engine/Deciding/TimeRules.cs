namespace ServiceCenter.Engine;

/// <summary>What happens because its time has come, and nobody has to ask for it.</summary>
internal static class TimeRules
{
    internal static DateTimeOffset? NextDue(CentreState state)
    {
        var dayEnds = state.Day?.EndsAt;
        if (state.Dues.IsEmpty) return dayEnds;
        var first = state.Dues.Min.At;
        return first < dayEnds ? first : dayEnds;
    }

    internal static Decision Keep(Command.KeepTime keep, CentreState state)
    {
        if (state.Day is { } day && day.EndsAt <= keep.At) return DayRules.End(state);

        var events = new List<Event>();
        foreach (var due in state.Dues)
        {
            if (due.At > keep.At) break;
            events.Add(Ring(due, state));
        }
        return new Decision.Accepted(events);
    }

    private static Event Ring(Due due, CentreState state)
    {
        if (due.Counter is { } counter) return new Event.CounterReady(counter, state.Counters[counter].Agent!.Id, ByItself: true);
        var visit = state.Visits[due.Ticket!.Value];
        return visit.State switch
        {
            LegState.Called called => new Event.ServiceStarted(visit.Ticket, called.Counter, called.Agent, ByItself: true),
            LegState.Parked => new Event.TicketUnparked(visit.Ticket, null, null),
            _ => throw new InvalidOperationException($"Nothing happens by itself to ticket {visit.Number}, which is {visit.State.GetType().Name}."),
        };
    }
}
