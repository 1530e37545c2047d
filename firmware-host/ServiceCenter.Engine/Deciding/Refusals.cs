using System.Globalization;

namespace ServiceCenter.Engine;

/// <summary>Every refusal of the engine, in one list: the code is for programs and never changes, the detail is for people.</summary>
internal static class Refusals
{
    internal static Decision UnknownService(ServiceId service) => Decision.No("unknown-service", $"The centre issues no tickets for '{service}'. Ask for one of its services.");
    internal static Decision UnknownCounter(CounterId counter) => Decision.No("unknown-counter", $"The centre has no counter '{counter}'. Name one of its counters.");
    internal static Decision UnknownProfile(ProfileId profile) => Decision.No("unknown-profile", $"The centre has no profile '{profile}'. Name one of its profiles, or none for the counter's own.");
    internal static Decision UnknownTicket(TicketId ticket) => Decision.No("unknown-ticket", $"No ticket of today has the id {ticket}. Check the id.");

    internal static Decision DayNotOpen() => Decision.No("day-not-open", "No day is open. Open the day first.");
    internal static Decision NotYetOpen(Day day) => Decision.No("day-not-open", $"The centre opens at {Clock(day.OpensAt)}. Ask again then.");
    internal static Decision DayAlreadyOpen(Day day) => Decision.No("day-already-open", $"The day {day.Label} is open. End it before opening another.");
    internal static Decision InvalidDay(Day day, string why) => Decision.No("invalid-day", $"The day {day.Label} cannot be opened: {why}.");
    internal static Decision IssuingEnded(Day day) => Decision.No("issuing-ended", $"The last ticket of {day.Label} was to be had until {Clock(day.LastTicketAt)}. Come back on the next day.");

    internal static Decision IssuingStopped(IssuingStop stopped) => Decision.No("issuing-stopped", $"No more tickets are issued today: {stopped.Text.TrimEnd('.')}.");
    internal static Decision ServiceClosed(ServiceId service, TimeOfDaySpan hours) => Decision.No("service-closed", $"Tickets for '{service}' are to be had from {hours}. Come back then.");
    internal static Decision QuotaReached(ServiceId service, int most) => Decision.No("quota-reached", $"All {most} tickets that '{service}' has for today have been issued. Come back on the next day.");
    internal static Decision TicketExists(Visit visit) => Decision.No("ticket-exists", $"The id {visit.Ticket} is that of ticket {visit.Number}. Make a new id for a new ticket.");
    internal static Decision NumberInUse(Visit other) => Decision.No("number-in-use", $"Another ticket has the number {other.Number} and {IsNow(other)}. Hand it in again when that one has ended; until then, look at the papers.");
    internal static Decision NotItsNumber(DeviceId kiosk, TicketNumber number) => Decision.No("not-its-number", $"Kiosk '{kiosk}' cannot have given {number} for this service. Look at the paper, and at the prefixes in the centre's file.");
    internal static Decision NoNumberFree(ServicePlan service) => Decision.No("no-number-free", $"All numbers of '{service.Id}', {service.Numbers.Prefix}{service.Numbers.First} to {service.Numbers.Prefix}{service.Numbers.Last}, are in use or were on a wall in the last {Numbering.OnWall.TotalMinutes} minutes. Widen the range, or wait.");
    internal static Decision TicketNotWaiting(Visit visit) => Decision.No("ticket-not-waiting", $"Ticket {visit.Number} {IsNow(visit)}. Only a waiting ticket can leave or be cancelled.");

    internal static Decision CounterClosed(CounterId counter) => Decision.No("counter-closed", $"Counter '{counter}' is closed. Open it first.");
    internal static Decision CounterOpen(CounterState counter, Agent agent) => Decision.No("counter-open", counter.Agent?.Id == agent.Id ? $"Counter '{counter.Id}' is open already, with you. Go on serving." : $"Counter '{counter.Id}' is open with agent '{counter.Agent?.Id}'. Take another, or have it closed there.");
    internal static Decision AgentElsewhere(CounterState counter) => Decision.No("agent-elsewhere", $"Agent '{counter.Agent?.Id}' is at counter '{counter.Id}'. Close that one first.");
    internal static Decision CounterBusy(CounterId counter, Visit visit, string wanted) => Decision.No("counter-busy", $"Ticket {visit.Number} is in front of counter '{counter}'. Finish it, or report a no-show, before {wanted}.");
    internal static Decision OnBreak(CounterId counter, Break rest) => Decision.No("on-break", $"Counter '{counter}' is on break ({rest.Reason}). Say ready first.");
    internal static Decision ReadyAlready(CounterId counter) => Decision.No("ready-already", $"Counter '{counter}' is neither wrapping up nor on break. Call the next customer.");
    internal static Decision NothingWaiting(CounterId counter) => Decision.No("nothing-waiting", $"Nobody waits for what counter '{counter}' serves. Ask again when somebody does.");

