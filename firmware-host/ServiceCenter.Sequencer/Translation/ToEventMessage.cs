using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Translation;

/// <summary>Engine to wire: an event as the bus tells it, without names and needs.</summary>
public static class ToEventMessage
{
    /// <param name="state">After the event.</param>
    public static EventMessage Of(Recorded recorded, CentreState state)
    {
        var (seq, at, since) = (recorded.Seq, recorded.At, recorded.Since);
        return recorded.Event switch
        {
            Event.TicketIssued e => new TicketIssuedEvent(
                seq, at, since, Text(e.Ticket), Text(e.Number), e.Service.Value, e.Then.IsEmpty ? null : [.. e.Then.Select(s => s.Value)],
                e.Language, e.By?.Value, e.Ahead, Quotes.Of(e.Quote), e.Booked, e.Offline?.Bound.TotalSeconds),
            Event.NumbersLeased e => new NumbersLeasedEvent(seq, at, since, e.Kiosk.Value, e.Service.Value, [.. e.Numbers.Select(Text)]),
            Event.NumberVoided e => new NumberVoidedEvent(seq, at, since, Text(e.Ticket), Text(e.Voided), Text(e.Number)),
            Event.TicketPrinted e => new TicketPrintedEvent(seq, at, since, Text(e.Ticket), e.Confirmed),
            Event.TicketCalled e => new TicketCalledEvent(
                seq, at, since, Text(e.Ticket), Text(state.Visits[e.Ticket].Number), e.Counter.Value, e.Agent.Value, Of(e.Why), e.StartsAt),
            Event.TicketRecalled e => new TicketRecalledEvent(
                seq, at, since, Text(e.Ticket), Text(state.Visits[e.Ticket].Number), e.Counter.Value, e.Agent.Value, e.StartsAt),
            Event.TicketRecycled e => new TicketRecycledEvent(seq, at, since, Text(e.Ticket), e.Counter.Value, e.Agent.Value, e.Places),
            Event.ServiceStarted e => new ServiceStartedEvent(seq, at, since, Text(e.Ticket), e.Counter.Value, e.Agent.Value, e.ByItself, e.Earlier?.Bound.TotalSeconds),
            Event.ServiceFinished e => new ServiceFinishedEvent(seq, at, since, Text(e.Ticket), e.Counter.Value, e.Agent.Value, e.Outcome, e.Earlier?.Bound.TotalSeconds),
            Event.TicketNoShow e => new TicketNoShowEvent(seq, at, since, Text(e.Ticket), e.Counter.Value, e.Agent.Value, e.Earlier?.Bound.TotalSeconds),
            Event.TicketParked e => new TicketParkedEvent(seq, at, since, Text(e.Ticket), e.Counter.Value, e.Agent.Value, e.Pool.ToString(), e.Until),
            Event.TicketUnparked e => new TicketUnparkedEvent(seq, at, since, Text(e.Ticket), e.Counter?.Value, e.Agent?.Value),
            Event.TicketTransferred e => new TicketTransferredEvent(
                seq, at, since, Text(e.Ticket), e.Counter.Value, e.Agent.Value, e.Service.Value, e.Pool?.ToString(), Words.Of(e.Place), e.ReturnToMe),
            Event.IssuingStopped e => new IssuingStoppedEvent(seq, at, since, e.Text),
            Event.HelpAsked e => new HelpAskedEvent(seq, at, since, e.By?.Value, e.Counter?.Value),
            Event.TicketLeft e => new TicketLeftEvent(seq, at, since, Text(e.Ticket)),
            Event.TicketCancelled e => new TicketCancelledEvent(seq, at, since, Text(e.Ticket)),
            Event.TicketUnresolved e => new TicketUnresolvedEvent(seq, at, since, Text(e.Ticket)),
            Event.CounterOpened e => new CounterOpenedEvent(seq, at, since, e.Counter.Value, e.Agent.Id.Value, e.Profile.Value),
            Event.CounterClosed e => new CounterClosedEvent(seq, at, since, e.Counter.Value, e.Agent.Value),
            Event.CounterReady e => new CounterReadyEvent(seq, at, since, e.Counter.Value, e.Agent.Value, e.ByItself),
            Event.BreakBegan e => new BreakBeganEvent(seq, at, since, e.Counter.Value, e.Agent.Value, e.Reason),
            Event.DayOpened e => new DayOpenedEvent(seq, at, since, Of(e.Day)),
            Event.DayEnded e => new DayEndedEvent(seq, at, since, e.Label),
            Event.StepUndone e => new StepUndoneEvent(
                seq, at, since, (e.Of as StepOwner.OfCounter)?.Counter.Value, (e.Of as StepOwner.OfTicket)?.Ticket.ToString(), Words.Of(e.Kind), e.Step),
            Event.CentreConfigured e => new CentreConfiguredEvent(seq, at, since, e.Plan.Name, e.Plan.Services.Length, e.Plan.Counters.Length),
            Event.VisitImported e => new VisitImportedEvent(
                seq, at, since, e.Visit.Service.Value, Words.Of(e.Visit.Outcome), e.Visit.Finished ?? e.Visit.CalledOrLeft),
            Event.RecordRestored e => new RecordRestoredEvent(seq, at, since, e.After, e.Seen, e.By?.Value),
            Event.NumberRemembered e => new NumberRememberedEvent(seq, at, since, e.Given.Service.Value, Text(e.Given.Number), e.By.Value),
            _ => throw new InvalidOperationException($"Event {seq} is a {recorded.Event.GetType().Name}, which has no wire form."),
        };
    }

    public static WhyBody Of(Why why) => new(
        why.Profile.Value, why.Rule, why.Reason, why.Waited.TotalSeconds, why.Waiting.ToDictionary(w => w.Key.Value, w => w.Value),
        [.. why.PassedOver.Select(Text)], why.PassedOverCount, why.Bound);

    public static DayBody Of(Day day) => new(day.Label, day.OpensAt, day.LastTicketAt, day.EndsAt);

    private static string Text(TicketId ticket) => ticket.ToString();
    private static string Text(TicketNumber number) => number.ToString();
}
