using System.Collections.Immutable;

namespace ServiceCenter.Engine.Tests;

/// <summary>A centre to test with, and short words for what people ask of it. Minutes count from the opening at 08:00.</summary>
internal static class Some
{
    public static readonly ServiceId General = new("general"), Payments = new("payments"), Passports = new("passports"), Tiny = new("tiny"), Old = new("old");
    public static readonly CounterId One = new("1"), Two = new("2"), Three = new("3"), Four = new("4");
    public static readonly Agent Ada = new(new("ada"), "Ada"), Bo = new(new("bo"), "Bo");
    public static readonly ProfileId Everything = new("everything"), PassportsFirst = new("passports-first"), TinyOnly = new("tiny-only"), WithWrapUp = new("with-wrap-up");

    public static CentrePlan Plan { get; } = new()
    {
        Site = "demo",
        Name = "Demo centre",
        Languages = ["en"],
        Services =
        [
            Service(General, "A", 1, 9999), Service(Payments, "B", 1, 9999), Service(Passports, "C", 1, 9999),
            Service(Tiny, "T", 1, 3), Service(Old, "O", 1, 99) with { Historical = true },
        ],
        Counters =
        [
            Counter(One, Everything), Counter(Two, Everything), Counter(Three, PassportsFirst), Counter(Four, TinyOnly),
        ],
        Profiles =
        [
            new(Everything, "Everything", [Longest(General, Payments, Passports, Tiny)]),
            new(PassportsFirst, "Passports first", [Longest(Passports), Longest(General, Payments)]),
            new(TinyOnly, "Tiny only", [Longest(Tiny)]),
            new(WithWrapUp, "With wrap-up", [Longest(General, Payments)], WrapUp: Minutes(3)),
        ],
        Zones = [new(new("hall"), "Hall")],
        Kiosks = [],
        Displays = [],
    };

    public static Day Monday { get; } = new("2026-03-02", At(0), At(480), At(1200));

    public static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddMinutes(minute);
    public static DateTimeOffset AtSecond(int second) => At(0).AddSeconds(second);
    public static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
    public static TicketId Ticket(int n) => new((UInt128)n);
    public static TicketNumber Number(string text) => new(text[..1], int.Parse(text[1..], System.Globalization.CultureInfo.InvariantCulture));

    public static ServicePlan Service(ServiceId id, string prefix, int first, int last) =>
        new(id, ImmutableSortedDictionary<string, string>.Empty.Add("en", id.Value), new(prefix, first, last), Minutes(10), Minutes(5));

    public static CounterPlan Counter(CounterId id, ProfileId profile) => new(id, $"Counter {id}", new("hall"), profile);
    public static RoutingRule Longest(params ServiceId[] services) => new(new RoutingCondition.Otherwise(), new RoutingChoice.LongestWait([.. services]));