    internal static Decision TicketInFront(CounterId counter, Visit visit) => Decision.No("ticket-in-front", $"Counter '{counter}' has called ticket {visit.Number}. Start it, or report a no-show, before calling the next.");
    internal static Decision AlreadyServing(CounterId counter, Visit visit) => Decision.No("already-serving", $"Counter '{counter}' is serving ticket {visit.Number}. Finish it before calling the next.");
    internal static Decision NobodyInFront(CounterId counter) => Decision.No("nobody-in-front", $"Counter '{counter}' has nobody in front. Call the next customer first.");
    internal static Decision NotYourTicket(CounterId counter, Visit visit) => Decision.No("not-your-ticket", $"Ticket {visit.Number} {IsNow(visit)}, not in front of counter '{counter}'. Look again at who is in front.");
    internal static Decision CannotBeCalled(Visit visit) => Decision.No("ticket-not-waiting", $"Ticket {visit.Number} {IsNow(visit)}. Only a waiting ticket can be called.");
    internal static Decision NoPlaces(int places) => Decision.No("invalid-places", $"{places} is no number of places. Give 0 or more, or none for the usual number.");
    internal static Decision NotCalled(Visit visit) => Decision.No("not-called", $"Ticket {visit.Number} {IsNow(visit)}, not called. Call it first.");
    internal static Decision AlreadyStarted(Visit visit) => Decision.No("already-started", $"Ticket {visit.Number} is being served already. Finish it, or undo the start.");
    internal static Decision NotParked(Visit visit) => Decision.No("not-parked", $"Ticket {visit.Number} {IsNow(visit)}, not parked. Look again at who is.");
    internal static Decision InvalidParkTime(TimeSpan time) => Decision.No("invalid-minutes", $"A ticket cannot be parked for {time.TotalMinutes:0.###} minutes. Give more than 0 and at most {PoolRules.LongestPark.TotalMinutes:0}, or none.");
    internal static Decision AgentAway(AgentId agent) => Decision.No("agent-away", $"Agent '{agent}' is at no counter. Transfer to a service or a counter.");
    internal static Decision NotServing(Visit visit) => Decision.No("not-serving", $"Ticket {visit.Number} {IsNow(visit)}, not being served. Start it first.");

    internal static Decision NothingToUndo(string whose) => Decision.No("nothing-to-undo", $"{whose} has no step that could be taken back. Only the last step can be, once.");
    internal static Decision UndoTooLate(StepKind kind, string why) => Decision.No("undo-too-late", $"The step '{kind}' cannot be taken back: {why}.");

    internal static Decision InvalidPlan(string why) => Decision.No("invalid-plan", $"The configuration cannot be used: {why}.");
    internal static Decision ServiceInUse(ServiceId service, Visit visit) => Decision.No("service-in-use", $"The configuration drops service '{service}', which ticket {visit.Number} still asks for. Serve or cancel its tickets first, or end the day.");
    internal static Decision CounterInUse(CounterState counter, string what) => Decision.No("counter-in-use", $"The configuration drops {what}, with which counter '{counter.Id}' is open. Close the counter first.");

    private static string IsNow(Visit visit) => visit.State switch
    {
        LegState.Waiting => "is waiting",
        LegState.Called called => $"is called to counter '{called.Counter}'",
        LegState.Serving serving => $"is being served at counter '{serving.Counter}'",
        LegState.Parked => "is parked",
        LegState.Ended ended => $"has ended ({Words(ended.How)})",
        _ => throw new InvalidOperationException($"No words for the state {visit.State.GetType().Name}."),
    };

    private static string Words(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.NoShow => "no-show",
        VisitOutcome.Served => "served",
        VisitOutcome.Left => "left",
        VisitOutcome.Cancelled => "cancelled",
        _ => "unresolved",
    };

    private static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
