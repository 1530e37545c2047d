using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>What happened, in the past tense. Stored for ever: a field is added with a new version in Storage, never changed.</summary>
public abstract record Event
{
    /// <param name="Ahead">People waiting before this ticket for the same service, when it was issued.</param>
    /// <param name="Booked">When the customer was booked for; null: not at all.</param>
    /// <param name="Offline">A kiosk issued it by itself, and handed it in later; null: the host issued it.</param>
    public sealed record TicketIssued(
        TicketId Ticket, TicketNumber Number, ServiceId Service, ImmutableArray<ServiceId> Then,
        string? Language, string? Needs, DeviceId? By, int Ahead, Quote? Quote, DateTimeOffset? Booked = null, Earlier? Offline = null) : Event;

    /// <summary>Numbers that a kiosk may give by itself when the host is out of reach. Nobody else gets them until it has handed them in.</summary>
    public sealed record NumbersLeased(DeviceId Kiosk, ServiceId Service, ImmutableArray<TicketNumber> Numbers) : Event;

    /// <summary>The host's answer never reached the kiosk, which printed another number: that one holds, and the host's stands on no paper.</summary>
    /// <param name="Voided">Given by the host.</param>
    /// <param name="Number">On the paper.</param>
    public sealed record NumberVoided(TicketId Ticket, TicketNumber Voided, TicketNumber Number) : Event;

    public sealed record TicketPrinted(TicketId Ticket, bool Confirmed) : Event;

    /// <summary>A call. Its sequence number is what walls show, speak and acknowledge.</summary>
    /// <param name="StartsAt">When service starts by itself, where the counter cannot say so; null otherwise.</param>
    public sealed record TicketCalled(TicketId Ticket, CounterId Counter, AgentId Agent, Why Why, DateTimeOffset? StartsAt = null) : Event;

    /// <summary>The same call once more. From here on its number on walls is that of this event.</summary>
    public sealed record TicketRecalled(TicketId Ticket, CounterId Counter, AgentId Agent, DateTimeOffset? StartsAt = null) : Event;

    /// <summary>Called, absent, and waiting again.</summary>
    /// <param name="Places">How many places back were asked for.</param>
    /// <param name="Behind">Whom it stands directly behind now; null: it is the first.</param>
    public sealed record TicketRecycled(TicketId Ticket, CounterId Counter, AgentId Agent, int Places, TicketId? Behind) : Event;

    /// <param name="ByItself">True where nobody said so; null otherwise.</param>
    /// <param name="Earlier">It was done before the host heard of it; null: at once.</param>
    public sealed record ServiceStarted(TicketId Ticket, CounterId Counter, AgentId Agent, bool? ByItself = null, Earlier? Earlier = null) : Event;

    /// <param name="Earlier">It was done before the host heard of it; null: at once.</param>
    public sealed record ServiceFinished(TicketId Ticket, CounterId Counter, AgentId Agent, string? Outcome, Earlier? Earlier = null) : Event;

    /// <param name="Until">Here it waits again by itself; null: until somebody says so.</param>
    public sealed record TicketParked(TicketId Ticket, CounterId Counter, AgentId Agent, PoolId Pool, DateTimeOffset? Until) : Event;

    /// <summary>Parked no longer, and waiting at the head of its pool. One that is called out of its pool is a <see cref="TicketCalled"/>.</summary>
    /// <param name="Counter">Who said so; null where its time was over.</param>
    public sealed record TicketUnparked(TicketId Ticket, CounterId? Counter, AgentId? Agent) : Event;

    /// <summary>The leg is over, and the next has begun to wait.</summary>
    /// <param name="Service">Of the next leg.</param>
    /// <param name="Pool">Where that waits; null: in the service's queue.</param>
    /// <param name="ReturnToMe">True where <paramref name="Agent"/> gets the customer back after it; null otherwise.</param>
    /// <param name="Note">For the next agent.</param>
    public sealed record TicketTransferred(
        TicketId Ticket, CounterId Counter, AgentId Agent, ServiceId Service, PoolId? Pool, TransferPlace Place, bool? ReturnToMe, string? Note) : Event;

