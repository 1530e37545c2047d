namespace ServiceCenter.Engine;

/// <summary>
/// Taking a step back restores the records as they stood before it, each with its own <c>Since</c>: so the time that
/// has passed since belongs to the state restored, and nothing is counted twice.
/// </summary>
internal static class UndoChanges
{
    internal static CentreState Undone(CentreState state, Recorded recorded, Event.StepUndone undone)
    {
        var step = StepOf(state, undone.Of);
        if (step?.Seq != undone.Step || step.Kind != undone.Kind)
            throw new InvalidOperationException($"Event {recorded.Seq} takes back step {undone.Step} ({undone.Kind}), which is not the last one.");
        return Forget(step.Kind is StepKind.Issue ? Unissue(state, recorded, step.Visits[0]) : Restore(state, recorded, step), undone.Of);
    }

    private static Step? StepOf(CentreState state, StepOwner of) => of switch
    {
        StepOwner.OfCounter counter => state.CounterOf(counter.Counter).LastStep,
        StepOwner.OfTicket ticket => state.TicketSteps.GetValueOrDefault(ticket.Ticket),
        StepOwner.OfDay => state.DayStep,
        _ => throw new InvalidOperationException($"Nobody owns steps as {of.GetType().Name}."),
    };

    private static CentreState Forget(CentreState state, StepOwner of) => of switch
    {
        StepOwner.OfTicket ticket => state with { TicketSteps = state.TicketSteps.Remove(ticket.Ticket) },
        StepOwner.OfDay => state with { DayStep = null },
        _ => state,
    };

    /// <summary>A ticket that was given cannot be as if it never was: it ends as cancelled, outside every rate.</summary>
    private static CentreState Unissue(CentreState state, Recorded recorded, Visit issued)
    {
        var before = state.VisitOf(issued.Ticket).Being<LegState.Waiting>();
        return state.Replace(before, before.Enter(new LegState.Ended(recorded.At, VisitOutcome.Cancelled), recorded.Seq), recorded.At);
    }

    private static CentreState Restore(CentreState state, Recorded recorded, Step step)
    {
        foreach (var before in step.Visits)
        {
            var now = state.VisitOf(before.Ticket);
            if (step.Kind is StepKind.Call) state = Uncounted(state, step).Unpassed(new Pass(before.Place, step.Seq));
            state = state.Replace(now, before with { Printed = now.Printed, Number = now.Number }, recorded.At, passed: now.PassedOver - before.PassedOver);
            if (step.Kind is StepKind.Finish or StepKind.Transfer) state = state.Observe(before.Service, -1, before.Handling - now.Handling);
        }
        foreach (var before in step.Counters) state = state.Put(before);
        return step.Kind switch
        {
            StepKind.OpenDay or StepKind.EndDay => state with { Day = step.Day },
            StepKind.StopIssuing => state with { Stopped = null },
            _ => state,
        };
    }

    /// <summary>What was called since by the same profile is counted already: then the counts stand.</summary>
    private static CentreState Uncounted(CentreState state, Step step) =>
        step is { Counts: { } before, Counters: [{ Profile: { } profile }, ..] } && state.Counts.GetValueOrDefault(profile)?.Seq == step.Seq
            ? state with { Counts = state.Counts.SetItem(profile, before) }
            : state;
}
