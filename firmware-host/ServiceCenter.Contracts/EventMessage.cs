using System.Text.Json.Serialization;

namespace ServiceCenter.Contracts;

/// <summary>Every journal event on the one topic <c>sc/{site}/event</c>, less notes, names and needs. <see cref="Seq"/> has no gaps, but before <c>record-restored</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TicketIssuedEvent), "ticket-issued")]
[JsonDerivedType(typeof(NumbersLeasedEvent), "numbers-leased")]
[JsonDerivedType(typeof(NumberVoidedEvent), "number-voided")]
[JsonDerivedType(typeof(TicketPrintedEvent), "ticket-printed")]
[JsonDerivedType(typeof(TicketCalledEvent), "ticket-called")]
[JsonDerivedType(typeof(TicketRecalledEvent), "ticket-recalled")]
[JsonDerivedType(typeof(TicketRecycledEvent), "ticket-recycled")]
[JsonDerivedType(typeof(ServiceStartedEvent), "service-started")]
[JsonDerivedType(typeof(ServiceFinishedEvent), "service-finished")]
[JsonDerivedType(typeof(TicketNoShowEvent), "ticket-no-show")]
[JsonDerivedType(typeof(TicketParkedEvent), "ticket-parked")]
[JsonDerivedType(typeof(TicketUnparkedEvent), "ticket-unparked")]
[JsonDerivedType(typeof(TicketTransferredEvent), "ticket-transferred")]
[JsonDerivedType(typeof(TicketLeftEvent), "ticket-left")]
[JsonDerivedType(typeof(TicketCancelledEvent), "ticket-cancelled")]
[JsonDerivedType(typeof(TicketUnresolvedEvent), "ticket-unresolved")]
[JsonDerivedType(typeof(CounterOpenedEvent), "counter-opened")]
[JsonDerivedType(typeof(CounterClosedEvent), "counter-closed")]
[JsonDerivedType(typeof(CounterReadyEvent), "counter-ready")]
[JsonDerivedType(typeof(BreakBeganEvent), "break-began")]
[JsonDerivedType(typeof(DayOpenedEvent), "day-opened")]
[JsonDerivedType(typeof(DayEndedEvent), "day-ended")]
[JsonDerivedType(typeof(IssuingStoppedEvent), "issuing-stopped")]
[JsonDerivedType(typeof(HelpAskedEvent), "help-asked")]
[JsonDerivedType(typeof(StepUndoneEvent), "step-undone")]
[JsonDerivedType(typeof(CentreConfiguredEvent), "centre-configured")]
[JsonDerivedType(typeof(VisitImportedEvent), "visit-imported")]
[JsonDerivedType(typeof(RecordRestoredEvent), "record-restored")]
[JsonDerivedType(typeof(NumberRememberedEvent), "number-remembered")]
public abstract record EventMessage(
    [property: JsonPropertyOrder(-3)] long Seq, [property: JsonPropertyOrder(-2)] DateTimeOffset At, [property: JsonPropertyOrder(-1)] DateTimeOffset? Since);

/// <param name="SinceBoundSeconds">Of a ticket that a kiosk issued by itself: <c>since</c>, when the customer came, may be off by so much either way.</param>
public sealed record TicketIssuedEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Number, string Service, IReadOnlyList<string>? Then,
    string? Language, string? By, int Ahead, QuoteBody? Quote, DateTimeOffset? BookedAt = null, double? SinceBoundSeconds = null) : EventMessage(Seq, At, Since);

/// <summary>Numbers that a kiosk may give by itself when the host is out of reach.</summary>
public sealed record NumbersLeasedEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Kiosk, string Service, IReadOnlyList<string> Numbers) : EventMessage(Seq, At, Since);

/// <summary>The answer with this number never reached the kiosk, which printed another: the ticket has that one.</summary>
/// <param name="Voided">On no paper.</param>
public sealed record NumberVoidedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Voided, string Number) : EventMessage(Seq, At, Since);
public sealed record TicketPrintedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, bool Confirmed) : EventMessage(Seq, At, Since);

/// <param name="StartsAt">When service starts by itself, where the counter has no button to say so.</param>
public sealed record TicketCalledEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Number, string Counter, string Agent, WhyBody Why,
    DateTimeOffset? StartsAt = null) : EventMessage(Seq, At, Since);

/// <summary>The same call once more, under this event's number.</summary>
public sealed record TicketRecalledEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Number, string Counter, string Agent,
    DateTimeOffset? StartsAt = null) : EventMessage(Seq, At, Since);

/// <summary>Called, absent, and waiting again so many places back.</summary>
public sealed record TicketRecycledEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Counter, string Agent, int Places) : EventMessage(Seq, At, Since);

/// <param name="ByItself">True where nobody said so: the grace time of a single button was over.</param>
/// <param name="SinceBoundSeconds">Of a step that the host heard of later: <c>since</c>, when it was done, may be off by so much either way.</param>
public sealed record ServiceStartedEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Counter, string Agent, bool? ByItself = null,
    double? SinceBoundSeconds = null) : EventMessage(Seq, At, Since);