    /// <param name="Earlier">It was said before the host heard of it; null: at once.</param>
    public sealed record TicketNoShow(TicketId Ticket, CounterId Counter, AgentId Agent, Earlier? Earlier = null) : Event;
    public sealed record TicketLeft(TicketId Ticket) : Event;
    public sealed record TicketCancelled(TicketId Ticket) : Event;

    /// <summary>Still open when the centre closed. Never counted as served.</summary>
    public sealed record TicketUnresolved(TicketId Ticket) : Event;

    public sealed record CounterOpened(CounterId Counter, Agent Agent, ProfileId Profile) : Event;
    public sealed record CounterClosed(CounterId Counter, AgentId Agent) : Event;

    /// <summary>The end of a wrap-up or a break that did not end by a call.</summary>
    /// <param name="ByItself">True where the longest time was over; null where the agent said so.</param>
    public sealed record CounterReady(CounterId Counter, AgentId Agent, bool? ByItself = null) : Event;
    public sealed record BreakBegan(CounterId Counter, AgentId Agent, string Reason) : Event;
    public sealed record DayOpened(Day Day) : Event;
    public sealed record DayEnded(string Label) : Event;

    /// <summary>No more tickets today, though the day goes on.</summary>
    /// <param name="Text">For kiosks and walls.</param>
    public sealed record IssuingStopped(string Text) : Event;

    /// <summary>Somebody at a kiosk or a counter wants a supervisor to come.</summary>
    public sealed record HelpAsked(DeviceId? By, CounterId? Counter) : Event;

    /// <summary>A step was taken back: the state before it is restored, and time runs on in it.</summary>
    /// <param name="Step">The sequence number of the (last) event of that step.</param>
    public sealed record StepUndone(StepOwner Of, StepKind Kind, long Step) : Event;

    /// <param name="From">What the plan was read from; null where it was not read (an import adds services of its own).</param>
    /// <param name="Before">The event that brought the plan before it; null: there was none.</param>
    public sealed record CentreConfigured(CentrePlan Plan, PlanText? From = null, long? Before = null) : Event;

    /// <summary>
    /// The record goes on from a backup, or behind what a device has seen: whatever happened after <paramref name="After"/> and before this
    /// is lost. Its own number lies beyond every number that may have been given meanwhile (<see cref="Leap"/>).
    /// </summary>
    /// <param name="After">The last event that is left.</param>
    /// <param name="Seen">The highest number that is known to have been given; null: none beyond <paramref name="After"/>.</param>
    /// <param name="By">The device that has seen it; null: it is in the journal that was replaced, or nobody's.</param>
    public sealed record RecordRestored(long After, long? Seen = null, DeviceId? By = null) : Event;

    /// <summary>A number that was given in a part of the record that is lost: the numbers of its service go on behind it, on the day it is of.</summary>
    /// <param name="By">The kiosk that remembers it.</param>
    public sealed record NumberRemembered(GivenNumber Given, DeviceId By) : Event;

    /// <summary>A visit from the log of an older system: issued and ended elsewhere, long ago, with the times it came with.</summary>
    public sealed record VisitImported(ImportedVisit Visit) : Event;
}

public enum StepKind { Issue, Call, Start, Finish, NoShow, Leave, Cancel, Open, Close, OpenDay, EndDay, Recall, Recycle, Ready, Break, Park, Unpark, Transfer, StopIssuing }

/// <summary>Where a transferred ticket waits: as one who has just come, before all others, or as one who came when its ticket was issued.</summary>
public enum TransferPlace { Last, First, Arrival }

