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
        if (state.Visits.TryGetValue(issue.Ticket, out var known)) return Refusals.TicketExists(known);
        if (Numbering.Next(state, service, issue.At) is not { } number) return Refusals.NoNumberFree(service);

        return Decision.Of(new Event.TicketIssued(
            issue.Ticket, number, issue.Service, issue.Then, issue.Language, issue.Needs, issue.By,
            state.Services[issue.Service].Waiting.Count, issue.Quote));
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

    private static ServicePlan? Issuable(CentreState state, ServiceId id) =>
        state.Plan?.Service(id) is { Historical: false } service ? service : null;
}