/// <param name="SinceBoundSeconds">Of a step that the host heard of later: <c>since</c>, when it was done, may be off by so much either way.</param>
public sealed record ServiceFinishedEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Counter, string Agent, string? Outcome,
    double? SinceBoundSeconds = null) : EventMessage(Seq, At, Since);

/// <param name="SinceBoundSeconds">Of a step that the host heard of later: <c>since</c>, when it was said, may be off by so much either way.</param>
public sealed record TicketNoShowEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Counter, string Agent,
    double? SinceBoundSeconds = null) : EventMessage(Seq, At, Since);

/// <param name="Pool"><c>agent:ID</c>, <c>counter:ID</c> or <c>centre</c>.</param>
/// <param name="Until">Here it waits again by itself.</param>
public sealed record TicketParkedEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Counter, string Agent, string Pool, DateTimeOffset? Until) : EventMessage(Seq, At, Since);

/// <summary>Waiting again, at the head of its pool; without a counter because its time was over.</summary>
public sealed record TicketUnparkedEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string? Counter, string? Agent) : EventMessage(Seq, At, Since);

/// <param name="Service">Of the leg that begins.</param>
/// <param name="Pool">Where it waits; without it in the service's queue.</param>
/// <param name="Place">last, first, arrival.</param>
public sealed record TicketTransferredEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket, string Counter, string Agent, string Service, string? Pool, string Place,
    bool? ReturnToMe) : EventMessage(Seq, At, Since);
public sealed record TicketLeftEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket) : EventMessage(Seq, At, Since);
public sealed record TicketCancelledEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket) : EventMessage(Seq, At, Since);
public sealed record TicketUnresolvedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Ticket) : EventMessage(Seq, At, Since);
public sealed record CounterOpenedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Counter, string Agent, string Profile) : EventMessage(Seq, At, Since);
public sealed record CounterClosedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Counter, string Agent) : EventMessage(Seq, At, Since);

/// <param name="ByItself">True where a wrap-up's longest time was over.</param>
public sealed record CounterReadyEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string Counter, string Agent, bool? ByItself = null) : EventMessage(Seq, At, Since);
public sealed record BreakBeganEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Counter, string Agent, string Reason) : EventMessage(Seq, At, Since);
public sealed record DayOpenedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, DayBody Day) : EventMessage(Seq, At, Since);
public sealed record DayEndedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Day) : EventMessage(Seq, At, Since);

/// <summary>No more tickets today, though the day goes on.</summary>
public sealed record IssuingStoppedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Text) : EventMessage(Seq, At, Since);

/// <summary>Somebody should come to this device or counter.</summary>
public sealed record HelpAskedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string? By, string? Counter) : EventMessage(Seq, At, Since);

/// <param name="Counter">The counter whose step it was, or null.</param>
/// <param name="Ticket">The ticket whose step it was, or null; neither: the day's.</param>
/// <param name="Step">issue, call, recall, start, finish, no-show, recycle, leave, cancel, open, close, ready, break, park, unpark, transfer, open-day, stop-issuing, end-day.</param>
/// <param name="StepSeq">Sequence number of the event taken back.</param>
public sealed record StepUndoneEvent(
    long Seq, DateTimeOffset At, DateTimeOffset? Since, string? Counter, string? Ticket, string Step, long StepSeq) : EventMessage(Seq, At, Since);

/// <summary>That the configuration changed; what to is on <c>state/config/{device}</c>.</summary>
public sealed record CentreConfiguredEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Name, int Services, int Counters) : EventMessage(Seq, At, Since);
public sealed record VisitImportedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Service, string Outcome, DateTimeOffset Ended) : EventMessage(Seq, At, Since);

/// <summary>Why this ticket was called now: the body of <c>GET /api/calls/{seq}/why</c> too.</summary>
public sealed record WhyBody(
    string Profile, int Rule, string Reason, double WaitedSeconds, IReadOnlyDictionary<string, int> Waiting,
    IReadOnlyList<string> PassedOver, int PassedOverCount, string? Bound);

/// <summary>
/// The host goes on from a backup: events with numbers between <paramref name="After"/> and this one's are lost, as far as there were any.
/// This one's lies beyond them all, so that no number that somebody has seen means anything else from here on.
/// </summary>
/// <param name="After">The last event that is left.</param>
/// <param name="Seen">The highest number that is known to have been given; without it, none beyond <paramref name="After"/>.</param>
/// <param name="By">The device that has seen it.</param>
public sealed record RecordRestoredEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, long After, long? Seen, string? By) : EventMessage(Seq, At, Since);

/// <summary>Given in a part of the record that is lost: the numbers of its service go on behind it.</summary>
/// <param name="Device">Which remembers it.</param>
public sealed record NumberRememberedEvent(long Seq, DateTimeOffset At, DateTimeOffset? Since, string Service, string Number, string Device) : EventMessage(Seq, At, Since);
