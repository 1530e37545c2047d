using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>
/// What somebody wants. Everything the engine may not find out for itself is in it: the instant (<see cref="At"/>, UTC,
/// whole milliseconds, never before the last event), ids made elsewhere, the quote.
/// </summary>
public abstract record Command(DateTimeOffset At)
{
    /// <param name="Booked">When the customer was booked for; null: not at all.</param>
    /// <param name="Quote">What the customer will be told, estimated for the present state; null where no honest quote can be given.</param>
    public sealed record IssueTicket(
        DateTimeOffset At, TicketId Ticket, ServiceId Service, ImmutableArray<ServiceId> Then,
        string? Language, string? Needs, DeviceId? By, Quote? Quote, DateTimeOffset? Booked = null) : Command(At);

    /// <summary>A ticket that a kiosk issued by itself, because the host did not answer. The number is on paper: it holds.</summary>
    /// <param name="Ticket">Of the request that went unanswered: where the host has issued it after all, it is the same ticket.</param>
    /// <param name="NotBefore">The customer cannot have come earlier, as far as is known; null: not known.</param>
    /// <param name="NotAfter">Nor later; null: not known.</param>
    public sealed record HandIn(
        DateTimeOffset At, TicketId Ticket, TicketNumber Number, ServiceId Service, string? Language, DeviceId By,
        DateTimeOffset? NotBefore, DateTimeOffset? NotAfter) : Command(At);

    /// <summary>The kiosk's account of the paper: <paramref name="Confirmed"/> is the printer's own word, not a guess.</summary>
    public sealed record ReportPrinted(DateTimeOffset At, TicketId Ticket, bool Confirmed) : Command(At);

    /// <param name="OneButton">Pressed on a box that has no other button: the same press says whatever else has to be said first.</param>
    public sealed record CallNext(DateTimeOffset At, CounterId Counter, bool OneButton = false) : Command(At);

    /// <summary>This one, whoever's turn it is: the agent's own choice.</summary>
    public sealed record Call(DateTimeOffset At, CounterId Counter, TicketId Ticket) : Command(At);

    /// <summary>
    /// For every step with the customer in front: <paramref name="Ticket"/>, where given, is who the agent believes that is. Of the three that
    /// are as true an hour later: <paramref name="NotBefore"/> and <paramref name="NotAfter"/> say when it was done, as far as is known; neither: now.
    /// </summary>
    public sealed record Start(DateTimeOffset At, CounterId Counter, TicketId? Ticket, DateTimeOffset? NotBefore = null, DateTimeOffset? NotAfter = null) : Command(At);
    public sealed record Finish(
        DateTimeOffset At, CounterId Counter, TicketId? Ticket, string? Outcome, DateTimeOffset? NotBefore = null, DateTimeOffset? NotAfter = null) : Command(At);
    public sealed record NoShow(DateTimeOffset At, CounterId Counter, TicketId? Ticket, DateTimeOffset? NotBefore = null, DateTimeOffset? NotAfter = null) : Command(At);

    /// <summary>Call the one who was called once more.</summary>
    public sealed record Recall(DateTimeOffset At, CounterId Counter, TicketId? Ticket) : Command(At);

    /// <summary>Back to the queue with who was called and did not come.</summary>
    /// <param name="Places">How many of those who wait go first; null: the usual number.</param>
    public sealed record Recycle(DateTimeOffset At, CounterId Counter, TicketId? Ticket, int? Places) : Command(At);

    /// <summary>Set the customer in front aside, in the own pool, the counter's or the centre's.</summary>
    /// <param name="For">After this time it waits again; null: until somebody says so.</param>
    public sealed record Park(DateTimeOffset At, CounterId Counter, TicketId? Ticket, PoolOwner In, TimeSpan? For) : Command(At);

    /// <param name="ToWaiting">To wait at the head of its pool; otherwise it is called to this counter.</param>
    public sealed record Unpark(DateTimeOffset At, CounterId Counter, TicketId Ticket, bool ToWaiting) : Command(At);

    /// <summary>The customer in front goes on to a service, a counter or an agent.</summary>
    public sealed record Transfer(
        DateTimeOffset At, CounterId Counter, TicketId? Ticket, TransferTarget To, TransferPlace Place, bool ReturnToMe, string? Note) : Command(At);

    /// <summary>The customer said so, or was found gone.</summary>
    public sealed record Leave(DateTimeOffset At, TicketId Ticket) : Command(At);

