namespace ServiceCenter.Engine;

/// <summary>What may be done with a ticket that is not in front of a counter.</summary>
internal static class TicketRules
{
    internal static Decision Issue(Command.IssueTicket issue, CentreState state)
    {
        if (Issuable(state, issue.Service) is not { } service) return Refusals.UnknownService(issue.Service);
        foreach (var then in issue.Then)
            if (Issuable(state, then) is null) return Refusals.UnknownService(then);
        if (state.Day is not { } day) return Refusals.DayNotOpen();
        if (issue.At < day.OpensAt) return Refusals.NotYetOpen(day);
        if (issue.At >= day.LastTicketAt) return Refusals.IssuingEnded(day);
        if (state.Stopped is { } stopped) return Refusals.IssuingStopped(stopped);
        if (state.Visits.TryGetValue(issue.Ticket, out var known)) return Refusals.TicketExists(known);
        if (service.Hours is { } hours && !hours.Holds(issue.At, day)) return Refusals.ServiceClosed(service.Id, hours);
        if (service.DailyQuota is { } most && state.Services[service.Id].Issued >= most) return Refusals.QuotaReached(service.Id, most);
        if (Numbering.Next(state, service, issue.At) is not { } number) return Refusals.NoNumberFree(service);

        return Decision.Of(new Event.TicketIssued(
            issue.Ticket, number, issue.Service, issue.Then, issue.Language, issue.Needs, issue.By,
            Ahead(state, service, issue), issue.Quote, issue.Booked));
    }

    internal static Decision ReportPrinted(Command.ReportPrinted report, CentreState state) =>
        state.Visits.ContainsKey(report.Ticket)
            ? Decision.Of(new Event.TicketPrinted(report.Ticket, report.Confirmed))
            : Refusals.UnknownTicket(report.Ticket);

    internal static Decision Leave(Command.Leave leave, CentreState state) =>
        EndWaiting(state, leave.Ticket, new Event.TicketLeft(leave.Ticket));

    internal static Decision Cancel(Command.Cancel cancel, CentreState state) =>
        EndWaiting(state, cancel.Ticket, new Event.TicketCancelled(cancel.Ticket));

    private static Decision EndWaiting(CentreState state, TicketId ticket, Event end)
    {
        if (!state.Visits.TryGetValue(ticket, out var visit)) return Refusals.UnknownTicket(ticket);
        return visit.State is LegState.Waiting ? Decision.Of(end) : Refusals.TicketNotWaiting(visit);
    }

    private static int Ahead(CentreState state, ServicePlan service, Command.IssueTicket issue)
    {
        var waiting = state.Services[service.Id].Waiting;
        if (TicketChanges.StandsFrom(service, issue.Booked, issue.At) is var from && from == issue.At) return waiting.Count;
        var place = waiting.IndexOf(new Place(from, state.LastSeq + 1, issue.Ticket));
        return place < 0 ? ~place : place;
    }

    private static ServicePlan? Issuable(CentreState state, ServiceId id) =>
        state.Plan?.Service(id) is { Historical: false } service ? service : null;
}
