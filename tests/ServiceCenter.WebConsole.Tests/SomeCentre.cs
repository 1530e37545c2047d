using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>A small hall to look at: three services, four counters, one zone.</summary>
internal static class SomeCentre
{
    public const string TicketId = "0123456789abcdef0123456789abcdef";
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 30, 0, TimeSpan.Zero);

    public static CentreView View() => new(
        Seq: 120, Now, TimeSpan.Zero, Body,
        Queues: [Queue("general", "General", 4), Queue("payments", "Payments", 1), Queue("passports", "Passports", 0)],
        Counters: [Counter("1"), Counter("2") with { State = "calling", Ticket = TicketId, Number = "A42", Service = "general", CallSeq = 118, Agent = "agent-1", Profile = "all", CanUndo = "call" }, Counter("3"), Counter("4")],
        Boards: [new BoardMessage(120, "hall", "Hall", [new BoardCall(118, "A42", "2", "Counter 2", "calling", Now, "en")], [], [], null)],
        Devices: [new DeviceBody("kiosk-1", "kiosk", "online", "0.1.0", new HealthMessage("low", "ok", 41.5, true, 0, [])), new DeviceBody("wall-1", "display", "offline", "0.1.0", null)],
        Conservation: new ConservationBody(60, 5, 1, 0, 0, new Dictionary<string, long> { ["served"] = 50, ["left"] = 4 }, Holds: true),
        Waiting: [Waiting("A43", "general", 9), Waiting("A44", "general", 7), Waiting("B7", "payments", 4)],
        UnconfirmedPapers: [new UnconfirmedPaper(TicketId, "A44", "kiosk-1", Now.AddMinutes(-7), false)])
    {
        Agents = [new AgentAtCounter("ada", "agent-1", "2", "Counter 2")],
        InFront = [new WaitingTicket(TicketId, "A42", "general", Now.AddMinutes(-12), "de", "wheelchair")],
    };

    public static ReplyMessage Accepts(Request request) => request switch
    {
        IssueTicketRequest issue => new(request.Id, true, 121, Ticket: issue.Ticket ?? TicketId, Number: "A45", Service: issue.Service,
            IssuedAt: Now, Ahead: 4, Quote: new QuoteBody("simple", 720)),
        CallNextRequest call => new(request.Id, true, 121, Ticket: TicketId, Number: "A43", Service: "general", Counter: call.Counter),
        _ => new(request.Id, true, 121),
    };

    public static ReplyMessage Refuses(Request request, string code) => new(request.Id, false, Problem: new Problem(code, "No", "Not now."));

    public static VisitRow Visit(int n, string agent = "ada") => new(
        n.ToString("x32", System.Globalization.CultureInfo.InvariantCulture), $"A{n}", "general", Now.AddSeconds(-n - 300), Now.AddSeconds(-n),
        "served", agent, "1", 120, 10, 170.5, 0, 300.5, 1);

    private static CentreBody Body { get; } = new(
        "demo", "Demo centre", ["en"],
        [Service("general", "A", "General"), Service("payments", "B", "Payments"), Service("passports", "C", "Passports")],
        [.. Enumerable.Range(1, 4).Select(n => new CounterBody($"{n}", $"Counter {n}", "hall", "all"))],
        [new ZoneBody("hall", "Hall")], [new ProfileBody("all", "All services", ["general", "payments", "passports"])],
        new DayBody("2026-11-21", Now.Date, Now.Date.AddHours(17), Now.Date.AddHours(28)), "Europe/Berlin");

    private static ServiceBody Service(string id, string prefix, string name) => new(id, prefix, new Dictionary<string, string> { ["en"] = name });

    public static QueueMessage Queue(string service, string name, int waiting) => new(
        120, service, new Dictionary<string, string> { ["en"] = name }, waiting, waiting > 0 ? Now.AddMinutes(-9) : null, new QuoteBody("simple", 720), 2);

    public static CounterMessage Counter(string id) => new(120, id, $"Counter {id}", "hall", "closed", Now.AddHours(-1), null, null, null, null, null, null, null, null);

    private static WaitingTicket Waiting(string number, string service, int minutes) =>
        new($"{number.ToLowerInvariant().PadLeft(32, '0')}", number, service, Now.AddMinutes(-minutes), "en", null);
}