    /// <summary>By staff: a wrong or double ticket.</summary>
    public sealed record Cancel(DateTimeOffset At, TicketId Ticket) : Command(At);

    public sealed record OpenCounter(DateTimeOffset At, CounterId Counter, Agent Agent, ProfileId? Profile) : Command(At);
    public sealed record CloseCounter(DateTimeOffset At, CounterId Counter) : Command(At);

    /// <summary>Ends a wrap-up or a break.</summary>
    public sealed record Ready(DateTimeOffset At, CounterId Counter) : Command(At);
    public sealed record TakeBreak(DateTimeOffset At, CounterId Counter, string Reason) : Command(At);

    /// <summary>A device is there, and says what it remembers of this host: only one that goes on from a backup can learn from it.</summary>
    /// <param name="Seen">The highest sequence number; null: none.</param>
    /// <param name="Given">The last number of each service that the host gave it.</param>
    public sealed record HearDevice(DateTimeOffset At, DeviceId Device, long? Seen, ImmutableArray<GivenNumber> Given) : Command(At);

    /// <summary>Do what is due by now: sent by whoever keeps time, at <see cref="CentreEngine.NextDue"/>.</summary>
    public sealed record KeepTime(DateTimeOffset At) : Command(At);

    /// <summary>Local times and holidays become instants before they come here: the engine knows no time zone.</summary>
    public sealed record OpenDay(DateTimeOffset At, Day Day) : Command(At);
    public sealed record EndDay(DateTimeOffset At) : Command(At);

    /// <summary>Issue no more today: a supervisor sees that the hall is full. Said again it changes the text.</summary>
    public sealed record StopIssuing(DateTimeOffset At, string Text) : Command(At);
    public sealed record AskHelp(DateTimeOffset At, DeviceId? By, CounterId? Counter) : Command(At);

    /// <summary>Takes back the last step of a counter, of a ticket (issue, left, cancel) or of the day.</summary>
    public sealed record Undo(DateTimeOffset At, StepOwner Of) : Command(At);

    public sealed record Configure(DateTimeOffset At, CentrePlan Plan, PlanText? From = null) : Command(At);
}

/// <summary>A number that the host gave, as a kiosk remembers it.</summary>
/// <param name="Seq">Of the event by which it was given.</param>
/// <param name="IssuedAt">On the host's clock then.</param>
public sealed record GivenNumber(ServiceId Service, TicketNumber Number, long Seq, DateTimeOffset IssuedAt);

/// <param name="Id">Opaque, stable for this person at this site.</param>
/// <param name="Name">For people's eyes; null once erased. Stands outside the hash chain and never on the bus.</param>
public sealed record Agent(AgentId Id, string? Name);

/// <summary>What the customer is told at issue. Times are counted from the issue.</summary>
/// <param name="Name">The estimator (<c>simple</c>).</param>
public sealed record Quote(string Name, TimeSpan Mean, TimeSpan? P50, TimeSpan? P90);

/// <param name="Label">The local date the day is named after, <c>yyyy-MM-dd</c>.</param>
/// <param name="LastTicketAt">From here on no ticket is issued.</param>
/// <param name="EndsAt">The day boundary: here the day ends by itself.</param>
/// <param name="UtcOffset">What the clock on the wall is ahead of UTC at the opening, for rules that ask the time of day; null: nothing. Where the clocks change within the day, the rest of it goes by the old time.</param>
public sealed record Day(string Label, DateTimeOffset OpensAt, DateTimeOffset LastTicketAt, DateTimeOffset EndsAt, TimeSpan? UtcOffset = null)
{
    /// <summary>
    /// A day is the 24 hours before its boundary, not the hours since its opening: somebody may have come before the doors opened, or while
    /// a host's clock was an hour slow.
    /// </summary>
    internal bool MayHold(DateTimeOffset instant) => instant >= EndsAt - TimeSpan.FromDays(1);
}

/// <summary>Where a customer is sent.</summary>
public abstract record TransferTarget
{
    private TransferTarget() { }
    public sealed record ToService(ServiceId Service) : TransferTarget;
    public sealed record ToCounter(CounterId Counter) : TransferTarget;
    public sealed record ToAgent(AgentId Agent) : TransferTarget;
}

/// <summary>Whose last step an undo takes back: exactly one of the three.</summary>
public abstract record StepOwner
{
    private StepOwner() { }
    public sealed record OfCounter(CounterId Counter) : StepOwner;
    public sealed record OfTicket(TicketId Ticket) : StepOwner;
    public sealed record OfDay : StepOwner;
}
