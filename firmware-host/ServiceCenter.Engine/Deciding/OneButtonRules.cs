namespace ServiceCenter.Engine;

/// <summary>
/// A box with a single button can say "next" only. It cannot say no-show, so a press within the grace time after a call repeats
/// the call; it cannot say "started", so service starts by itself when that time is over; and then a press means finished, and next.
/// </summary>
internal static class OneButtonRules
{
    private static readonly TimeSpan UsualGrace = TimeSpan.FromSeconds(8);

    internal static Decision Press(Command.CallNext press, CentreState state)
    {
        var desk = Desk.Find(state, press.Counter);
        if (desk.Refusal is { } refusal) return refusal;

        var grace = state.Plan!.OneButtonGrace ?? UsualGrace;
        var startsAt = press.At + grace;
        if (desk.Front is { State: LegState.Called called, LastCall: { } last } front)
        {
            if (press.At - last.At < grace) return Decision.Of(new Event.TicketRecalled(front.Ticket, press.Counter, desk.Agent, startsAt));
            return FinishAndNext(press, state, startsAt,
                new Event.ServiceStarted(front.Ticket, press.Counter, called.Agent, ByItself: true),
                new Event.ServiceFinished(front.Ticket, press.Counter, desk.Agent, null));
        }
        if (desk.Front is { } serving)
            return FinishAndNext(press, state, startsAt, new Event.ServiceFinished(serving.Ticket, press.Counter, desk.Agent, null));
        if (desk.Counter.Break is not null)
            return FinishAndNext(press, state, startsAt, new Event.CounterReady(press.Counter, desk.Agent));
        return CounterRules.Next(state, press.Counter, press.At, startsAt) is { } next ? Decision.Of(next) : Refusals.NothingWaiting(press.Counter);
    }

    /// <summary>Who is next is asked of the state as the first events leave it. Where nobody is, the first are done all the same.</summary>
    private static Decision.Accepted FinishAndNext(Command.CallNext press, CentreState state, DateTimeOffset startsAt, params Event[] first)
    {
        var events = new List<Event>(first);
        foreach (var happened in first)
            state = CentreEngine.Evolve(state, new Recorded(state.LastSeq + 1, press.At, null, null, happened));
        if (CounterRules.Next(state, press.Counter, press.At, startsAt) is { } called) events.Add(called);
        return new Decision.Accepted(events);
    }
}
