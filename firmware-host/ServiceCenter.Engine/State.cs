using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>
/// Everything the engine knows. Immutable, so that "the state before" costs nothing; sorted throughout, so that
/// walking it gives the same order in every process.
/// </summary>
public sealed record CentreState
{
    public static readonly CentreState Empty = new();

    public long LastSeq { get; init; }
    public DateTimeOffset LastAt { get; init; } = DateTimeOffset.UnixEpoch;

    public CentrePlan? Plan { get; init; }
    /// <summary>Sequence number of the event that brought <see cref="Plan"/>.</summary>
    public long PlanSeq { get; init; }

    /// <summary>The day that is open; null between days.</summary>
    public Day? Day { get; init; }
    /// <summary>A supervisor has stopped issuing; null while tickets are to be had.</summary>
    public IssuingStop? Stopped { get; init; }
    /// <summary>Label of the last day that was opened, open or not.</summary>
    public string? LastDay { get; init; }

    /// <summary>Visits that are alive, and those that ended since the day was opened.</summary>
    public ImmutableSortedDictionary<TicketId, Visit> Visits { get; init; } = ImmutableSortedDictionary<TicketId, Visit>.Empty;
    public ImmutableSortedDictionary<ServiceId, ServiceState> Services { get; init; } = ImmutableSortedDictionary<ServiceId, ServiceState>.Empty;
    /// <summary>Of profiles whose rules ask for it, how many were called.</summary>
    public ImmutableSortedDictionary<ProfileId, CallCounts> Counts { get; init; } = ImmutableSortedDictionary<ProfileId, CallCounts>.Empty;
    /// <summary>Those that hold somebody.</summary>
    public ImmutableSortedDictionary<PoolId, PoolState> Pools { get; init; } = ImmutableSortedDictionary<PoolId, PoolState>.Empty;
    public ImmutableSortedDictionary<CounterId, CounterState> Counters { get; init; } = ImmutableSortedDictionary<CounterId, CounterState>.Empty;

    /// <summary>Numbers given since the day was opened, and those that may still be on a wall from the day before.</summary>
    public ImmutableSortedDictionary<TicketNumber, NumberHold> Numbers { get; init; } = ImmutableSortedDictionary<TicketNumber, NumberHold>.Empty;

    /// <summary>Numbers that a kiosk may give by itself, and whose; until they are handed in nobody else is given them.</summary>
    public ImmutableSortedDictionary<TicketNumber, DeviceId> Leases { get; init; } = ImmutableSortedDictionary<TicketNumber, DeviceId>.Empty;
    /// <summary>The highest number of each kiosk's own series that was handed in.</summary>
    public ImmutableSortedDictionary<DeviceId, int> Series { get; init; } = ImmutableSortedDictionary<DeviceId, int>.Empty;

    /// <summary>The last step of each ticket that ended without a counter, and of tickets just issued, while it can be taken back.</summary>
    public ImmutableSortedDictionary<TicketId, Step> TicketSteps { get; init; } = ImmutableSortedDictionary<TicketId, Step>.Empty;
    public Step? DayStep { get; init; }

    /// <summary>What will happen by itself, next first; follows from the visits and counters.</summary>
    public ImmutableSortedSet<Due> Dues { get; init; } = [];

    /// <summary>Issued, counted from events; and how those ended whose visit is no longer kept in <see cref="Visits"/>.</summary>
    public Tally Tally { get; init; } = Tally.Zero;

    /// <summary>What is lost of the record, oldest first.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];

    /// <summary>Of each service the last number that is known to have been given in a part of the record that is lost.</summary>
    public ImmutableSortedDictionary<ServiceId, GivenNumber> Remembered { get; init; } = ImmutableSortedDictionary<ServiceId, GivenNumber>.Empty;

