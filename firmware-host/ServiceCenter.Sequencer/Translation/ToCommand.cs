using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Foresight;

namespace ServiceCenter.Sequencer.Translation;

/// <summary>Wire to engine: a request becomes a command, or a problem where its words name nothing.</summary>
internal static class ToCommand
{
    private const int LongestText = 200;

    /// <param name="fresh">Id for the ticket where the request brings none.</param>
    /// <returns>A command; a problem; or neither, for a request that asks nothing of the engine.</returns>
    public static (Command? Command, Problem? Problem) Of(Request request, Caller caller, CentreState state, AgentIds agents, TicketId fresh, DateTimeOffset at)
    {
        try
        {
            return (Translate(request, caller, state, agents, fresh, at), null);
        }
        catch (UnknownName unknown)
        {
            return (null, Problems.Of(unknown.Code, unknown.Message));
        }
    }

    private static Command? Translate(Request request, Caller caller, CentreState state, AgentIds agents, TicketId fresh, DateTimeOffset at) => request switch
    {
        SnapshotRequest or HelloRequest { Seen: null, Given: null } => null,
        HelloRequest r => new Command.HearDevice(at, new DeviceId(caller.Device), r.Seen, [.. (r.Given ?? []).Select(Given)]),
        IssueTicketRequest r => Issue(r, caller, state, fresh, at),
        HandInRequest r => HandIn(r, caller, at),
        PrintedRequest r => new Command.ReportPrinted(at, Ticket(r.Ticket), r.Confirmed),
        CallNextRequest r => new Command.CallNext(at, Counter(r.Counter), OneButton(r.Button)),
        CallRequest r => new Command.Call(at, Counter(r.Counter), Written(r.Ticket)),
        RecallRequest r => new Command.Recall(at, Counter(r.Counter), Mentioned(r.Ticket)),
        StartRequest r => new Command.Start(at, Counter(r.Counter), Mentioned(r.Ticket), Whole(r.NotBefore), Whole(r.NotAfter)),
        FinishRequest r => new Command.Finish(at, Counter(r.Counter), Mentioned(r.Ticket), Text(r.Outcome, "outcome"), Whole(r.NotBefore), Whole(r.NotAfter)),
        NoShowRequest r => new Command.NoShow(at, Counter(r.Counter), Mentioned(r.Ticket), Whole(r.NotBefore), Whole(r.NotAfter)),
        RecycleRequest r => new Command.Recycle(at, Counter(r.Counter), Mentioned(r.Ticket), r.Places),
        ParkRequest r => new Command.Park(at, Counter(r.Counter), Mentioned(r.Ticket), Pool(r.Pool), r.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null),
        UnparkRequest r => new Command.Unpark(at, Counter(r.Counter), Ticket(r.Ticket), r.Wait is true),
        TransferRequest r => new Command.Transfer(
            at, Counter(r.Counter), Mentioned(r.Ticket), Target(r, agents), Place(r.Place), r.ReturnToMe is true, Text(r.Note, "note")),
        LeftRequest r => new Command.Leave(at, Ticket(r.Ticket)),
        CancelRequest r => new Command.Cancel(at, Ticket(r.Ticket)),
        OpenRequest r => new Command.OpenCounter(at, Counter(r.Counter), agents.Of(Named(r.Agent, "agent")), r.Profile is null ? null : Profile(r.Profile)),
        CloseRequest r => new Command.CloseCounter(at, Counter(r.Counter)),
        ReadyRequest r => new Command.Ready(at, Counter(r.Counter)),
        BreakRequest r => new Command.TakeBreak(at, Counter(r.Counter), Named(r.Reason, "reason")),
        UndoRequest r => new Command.Undo(at, Owner(r)),
        HelpRequest r => new Command.AskHelp(at, By(caller), r.Counter is null ? null : Counter(r.Counter)),
        OpenDayRequest r => new Command.OpenDay(at, new Day(DayLabel(r.Day), Whole(r.OpensAt), Whole(r.LastTicketAt), Whole(r.EndsAt), UtcOffset(r.UtcOffsetMinutes))),
        EndDayRequest { Only: null } => new Command.EndDay(at),
        EndDayRequest { Only: EndDayRequest.Issuing } r => new Command.StopIssuing(at, Named(r.Text ?? "", "text")),
        EndDayRequest r => throw new UnknownName("bad-request", $"{Shown(r.Only!)} is no part of a day that ends alone: '{EndDayRequest.Issuing}' is."),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "A request kind without a translation."),
    };

    private static Command.IssueTicket Issue(IssueTicketRequest r, Caller caller, CentreState state, TicketId fresh, DateTimeOffset at)
    {
        var service = Service(r.Service);
        return new Command.IssueTicket(
            at, Mentioned(r.Ticket) ?? fresh, service, r.Then is null ? [] : [.. r.Then.Select(Service)],
            Language(r.Language), Text(r.Needs, "needs"), By(caller),
            SimpleEstimator.Quote(state, service), r.BookedAt is { } booked ? Whole(booked) : null);
    }

    private static Command.HandIn HandIn(HandInRequest r, Caller caller, DateTimeOffset at) => new(
        at, Written(r.Ticket), Number(r.Number), Service(r.Service), Language(r.Language), new DeviceId(caller.Device),
        Whole(r.NotBefore), Whole(r.NotAfter));

    private static GivenNumber Given(GivenBody given) => new(Service(given.Service), Number(given.Number), given.Seq, Whole(given.IssuedAt));

    /// <summary>Letters, then digits: so it is printed.</summary>
    private static TicketNumber Number(string text)
    {
        var digits = text.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? new TicketNumber(text[..^digits.Length], value)
            : throw new UnknownName("bad-request", $"{Shown(text)} is no number of a ticket: letters and then digits are, as printed.");
    }

    private static DeviceId? By(Caller caller) => Slug.IsValid(caller.Device) ? new DeviceId(caller.Device) : null;

    private static PoolOwner Pool(string? text) => text switch
    {
        null or "agent" => PoolOwner.Agent,
        "counter" => PoolOwner.Counter,
        "centre" => PoolOwner.Centre,
        _ => throw new UnknownName("bad-request", $"{Shown(text)} is no pool: agent, counter and centre are."),
    };

    private static TransferPlace Place(string? text) => text switch
    {
        null or "last" => TransferPlace.Last,
        "first" => TransferPlace.First,
        "arrival" => TransferPlace.Arrival,
        _ => throw new UnknownName("bad-request", $"{Shown(text)} is no place: last, first and arrival are."),
    };

    private static TransferTarget Target(TransferRequest r, AgentIds agents) => (r.Service, r.ToCounter, r.Agent) switch
    {
        ({ } service, null, null) => new TransferTarget.ToService(Service(service)),
        (null, { } counter, null) => new TransferTarget.ToCounter(Counter(counter)),
        (null, null, { } agent) => new TransferTarget.ToAgent(agents.Of(Named(agent, "agent")).Id),
        _ => throw new UnknownName("bad-request", "A transfer names exactly one of a service, a counter and an agent."),
    };

    /// <summary>No clock on earth is further from UTC.</summary>
    private static TimeSpan? UtcOffset(int? minutes) =>
        minutes is null or (>= -14 * 60 and <= 14 * 60) ? minutes is { } given ? TimeSpan.FromMinutes(given) : null
        : throw new UnknownName("bad-request", $"No clock is {minutes} minutes ahead of UTC: -840 to 840 are.");

    private static bool OneButton(string? button) => button switch
    {
        null => false,
        CallNextRequest.Single => true,
        _ => throw new UnknownName("bad-request", $"{Shown(button)} is no kind of button: '{CallNextRequest.Single}' is, and none."),
    };

    private static StepOwner Owner(UndoRequest r) => (r.Counter, r.Ticket) switch
    {
        (not null, not null) => throw new UnknownName("bad-request", "An undo names a counter or a ticket, not both; neither means the day."),
        ({ } counter, null) => new StepOwner.OfCounter(Counter(counter)),
        (null, { } ticket) => new StepOwner.OfTicket(Ticket(ticket)),
        _ => new StepOwner.OfDay(),
    };

    private static ServiceId Service(string text) => Slug.IsValid(text) ? new ServiceId(text) : throw new UnknownName("unknown-service", $"{Shown(text)} is no service.");
    private static CounterId Counter(string text) => Slug.IsValid(text) ? new CounterId(text) : throw new UnknownName("unknown-counter", $"{Shown(text)} is no counter.");
    private static ProfileId Profile(string text) => Slug.IsValid(text) ? new ProfileId(text) : throw new UnknownName("unknown-profile", $"{Shown(text)} is no work profile.");
    private static TicketId Ticket(string text) =>
        TicketId.TryParse(text, out var id) ? id : throw new UnknownName("unknown-ticket", $"{Shown(text)} is no ticket id: 32 of 0-9 and a-f are.");

    private static TicketId? Mentioned(string? text) => text is null ? null : Written(text);

    /// <summary>A ticket that is written in a body, not addressed: what is no id there is a slip of the sender, and not a ticket that is gone.</summary>
    private static TicketId Written(string text) =>
        TicketId.TryParse(text, out var id) ? id : throw new UnknownName("bad-request", $"{Shown(text)} is no ticket id: 32 of 0-9 and a-f are.");

    private static string? Language(string? text) =>
        text is null || LanguageTag.IsValid(text) ? text
        : throw new UnknownName("bad-request", $"{Shown(text)} is no language: a BCP 47 tag of at most {LanguageTag.MaxLength} characters is, such as de, pt-BR or zh-Hant.");

    private static string DayLabel(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? text : throw new UnknownName("bad-request", $"{Shown(text)} is no day: yyyy-MM-dd is.");

    private static string Named(string text, string what) =>
        Text(text, what) is { Length: > 0 } named ? named : throw new UnknownName("bad-request", $"{what} is empty.");

    private static string? Text(string? text, string what) =>
        text is null || text.Length <= LongestText ? text : throw new UnknownName("bad-request", $"{what} has {text.Length} characters: {LongestText} are the most.");

    /// <summary>Refusals are remembered: a long slip is not.</summary>
    private static string Shown(string text) => text.Length <= 60 ? $"'{text}'" : $"'{text.AsSpan(0, 57)}...'";

    /// <summary>Instants are whole milliseconds throughout: what is stored is what was decided on.</summary>
    private static DateTimeOffset Whole(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond)).ToUniversalTime();

    private static DateTimeOffset? Whole(HostInstant? instant) => instant is null ? null : Whole(instant.At);

    private sealed class UnknownName(string code, string detail) : Exception(detail)
    {
        public string Code { get; } = code;
    }
}
