using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole;

/// <summary>The centre as the pages and the HTTP API see it. Speaks Contracts only; implemented by the host's pump.</summary>
public interface ICentre
{
    /// <summary>One road: the request goes where a device's request goes, and the reply comes once it is on disk.</summary>
    /// <returns>The reply, or a refusal with code <c>busy</c> (too much waiting) or <c>not-ready</c> (the journal cannot be written).</returns>
    Task<ReplyMessage> AskAsync(Caller caller, Request request, CancellationToken cancel);

    /// <summary>Sends an order to a device over the bus. It is not kept for one that is away, and a repeat under the same id is done once.</summary>
    /// <returns>Why it was not sent (<c>busy</c>, <c>not-ready</c>); null: it is on its way.</returns>
    Problem? Order(string device, OrderMessage order);

    /// <summary>What is on disk and therefore said: one consistent moment. Cheap to ask for.</summary>
    CentreView View { get; }

    /// <summary>Every retained message of the bus as it is published, from now on: topic family (<c>queue</c>, <c>counter</c>, <c>board</c>), its key, its JSON. A reader too slow loses the oldest and gets a <c>lost</c> item.</summary>
    IAsyncEnumerable<StreamItem> StreamAsync(CancellationToken cancel);

    /// <summary>A ticket of today; null where it is not known.</summary>
    TicketBody? Ticket(string id);

    /// <summary>Visits issued in [from, to) that have ended, by issue; <paramref name="after"/> is a <see cref="VisitPage.Next"/>.</summary>
    /// <exception cref="FormatException"><paramref name="after"/> is none.</exception>
    /// <exception cref="NotReadyException">The log cannot be read now.</exception>
    VisitPage Visits(DateTimeOffset from, DateTimeOffset to, string? after, int take);

    /// <summary>Why a call was made; null where <paramref name="seq"/> is no call.</summary>
    WhyBody? Why(long seq);

    /// <summary>The first instant of one of the centre's days. They change at a local time of the centre's own, some hours after midnight.</summary>
    DateTimeOffset StartOf(DateOnly day);

    /// <summary>The centre's day in which an instant lies.</summary>
    DateOnly DayOf(DateTimeOffset at);

    /// <summary>Part to what is wrong with it; empty: ready.</summary>
    IReadOnlyDictionary<string, string> NotReady { get; }
}

/// <summary>What was asked for cannot be told now and can be later: answered as <c>not-ready</c>.</summary>
public sealed class NotReadyException(string reason) : Exception(reason);

public sealed record StreamItem(string Family, string Key, ReadOnlyMemory<byte> Json);

/// <summary>The whole centre at one moment.</summary>
/// <param name="Now">The host's steady clock.</param>
/// <param name="HostClockBehind">How far the host's steady clock is behind its machine's wall clock (negative: ahead); zero unless that jumped.</param>
public sealed record CentreView(
    long Seq, DateTimeOffset Now, TimeSpan HostClockBehind, CentreBody Centre,
    IReadOnlyList<QueueMessage> Queues, IReadOnlyList<CounterMessage> Counters, IReadOnlyList<BoardMessage> Boards,
    IReadOnlyList<DeviceBody> Devices, ConservationBody Conservation,
    IReadOnlyList<WaitingTicket> Waiting, IReadOnlyList<UnconfirmedPaper> UnconfirmedPapers)
{
    /// <summary>The tickets called or being served, as <see cref="Waiting"/> had them: an agent needs language and needs when it matters.</summary>
    public IReadOnlyList<WaitingTicket> InFront { get; init; } = [];

    /// <summary>Of the host, as in its <see cref="StatusMessage"/>: <see cref="Now"/> is on the clock of this life.</summary>
    public long Incarnation { get; init; } = 1;

    public IReadOnlyList<ParkedTicket> Parked { get; init; } = [];

    /// <summary>What is lost of the last 24 hours, because the record goes on from a backup; null: nothing is.</summary>
    public LostRecord? Lost { get; init; }

    /// <summary>Who is at which counter, as far as their names are known.</summary>
    public IReadOnlyList<AgentAtCounter> Agents { get; init; } = [];
}

/// <param name="After">The last event that is left.</param>
/// <param name="Seen">The highest number of a lost event that anybody has seen; null: not known.</param>
/// <param name="From">When the last event was that is left.</param>
/// <param name="To">When the record went on.</param>
/// <param name="HandedIn">Tickets that kiosks have handed in since.</param>
/// <param name="Unheard">Kiosks that have yet to say what they remember.</param>
public sealed record LostRecord(long After, long? Seen, DateTimeOffset From, DateTimeOffset To, int HandedIn, IReadOnlyCollection<string> Unheard);

/// <param name="User">The name under which the agent opened the counter.</param>
/// <param name="Id">As counters and visits have it.</param>
public sealed record AgentAtCounter(string User, string Id, string Counter, string CounterName);
