namespace ServiceCenter.Contracts;

// Bodies that only the HTTP door has. Everything else it speaks is a message of the bus.

/// <summary>A ticket as its holder sees it: <c>GET /api/tickets/{id}</c>.</summary>
/// <param name="State">waiting, called, serving, parked, served, no-show, left, cancelled, unresolved.</param>
/// <param name="Ahead">While waiting: people before this ticket for the same service now.</param>
/// <param name="Quote">While waiting: from this place in the queue, now. Null where no honest quote can be given.</param>
/// <param name="QuotedAtIssue">What was said when the ticket was issued. Null where nothing was.</param>
public sealed record TicketBody(
    string Id, string Number, string Service, IReadOnlyDictionary<string, string> ServiceNames, string State, DateTimeOffset IssuedAt,
    int? Ahead, QuoteBody? Quote, string? Counter, string? CounterName, bool? Printed, QuoteBody? QuotedAtIssue = null);

/// <summary>A row of <c>GET /api/visits</c>: a visit that has ended.</summary>
/// <param name="Outcome">served, no-show, left, cancelled, unresolved.</param>
public sealed record VisitRow(
    string Ticket, string Number, string Service, DateTimeOffset Issued, DateTimeOffset Ended, string Outcome, string? Agent, string? Counter,
    double WaitSeconds, double WalkSeconds, double HandlingSeconds, double HoldSeconds, double VisitSeconds, int Legs);

/// <param name="Next">To be given as <c>after</c> for the next page; null: that was all.</param>
public sealed record VisitPage(IReadOnlyList<VisitRow> Items, string? Next);

/// <summary>Issued = waiting + called + serving + parked + all of ended, at any instant; <see cref="Holds"/> says whether.</summary>
public sealed record ConservationBody(
    long Issued, long Waiting, long Called, long Serving, long Parked, IReadOnlyDictionary<string, long> Ended, bool Holds);

/// <param name="Status">online, offline, unknown.</param>
public sealed record DeviceBody(string Device, string Role, string Status, string? Version, HealthMessage? Health);

/// <summary>Tickets that were issued and of whose paper nobody knows: no word from the kiosk, or a printer that did not answer.</summary>
/// <param name="Confirmed">Null: no word from the kiosk. False: the printer did not answer.</param>
public sealed record UnconfirmedPaper(string Ticket, string Number, string? Kiosk, DateTimeOffset IssuedAt, bool? Confirmed);

/// <summary>Who waits, for staff: <c>GET /api/queues/{service}/tickets</c> and the counter page.</summary>
/// <param name="Pool">The pool it waits in: <c>agent:ID</c>, <c>counter:ID</c> or <c>centre</c>; null: the service's queue.</param>
/// <param name="Note">Of the agent who sent it here.</param>
public sealed record WaitingTicket(
    string Ticket, string Number, string Service, DateTimeOffset WaitingSince, string? Language, string? Needs,
    string? Pool = null, string? Note = null, DateTimeOffset? BookedAt = null);

/// <param name="Until">Here it waits again by itself; null: until somebody says so.</param>
public sealed record ParkedTicket(
    string Ticket, string Number, string Service, DateTimeOffset ParkedSince, DateTimeOffset? Until, string Pool, string? Language, string? Needs, string? Note);

/// <summary>What the centre is made of, for pages: no rule, no secret.</summary>
public sealed record CentreBody(
    string Site, string Name, IReadOnlyList<string> Languages, IReadOnlyList<ServiceBody> Services, IReadOnlyList<CounterBody> Counters,
    IReadOnlyList<ZoneBody> Zones, IReadOnlyList<ProfileBody> Profiles, DayBody? Day, string TimeZone);
public sealed record CounterBody(string Counter, string Name, string Zone, string Profile);
public sealed record ZoneBody(string Zone, string Name);
public sealed record ProfileBody(string Profile, string Name, IReadOnlyList<string> Services);
