namespace ServiceCenter.Engine;

internal static class TicketChanges
{
    internal static CentreState Issued(CentreState state, Recorded recorded, Event.TicketIssued issued)
    {
        state.ServiceOf(issued.Service);
        var plan = state.Plan!.Service(issued.Service)!;
        var came = issued.Offline?.Since ?? recorded.At;
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
            IssuedAt = came,
            IssuedBound = issued.Offline?.Bound,
            Booked = issued.Booked,
            Place = new Place(StandsFrom(plan, issued.Booked, came), recorded.Seq, issued.Ticket),
            Quote = issued.Quote,
            State = new LegState.Waiting(came),
            StateSeq = recorded.Seq,
        };
        var next = state.Admit(visit);
        var queue = next.Services[issued.Service];
        var following = issued.Offline is null ? Numbering.After(plan.Numbers, issued.Number.Value) : queue.NextNumber;
        return next.Spent(issued.Number, issued.By, issued.Ticket, recorded.At, isHandedIn: issued.Offline is not null) with
        {
            Services = next.Services.SetItem(issued.Service, queue with { NextNumber = following, Issued = queue.Issued + 1 }),
            TicketSteps = state.TicketSteps.Add(visit.Ticket, new Step(StepKind.Issue, recorded.Seq, [], [visit], Day: null)),
            Tally = state.Tally with { Issued = state.Tally.Issued + 1 },
        };
    }

    /// <summary>Whoever was booked stands at the booked time, unless too late for it.</summary>
    internal static DateTimeOffset StandsFrom(ServicePlan service, DateTimeOffset? booked, DateTimeOffset at) =>
        booked is { } time && at - time <= (service.Appointments ?? AppointmentWindow.Usual).Late ? time : at;

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

    /// <summary>Said at a counter it is that counter's step, with whoever is in front there; by itself it is nobody's.</summary>
    internal static CentreState Unparked(CentreState state, Recorded recorded, Event.TicketUnparked unparked)
    {
        var before = state.VisitOf(unparked.Ticket).Being<LegState.Parked>();
        var after = before.Enter(new LegState.Waiting(recorded.At), recorded.Seq) with
        {
            Place = Place.AtHead(state.LineOf(before.Service, before.Pool), before, recorded.At),
        };
        var next = state.Replace(before, after, recorded.At);
        if (unparked.Counter is not { } id) return next;
        var counter = next.CounterOf(id);
        return next.Put(counter with { LastStep = Changes.StepOf(StepKind.Unpark, recorded, counter, [before]) });
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