    /// <summary>Digests of the files imported so far.</summary>
    public ImmutableSortedSet<string> Imports { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}

/// <summary>One customer's whole stay. The times in state accumulate; the state being in runs from <see cref="LegState"/>'s own <c>Since</c>.</summary>
public sealed record Visit
{
    public required TicketId Ticket { get; init; }
    public required TicketNumber Number { get; init; }
    public required ServiceId Service { get; init; }
    public ImmutableArray<ServiceId> Then { get; init; } = [];
    public string? Language { get; init; }
    public string? Needs { get; init; }
    /// <summary>Where it was issued; null for a program.</summary>
    public DeviceId? By { get; init; }
    public required long IssuedSeq { get; init; }
    /// <summary>When its customer came: for a ticket that was handed in, earlier than the host heard of it.</summary>
    public required DateTimeOffset IssuedAt { get; init; }
    /// <summary>How far <see cref="IssuedAt"/> may be off; null: the host issued it.</summary>
    public TimeSpan? IssuedBound { get; init; }
    /// <summary>The pool it waits or is parked in, or did last in this leg; null: its service's queue.</summary>
    public PoolId? Pool { get; init; }
    /// <summary>Agents who want to see the customer again when the present leg is done, the last one first to get them.</summary>
    public ImmutableArray<Return> Returns { get; init; } = [];
    /// <summary>What the last agent wrote for the next; for staff only.</summary>
    public string? Note { get; init; }
    /// <summary>Where it stands, or stood last, in its queue or pool.</summary>
    public required Place Place { get; init; }
    public Quote? Quote { get; init; }
    public required LegState State { get; init; }
    /// <summary>Sequence number of the event that brought <see cref="State"/>: whether the visit has moved on since.</summary>
    public required long StateSeq { get; init; }
    /// <summary>Null until the kiosk told; false where the printer did not answer.</summary>
    public bool? Printed { get; init; }
    /// <summary>The agent and counter that called or served last.</summary>
    public AgentId? Agent { get; init; }
    public CounterId? Counter { get; init; }
    /// <summary>The last call that was not taken back.</summary>
    public CallMark? LastCall { get; init; }
    public string? Outcome { get; init; }
    /// <summary>When the customer was booked for; null: not at all.</summary>
    public DateTimeOffset? Booked { get; init; }
    /// <summary>How often a later ticket was called by a rule, in the queues it has left.</summary>
    public int PassedOver { get; init; }
    /// <summary>Of the calls its queue remembers, those that lay behind its place before it came there: they did not pass it over.</summary>
    public int PassesBefore { get; init; }
    /// <summary>Time in the hall before the booked time: outside the wait.</summary>
    public TimeSpan Early { get; init; }
    public TimeSpan Wait { get; init; }
    public TimeSpan Walk { get; init; }
    public TimeSpan Handling { get; init; }
    public TimeSpan Hold { get; init; }
    public int Legs { get; init; } = 1;

