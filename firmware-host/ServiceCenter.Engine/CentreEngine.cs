namespace ServiceCenter.Engine;

/// <summary>
/// The one function pair that decides everything. Pure: no clock, no zone, no chance, no input or output, so the same
/// code runs live, simulated, ahead (forecast) and instead (what-if).
/// </summary>
public static class CentreEngine
{
    /// <summary>What would happen, or why not. Changes nothing.</summary>
    public static Decision Decide(Command command, CentreState state) => command switch
    {
        Command.IssueTicket issue => TicketRules.Issue(issue, state),
        Command.HandIn hand => HandInRules.Take(hand, state),
        Command.ReportPrinted report => TicketRules.ReportPrinted(report, state),
        Command.Leave leave => TicketRules.Leave(leave, state),
        Command.Cancel cancel => TicketRules.Cancel(cancel, state),

        Command.CallNext { OneButton: true } press => OneButtonRules.Press(press, state),
        Command.CallNext call => CounterRules.CallNext(call, state),
        Command.Call call => CounterRules.Call(call, state),
        Command.Recall recall => CounterRules.Recall(recall, state),
        Command.Recycle recycle => CounterRules.Recycle(recycle, state),
        Command.Start start => CounterRules.Start(start, state),
        Command.Finish finish => CounterRules.Finish(finish, state),
        Command.NoShow noShow => CounterRules.NoShow(noShow, state),
        Command.Park park => PoolRules.Park(park, state),
        Command.Unpark unpark => PoolRules.Unpark(unpark, state),
        Command.Transfer transfer => TransferRules.Transfer(transfer, state),
        Command.OpenCounter open => CounterRules.Open(open, state),
        Command.CloseCounter close => CounterRules.Close(close, state),
        Command.Ready ready => CounterRules.Ready(ready, state),
        Command.TakeBreak rest => CounterRules.Break(rest, state),

        Command.OpenDay open => DayRules.Open(open, state),
        Command.EndDay => DayRules.End(state),
        Command.StopIssuing stop => DayRules.StopIssuing(stop, state),
        Command.AskHelp ask => ask.Counter is { } counter && !state.Counters.ContainsKey(counter)
            ? Refusals.UnknownCounter(counter)
            : Decision.Of(new Event.HelpAsked(ask.By, ask.Counter)),
        Command.HearDevice hear => RestoreRules.Hear(hear, state),
        Command.KeepTime keep => TimeRules.Keep(keep, state),
        Command.Undo undo => UndoRules.Undo(undo, state),
        Command.Configure configure => PlanRules.Configure(configure, state),

        _ => throw new ArgumentException($"The engine has no rule for {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>The state after the event.</summary>
    /// <exception cref="InvalidOperationException">The event is unknown or cannot have happened in this state: the journal is not of this engine.</exception>
    public static CentreState Evolve(CentreState state, Recorded recorded)
    {
        if (!Leap.Follows(state.LastSeq, recorded))
            throw new InvalidOperationException($"Event {recorded.Seq} cannot follow event {state.LastSeq}.");
        if (recorded.At < state.LastAt)
            throw new InvalidOperationException($"Event {recorded.Seq} at {recorded.At:O} is earlier than the one before it, at {state.LastAt:O}.");
        return Apply(state, recorded) with { LastSeq = recorded.Seq, LastAt = recorded.At };
    }

    /// <summary>When the engine has something to do by itself: <see cref="Command.KeepTime"/> is to be sent then. Null: nothing in sight.</summary>
    public static DateTimeOffset? NextDue(CentreState state) => TimeRules.NextDue(state);

    private static CentreState Apply(CentreState state, Recorded recorded) => recorded.Event switch
    {
        Event.TicketIssued issued => TicketChanges.Issued(state, recorded, issued),
        Event.NumbersLeased leased => HandInChanges.Leased(state, leased),
        Event.NumberVoided voided => HandInChanges.Voided(state, recorded, voided),
        Event.TicketPrinted printed => TicketChanges.Printed(state, printed),
        Event.TicketLeft left => TicketChanges.Ended(state, recorded, left.Ticket, StepKind.Leave, VisitOutcome.Left),
        Event.TicketCancelled cancelled => TicketChanges.Ended(state, recorded, cancelled.Ticket, StepKind.Cancel, VisitOutcome.Cancelled),
        Event.TicketUnresolved unresolved => TicketChanges.Unresolved(state, recorded, unresolved),
        Event.VisitImported imported => TicketChanges.Imported(state, imported),

        Event.TicketCalled called => CounterChanges.Called(state, recorded, called),
        Event.TicketRecalled recalled => CounterChanges.Recalled(state, recorded, recalled),
        Event.TicketRecycled recycled => CounterChanges.Recycled(state, recorded, recycled),
        Event.ServiceStarted started => CounterChanges.Started(state, recorded, started),
        Event.ServiceFinished finished => CounterChanges.Finished(state, recorded, finished),
        Event.TicketNoShow noShow => CounterChanges.NoShow(state, recorded, noShow),
        Event.TicketParked parked => CounterChanges.Parked(state, recorded, parked),
        Event.TicketUnparked unparked => TicketChanges.Unparked(state, recorded, unparked),
        Event.TicketTransferred transferred => CounterChanges.Transferred(state, recorded, transferred),
        Event.CounterOpened opened => StaffingChanges.Opened(state, recorded, opened),
        Event.CounterClosed closed => StaffingChanges.Closed(state, recorded, closed),
        Event.CounterReady ready => StaffingChanges.Ready(state, recorded, ready),
        Event.BreakBegan began => StaffingChanges.BreakBegan(state, recorded, began),

        Event.DayOpened opened => DayChanges.Opened(state, recorded, opened),
        Event.DayEnded => DayChanges.Ended(state, recorded),
        Event.IssuingStopped stopped => DayChanges.IssuingStopped(state, recorded, stopped),
        Event.HelpAsked => state,
        Event.StepUndone undone => UndoChanges.Undone(state, recorded, undone),
        Event.CentreConfigured configured => PlanChanges.Configured(state, recorded, configured),
        Event.RecordRestored restored => RestoreChanges.Restored(state, recorded, restored),
        Event.NumberRemembered remembered => RestoreChanges.Remembered(state, remembered.Given),

        _ => throw new InvalidOperationException($"Event {recorded.Seq} is a {recorded.Event.GetType().Name}, which this engine does not know."),
    };
}