    public static Command Configure(int at, CentrePlan plan) => new Command.Configure(At(at), plan);
    public static Command OpenDay(int at) => new Command.OpenDay(At(at), Monday);
    public static Command EndDay(int at) => new Command.EndDay(At(at));
    public static Command Issue(int at, int ticket) => Issue(at, ticket, General);
    public static Command Issue(int at, int ticket, ServiceId service, params ServiceId[] then) =>
        new Command.IssueTicket(At(at), Ticket(ticket), service, [.. then], null, null, null, null);
    public static Command IssueBooked(int at, int ticket, int booked, ServiceId? service = null) =>
        new Command.IssueTicket(At(at), Ticket(ticket), service ?? General, [], null, null, null, null, At(booked));
    public static Command Printed(int at, int ticket, bool confirmed) => new Command.ReportPrinted(At(at), Ticket(ticket), confirmed);
    public static Command Leave(int at, int ticket) => new Command.Leave(At(at), Ticket(ticket));
    public static Command Cancel(int at, int ticket) => new Command.Cancel(At(at), Ticket(ticket));
    public static Command Open(int at, CounterId counter, Agent agent, ProfileId? profile = null) => new Command.OpenCounter(At(at), counter, agent, profile);
    public static Command Close(int at, CounterId counter) => new Command.CloseCounter(At(at), counter);
    public static Command Call(int at, CounterId counter) => new Command.CallNext(At(at), counter);
    public static Command Call(int at, CounterId counter, int ticket) => new Command.Call(At(at), counter, Ticket(ticket));
    public static Command Press(int second, CounterId counter) => new Command.CallNext(AtSecond(second), counter, OneButton: true);
    public static Command Recall(int at, CounterId counter, int? ticket = null) => new Command.Recall(At(at), counter, Named(ticket));
    public static Command Recycle(int at, CounterId counter, int? places = null) => new Command.Recycle(At(at), counter, null, places);
    public static Command Park(int at, CounterId counter, int? minutes = null, PoolOwner pool = PoolOwner.Agent) =>
        new Command.Park(At(at), counter, null, pool, minutes is { } n ? Minutes(n) : null);
    public static Command Unpark(int at, CounterId counter, int ticket) => new Command.Unpark(At(at), counter, Ticket(ticket), ToWaiting: false);
    public static Command LetWait(int at, CounterId counter, int ticket) => new Command.Unpark(At(at), counter, Ticket(ticket), ToWaiting: true);
    public static Command Transfer(int at, CounterId counter, ServiceId to, TransferPlace place = TransferPlace.Last, bool returnToMe = false, string? note = null) =>
        new Command.Transfer(At(at), counter, null, new TransferTarget.ToService(to), place, returnToMe, note);
    public static Command Transfer(int at, CounterId counter, CounterId to, TransferPlace place = TransferPlace.Last, bool returnToMe = false) =>
        new Command.Transfer(At(at), counter, null, new TransferTarget.ToCounter(to), place, returnToMe, null);
    public static Command Transfer(int at, CounterId counter, Agent to, TransferPlace place = TransferPlace.Last, bool returnToMe = false) =>
        new Command.Transfer(At(at), counter, null, new TransferTarget.ToAgent(to.Id), place, returnToMe, null);
    public static Command Ready(int at, CounterId counter) => new Command.Ready(At(at), counter);
    public static Command Rest(int at, CounterId counter, string reason = "lunch") => new Command.TakeBreak(At(at), counter, reason);
    public static Command KeepTime(int at) => new Command.KeepTime(At(at));
    public static Command Start(int at, CounterId counter, int? ticket = null) => new Command.Start(At(at), counter, Named(ticket));
    public static Command Finish(int at, CounterId counter, int? ticket = null) => new Command.Finish(At(at), counter, Named(ticket), null);
    public static Command NoShow(int at, CounterId counter, int? ticket = null) => new Command.NoShow(At(at), counter, Named(ticket));

    /// <summary>The same, handed in later, with what is known of when it was done.</summary>
    public static Command Since(Command step, int? notBefore, int? notAfter) => step switch
    {
        Command.Start start => start with { NotBefore = Known(notBefore), NotAfter = Known(notAfter) },
        Command.Finish finish => finish with { NotBefore = Known(notBefore), NotAfter = Known(notAfter) },
        Command.NoShow noShow => noShow with { NotBefore = Known(notBefore), NotAfter = Known(notAfter) },
        _ => throw new ArgumentException($"A {step.GetType().Name} does not keep.", nameof(step)),
    };

    private static DateTimeOffset? Known(int? minute) => minute is { } known ? At(known) : null;

    public static Command Undo(int at, CounterId counter) => new Command.Undo(At(at), new StepOwner.OfCounter(counter));
    public static Command UndoTicket(int at, int ticket) => new Command.Undo(At(at), new StepOwner.OfTicket(Ticket(ticket)));
    public static Command UndoDay(int at) => new Command.Undo(At(at), new StepOwner.OfDay());

    public static readonly DeviceId Left = new("left"), Right = new("right");
    /// <summary>With two kiosks, which have buttons for two services each.</summary>
    public static CentrePlan WithKiosks(CentrePlan? plan = null) => (plan ?? Plan) with
    {
        Kiosks = [new(Left, new("hall"), [new(General, 1, null), new(Tiny, 2, null)]) { Series = "L" }, new(Right, new("hall"), [new(General, 1, null), new(Passports, 2, null)])],
    };
    public static Command IssueAt(int at, int ticket, DeviceId kiosk) =>
        new Command.IssueTicket(At(at), Ticket(ticket), General, [], null, null, kiosk, null);
    public static Command HandIn(int at, int ticket, string number, int? notBefore, int? notAfter, DeviceId? by = null, ServiceId? service = null) => new Command.HandIn(
        At(at), Ticket(ticket), Number(number), service ?? General, null, by ?? Left,
        notBefore is { } first ? At(first) : null, notAfter is { } last ? At(last) : null);

    private static TicketId? Named(int? ticket) => ticket is { } n ? Ticket(n) : null;
}
