namespace ServiceCenter.Engine;

internal static class TicketChanges
{
    internal static CentreState Issued(CentreState state, Recorded recorded, Event.TicketIssued issued)
    {
        var service = state.ServiceOf(issued.Service);
        var range = state.Plan!.Service(issued.Service)!.Numbers;
        var visit = new Visit
        {
            Ticket = issued.Ticket,
            Number = issued.Number,
            Service = issued.Service,
            Then = issued.Then,
            Language = issued.Language,
            Needs = issued.Needs,
            By = issued.By,
            IssuedSeq = recorded.Seq,
            IssuedAt = recorded.At,
            Place = new Place(recorded.At, recorded.Seq, issued.Ticket),
            Quote = issued.Quote,
            State = new LegState.Waiting(recorded.At),
            StateSeq = recorded.Seq,
        };
        var queue = service with { Waiting = service.Waiting.Add(visit.Place), NextNumber = Numbering.After(range, issued.Number.Value) };
        return state with
        {
            Visits = state.Visits.Add(visit.Ticket, visit),
            Services = state.Services.SetItem(issued.Service, queue),
            Numbers = state.Numbers.SetItem(issued.Number, new NumberHold(issued.Ticket, recorded.At)),
            TicketSteps = state.TicketSteps.Add(visit.Ticket, new Step(StepKind.Issue, recorded.Seq, [], [visit], Day: null)),
            Tally = state.Tally with { Issued = state.Tally.Issued + 1 },
        };
    }

    internal static CentreState Printed(CentreState state, Event.TicketPrinted printed)
    {
        var visit = state.VisitOf(printed.Ticket) with { Printed = printed.Confirmed };
        return state with { Visits = state.Visits.SetItem(printed.Ticket, visit) };
    }

    internal static CentreState Ended(CentreState state, Recorded recorded, TicketId ticket, StepKind kind, VisitOutcome how)
    {
        var before = state.VisitOf(ticket).Being<LegState.Waiting>();
        var after = before.Enter(new LegState.Ended(recorded.At, how), recorded.Seq);
        return state.Replace(before, after, recorded.At) with
        {
            TicketSteps = state.TicketSteps.SetItem(ticket, new Step(kind, recorded.Seq, [], [before], Day: null)),
        };
    }

    /// <summary>Comes after the day's end, which remembers how it was.</summary>
    internal static CentreState Unresolved(CentreState state, Recorded recorded, Event.TicketUnresolved unresolved)
    {
        var before = state.VisitOf(unresolved.Ticket);
        var after = before.Enter(new LegState.Ended(recorded.At, VisitOutcome.Unresolved), recorded.Seq);
        var next = state.Replace(before, after, recorded.At);
        return before.IsInFront ? next.Put(next.CounterOf(before.Counter!.Value) with { Ticket = null }) : next;
    }

    /// <summary>Issued and ended long ago: it counts, and never stood in a queue here.</summary>
    internal static CentreState Imported(CentreState state, Event.VisitImported imported) => state with
    {
        Tally = state.Tally.With(imported.Visit.Outcome, 1) with { Issued = state.Tally.Issued + 1 },
        Imports = state.Imports.Add(imported.Visit.Source),
    };
}