    public bool IsAlive => State is not LegState.Ended;
    /// <summary>Called to a counter or being served there.</summary>
    public bool IsInFront => State is LegState.Called or LegState.Serving;
    /// <summary>It stands at its booked time.</summary>
    public bool IsBooked => Booked is not null && Booked == Place.From;
    /// <summary>The place in the queue is by this instant first.</summary>
    public DateTimeOffset WaitingFrom => Place.From;
}

/// <param name="Service">The service of the leg that the agent wants to go on with.</param>
public sealed record Return(AgentId Agent, ServiceId Service);

/// <summary>A call, by its sequence number and instant.</summary>
public readonly record struct CallMark(long Seq, DateTimeOffset At);

public abstract record LegState(DateTimeOffset Since)
{
    public sealed record Waiting(DateTimeOffset Since) : LegState(Since);
    /// <param name="Call">Sequence number of the call; of the last one, where it was repeated.</param>
    /// <param name="StartsAt">Here service starts by itself, because the counter has no button to say so; null: it has.</param>
    public sealed record Called(DateTimeOffset Since, CounterId Counter, AgentId Agent, long Call, DateTimeOffset? StartsAt = null) : LegState(Since);
    public sealed record Serving(DateTimeOffset Since, CounterId Counter, AgentId Agent, long Call) : LegState(Since);
    /// <param name="Until">Here it waits again by itself; null: until somebody says so.</param>
    public sealed record Parked(DateTimeOffset Since, DateTimeOffset? Until) : LegState(Since);
    public sealed record Ended(DateTimeOffset Since, VisitOutcome How) : LegState(Since);
}

public sealed record IssuingStop(DateTimeOffset Since, string Text);

public enum VisitOutcome { Served, NoShow, Left, Cancelled, Unresolved }

/// <summary>One service's queue and what is known of its pace today.</summary>
/// <param name="NextNumber">Where the search for a free number begins.</param>
/// <param name="Finished">Legs served since the day was opened, and their handling time in all.</param>
public sealed record ServiceState(ImmutableSortedSet<Place> Waiting, int NextNumber, int Finished, TimeSpan Handling)
{
    /// <summary>Those of <see cref="Waiting"/> who stand at a booked time.</summary>
    public ImmutableSortedSet<Place> Booked { get; init; } = [];
    /// <summary>Calls by rules while somebody before them waited here.</summary>
    public ImmutableSortedSet<Pass> Passes { get; init; } = [];
    /// <summary>Tickets issued since the day was opened.</summary>
    public int Issued { get; init; }
}

/// <summary>A call by a rule, by the place that was called: whoever stands before that was passed over.</summary>
/// <param name="Call">Sequence number of the call.</param>
public readonly record struct Pass(Place Place, long Call) : IComparable<Pass>
{
    public int CompareTo(Pass other)
    {
        var byPlace = Place.CompareTo(other.Place);
        return byPlace != 0 ? byPlace : Call.CompareTo(other.Call);
    }
}

/// <summary>How many tickets counters of one profile have called by rules, by service, since the day began or a rule set them to zero.</summary>
/// <param name="Seq">Of the last call counted.</param>
public sealed record CallCounts(long Seq, ImmutableSortedDictionary<ServiceId, int> Called);

/// <summary>A place in a queue: first come, first in order.</summary>
/// <param name="Turn">Who was put directly before or behind another shares that one's instant and number, and stands by this.</param>
public readonly record struct Place(DateTimeOffset From, long Seq, TicketId Ticket, long Turn = 0) : IComparable<Place>
{
    private const long Gap = 1L << 32;

    public int CompareTo(Place other)
    {
        var byTime = From.CompareTo(other.From);
        if (byTime != 0) return byTime;
        var bySeq = Seq.CompareTo(other.Seq);
        if (bySeq != 0) return bySeq;
        var byTurn = Turn.CompareTo(other.Turn);
        return byTurn != 0 ? byTurn : Ticket.CompareTo(other.Ticket);
    }

    /// <summary>Directly before the head of the line.</summary>
    internal static Place AtHead(ImmutableSortedSet<Place> line, Visit visit, DateTimeOffset at) =>
        line.IsEmpty || line.Min.From > at ? new Place(at, visit.IssuedSeq, visit.Ticket) : line.Min with { Ticket = visit.Ticket, Turn = line.Min.Turn - Gap };

    /// <summary>Directly behind a place of the line.</summary>
    internal static Place Behind(ImmutableSortedSet<Place> line, Place first, TicketId ticket)
    {
        var next = line.IndexOf(first) + 1;
        var shared = next < line.Count && line[next].From == first.From && line[next].Seq == first.Seq;
        return first with { Ticket = ticket, Turn = shared ? first.Turn + (line[next].Turn - first.Turn) / 2 : first.Turn + Gap };
    }
}

/// <summary>A counter and who is at it. The ticket in front is in the visit's own state; here it is only named.</summary>
public sealed record CounterState(CounterId Id)
{
    /// <summary>Null while closed.</summary>
    public Agent? Agent { get; init; }
    public ProfileId? Profile { get; init; }
    public DateTimeOffset Since { get; init; } = DateTimeOffset.UnixEpoch;
    /// <summary>The ticket called or being served here.</summary>
    public TicketId? Ticket { get; init; }
    /// <summary>The agent still writes up the customer who has gone.</summary>
    public WrapUp? WrapUp { get; init; }
    public Break? Break { get; init; }
    public Step? LastStep { get; init; }
    public bool IsOpen => Agent is not null;
    /// <summary>Open, and not on break: somebody there may call.</summary>
    public bool IsStaffed => IsOpen && Break is null;
}

/// <param name="Until">Here it ends by itself.</param>
/// <param name="Ticket">Of the customer it is about.</param>
public sealed record WrapUp(DateTimeOffset Since, DateTimeOffset Until, TicketId Ticket);

public sealed record Break(DateTimeOffset Since, string Reason);

/// <summary>Something that happens by itself: to a ticket (its service starts, it is parked no longer) or at a counter (a wrap-up ends).</summary>
public readonly record struct Due(DateTimeOffset At, TicketId? Ticket, CounterId? Counter) : IComparable<Due>
{
    public int CompareTo(Due other)
    {
        var byTime = At.CompareTo(other.At);
        if (byTime != 0) return byTime;
        var byTicket = Nullable.Compare(Ticket, other.Ticket);
        return byTicket != 0 ? byTicket : Nullable.Compare(Counter, other.Counter);
    }
}

/// <summary>What undo needs: the step, and how things stood before it. Steps do not chain: one undo, then a new step.</summary>
public sealed record Step(StepKind Kind, long Seq, ImmutableArray<CounterState> Counters, ImmutableArray<Visit> Visits, Day? Day)
{
    /// <summary>Of a call that was counted, the counts before it.</summary>
    public CallCounts? Counts { get; init; }
}

/// <summary>Why a number is not given: its ticket is alive, or it may still be on a wall.</summary>
/// <param name="Ticket">The ticket it was given to last; whether that is alive stands in <see cref="CentreState.Visits"/> alone.</param>
/// <param name="Until">Not to be given before, even when the ticket has ended.</param>
public readonly record struct NumberHold(TicketId Ticket, DateTimeOffset Until);

/// <summary>Records that are lost: those after <paramref name="After"/> and before <paramref name="Before"/>, as far as there were any.</summary>
/// <param name="From">When the last one was that is left.</param>
/// <param name="To">When the record went on.</param>
/// <param name="Seen">The highest number of them that is known to have been given; null: not known.</param>
public sealed record Gap(long After, long Before, DateTimeOffset From, DateTimeOffset To, long? Seen)
{
    public bool Holds(long seq) => seq > After && seq < Before;
}

/// <summary>Counts since the journal began.</summary>
/// <param name="Issued">From events: tickets issued and visits imported.</param>
/// <param name="Ended">How visits ended that are no longer in the state (earlier days, imports).</param>
public sealed record Tally(long Issued, ImmutableSortedDictionary<VisitOutcome, long> Ended)
{
    public static readonly Tally Zero = new(0, ImmutableSortedDictionary<VisitOutcome, long>.Empty);

    internal Tally With(VisitOutcome how, long more) => this with { Ended = Ended.SetItem(how, Ended.GetValueOrDefault(how) + more) };
}
