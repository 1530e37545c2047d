namespace ServiceCenter.Engine;

/// <summary>
/// Whether the last step can be taken back. It can while the record before it could still be true now: nobody has moved
/// the ticket since, its number was not given to another, and the day is the same.
/// </summary>
internal static class UndoRules
{
    internal static Decision Undo(Command.Undo undo, CentreState state) => undo.Of switch
    {
        StepOwner.OfCounter of => OfCounter(of, state),
        StepOwner.OfTicket of => OfTicket(of, state),
        StepOwner.OfDay of => OfDay(of, state, undo.At),
        _ => throw new ArgumentException($"Nobody owns steps as {undo.Of.GetType().Name}.", nameof(undo)),
    };

    private static Decision OfCounter(StepOwner.OfCounter of, CentreState state)
    {
        if (!state.Counters.TryGetValue(of.Counter, out var counter)) return Refusals.UnknownCounter(of.Counter);
        if (counter.LastStep is not { } step) return Refusals.NothingToUndo($"Counter '{of.Counter}'");
        if (state.Day is null) return DayHasEnded(step);
        return WhyNot(step, state) ?? Undone(of, step);
    }

    private static Decision OfTicket(StepOwner.OfTicket of, CentreState state)
    {
        if (!state.Visits.TryGetValue(of.Ticket, out var visit)) return Refusals.UnknownTicket(of.Ticket);
        if (!state.TicketSteps.TryGetValue(of.Ticket, out var step)) return Refusals.NothingToUndo($"Ticket {visit.Number}");
        if (state.Day is null) return DayHasEnded(step);
        return WhyNot(step, state) ?? Undone(of, step);
    }

    private static Decision OfDay(StepOwner.OfDay of, CentreState state, DateTimeOffset at)
    {
        if (state.DayStep is not { } step) return Refusals.NothingToUndo("The day");
        if (step.Kind is StepKind.OpenDay)
        {
            if (!state.Visits.IsEmpty) return Refusals.UndoTooLate(step.Kind, "a ticket was issued since. End the day instead");
            foreach (var counter in state.Counters.Values)
                if (counter.IsOpen) return Refusals.UndoTooLate(step.Kind, $"counter '{counter.Id}' was opened since. Close it first");
        }
        if (step.Day is { } day && at >= day.EndsAt) return Refusals.UndoTooLate(step.Kind, "the time at which the day ends by itself has passed");
        return WhyNot(step, state) ?? Undone(of, step);
    }

    private static Decision? WhyNot(Step step, CentreState state)
    {
        foreach (var before in step.Visits)
            if (WhyNot(step, before, state) is { } reason) return Refusals.UndoTooLate(step.Kind, reason);
        foreach (var before in step.Counters)
            if (WhyNot(before, state) is { } refusal) return refusal;
        return null;
    }

    private static string? WhyNot(Step step, Visit before, CentreState state)
    {
        if (state.Plan?.Service(before.Service) is null) return $"service '{before.Service}' is no longer in the configuration";
        if (!state.Visits.TryGetValue(before.Ticket, out var now) || !IsAsLeftBy(step, now)) return $"ticket {before.Number} has moved on since";
        return state.Numbers[before.Number].Ticket == before.Ticket ? null : $"number {before.Number} has been given to another ticket since";
    }

    /// <summary>
    /// The end of the day ends each visit by an event of its own, which comes after the step's. Service that started by itself
    /// belongs to the call it came from.
    /// </summary>
    private static bool IsAsLeftBy(Step step, Visit now) => step.Kind switch
    {
        StepKind.EndDay => now.State is LegState.Ended { How: VisitOutcome.Unresolved },
        StepKind.Call or StepKind.Recall or StepKind.Unpark when now.State is LegState.Serving serving => serving.Call == step.Seq,
        _ => now.StateSeq == step.Seq,
    };

    private static Decision? WhyNot(CounterState before, CentreState state)
    {
        if (!state.Counters.ContainsKey(before.Id)) return Refusals.UnknownCounter(before.Id);
        if (before.Profile is { } profile && state.Plan?.Profile(profile) is null) return Refusals.UnknownProfile(profile);
        foreach (var counter in state.Counters.Values)
            if (counter.Id != before.Id && counter.Agent is { } agent && agent.Id == before.Agent?.Id) return Refusals.AgentElsewhere(counter);
        return null;
    }

    private static Decision DayHasEnded(Step step) => Refusals.UndoTooLate(step.Kind, "the day has ended");

    private static Decision Undone(StepOwner of, Step step) => Decision.Of(new Event.StepUndone(of, step.Kind, step.Seq));
}