/// <summary>When something truly was that the host heard of later, as far as anybody can know.</summary>
/// <param name="Since">The middle of what is possible.</param>
/// <param name="Bound">It was at most this much earlier or later.</param>
public sealed record Earlier(DateTimeOffset Since, TimeSpan Bound)
{
    internal static Earlier Between(DateTimeOffset earliest, DateTimeOffset latest)
    {
        if (earliest > latest) earliest = latest;
        var half = TimeSpan.FromMilliseconds(Math.Floor((latest - earliest).TotalMilliseconds / 2));
        return new Earlier(earliest + half, latest - earliest - half);
    }

    /// <summary>Of a step with a customer: never before the state that it ends, and never after now. Null: nothing is known of it but that it is told now.</summary>
    /// <param name="since">When that state began.</param>
    internal static Earlier? Step(DateTimeOffset? notBefore, DateTimeOffset? notAfter, DateTimeOffset since, DateTimeOffset at)
    {
        if (notBefore is null && notAfter is null) return null;
        var latest = notAfter < at ? notAfter.Value : at;
        if (latest < since) latest = since;
        var step = Between(notBefore > since ? notBefore.Value : since, latest);
        return step.Since == at ? null : step;
    }
}

/// <param name="Source">Digest of the imported file, so that the same file is refused a second time.</param>
/// <param name="Line">Line of the file, the heading being line 1.</param>
/// <param name="CalledOrLeft">Instant at which service began, or at which the customer left.</param>
/// <param name="Finished">End of service; null for those who left. Never before <paramref name="CalledOrLeft"/>.</param>
public sealed record ImportedVisit(
    string Source, int Line, ServiceId Service, DateTimeOffset Arrived, VisitOutcome Outcome,
    DateTimeOffset CalledOrLeft, DateTimeOffset? Finished, Agent? Agent, int Priority);

/// <summary>An event as it stands in the journal.</summary>
/// <param name="Seq">1, 2, 3, ... without a gap, but for those that an <see cref="Event.RecordRestored"/> leaps over.</param>
/// <param name="At">When it was ordered: never before the event in front of it.</param>
/// <param name="Since">When it happened, where that was earlier (an import, an offline ticket); null otherwise.</param>
/// <param name="Cause">The request that led to it; null for what the centre did by itself.</param>
public sealed record Recorded(long Seq, DateTimeOffset At, DateTimeOffset? Since, Cause? Cause, Event Event);

/// <summary>Which request, of whom. A request repeated under the same id is answered alike, not done twice.</summary>
/// <param name="Digest">Of the request's content, to tell a repeat from another request under a used id.</param>
public sealed record Cause(DeviceId Device, string Request, ulong Digest);

/// <summary>Why this ticket was called now, for anyone to read.</summary>
/// <param name="Profile">The profile the counter was open with.</param>
/// <param name="Rule">Position in it of the rule that fired, from 1; 0 where none did: the agent chose.</param>
/// <param name="Reason">That rule in words.</param>
/// <param name="Waited">How long the ticket had been waiting.</param>
/// <param name="Waiting">How many waited, by service of the profile, this one included.</param>
/// <param name="PassedOver">Tickets that had waited longer and were not called: at most 20 are named.</param>
/// <param name="PassedOverCount">How many they were in all.</param>
/// <param name="Bound">The bound that acted instead of the rule; null where none did.</param>
public sealed record Why(
    ProfileId Profile, int Rule, string Reason, TimeSpan Waited,
    ImmutableSortedDictionary<ServiceId, int> Waiting,
    ImmutableArray<TicketNumber> PassedOver, int PassedOverCount, string? Bound);

/// <summary>
/// The reply given to an accepted request, kept 24 hours so that a repeat is answered alike. The engine never reads it:
/// it stands here because the Sequencer makes it and Storage keeps it.
/// </summary>
/// <param name="Reply">As it went out.</param>
public sealed record Answer(Cause Cause, DateTimeOffset At, ReadOnlyMemory<byte> Reply);
