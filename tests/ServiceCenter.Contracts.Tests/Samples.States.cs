namespace ServiceCenter.Contracts.Tests;

public static partial class Samples
{
    private static readonly ServiceBody[] Services = [new("general", "A", General)];
    private static readonly Dictionary<string, string> CounterNames = new() { ["de"] = "Schalter 1" }, Position = new() { ["en"] = "first floor" };
    private static readonly QueueMessage Queue = new(17, "general", General, 3, Nine, Quote, 2);
    private static readonly CounterMessage Serving = new(
        18, "1", "Counter 1", "hall", "serving", HalfPast, "agent-7", "all", Ticket, "A042", "general", 18, HalfPast.AddSeconds(1), "call");
    private static readonly CounterMessage Closed = new(
        0, "2", "Counter 2", "hall", "closed", Nine, null, null, null, null, null, null, null, null);
    private static readonly CounterMessage Resting = new(
        19, "3", "Counter 3", "hall", "on-break", Nine, "agent-7", "all", null, null, null, null, null, "break", HalfPast, "lunch");
    private static readonly HealthMessage Healthy = new("low", "ok", 41.5, true, 0, ["general"], "paper is low", 2);
    private static readonly VisitRow Visit = new(
        Ticket, "A042", "general", Nine, HalfPast, "served", "ada", "1", 600.25, 12, 1187.873, 0, 1800.123, 1);

    private static IEnumerable<Sample> States()
    {
        yield return Of("state/config-kiosk", new ConfigMessage(
            5, "demo", "Demo centre", "kiosk-1", "kiosk", ["en", "de"], "hall", "Hall", Day, Services, [new("general", 4, 5)],
            "https://tickets.example", "Europe/Berlin", "The hall is full."), Wire.Default.ConfigMessage);
        yield return Of("state/config-kiosk-leases", new ConfigMessage(
            5, "demo", "Demo centre", "kiosk-1", "kiosk", ["en"], "hall", "Hall", Day, Services, [new("general", null, null)], null, "UTC",
            Leases: [new LeaseBody("general", ["A989", "A990"])], Series: new SeriesBody("K", 7)), Wire.Default.ConfigMessage);
        yield return Of("state/config-box", new ConfigMessage(
            5, "demo", "Demo centre", "box-1", "box", ["en"], null, null, null, Services, [], null, "UTC", Counter: "1",
            Keys: [new(BoxButtonBody.Next, 17, 5), new(BoxButtonBody.Recall, 27, null)]), Wire.Default.ConfigMessage);
        yield return Of("state/config-program", new ConfigMessage(
            5, "demo", "Demo centre", "probe-1", "program", ["en"], null, null, null, Services, [new("general", null, null)], null, "UTC"), Wire.Default.ConfigMessage);
        yield return Of("state/config-display", new ConfigMessage(
            5, "demo", "Demo centre", "wall-1", "display", ["en", "de"], "hall", "Hall", Day, Services, [], null, "Europe/Berlin", Screen: new ScreenBody(685, 5)), Wire.Default.ConfigMessage);
        yield return Of("state/queue", Queue, Wire.Default.QueueMessage);
        yield return Of("state/queue-empty", Queue with { Waiting = 0, LongestWaitSince = null, Quote = null, OpenCounters = 0 }, Wire.Default.QueueMessage);
        yield return Of("state/counter-serving", Serving, Wire.Default.CounterMessage);
        yield return Of("state/counter-on-break", Resting, Wire.Default.CounterMessage);
        yield return Of("state/counter-closed", Closed, Wire.Default.CounterMessage);
        yield return Of("state/board", new BoardMessage(
            18, "hall", "Hall", [new(18, "A042", "1", "Counter 1", "calling", HalfPast, "de")], [new(12, "A041", "2", "Counter 2", "over", Nine, null)],
            [new("general", General, 3, About)], "We close at five."), Wire.Default.BoardMessage);
        yield return Of("state/board-spoken", new BoardMessage(
            18, "hall", "Hall", [new(18, "A042", "1", "Counter 1", "calling", HalfPast, "de", CounterNames, Position, "up-left", Spoken: true)], [], [], null), Wire.Default.BoardMessage);
        yield return Of("state/board-empty", new BoardMessage(0, "hall", "Hall", [], [], [new("general", General, 0, null)], null), Wire.Default.BoardMessage);
        yield return Of("device/shown", new ShownMessage(18, HalfPast, HalfPast.AddSeconds(2)), Wire.Default.ShownMessage);
        yield return Of("device/shown-painted-only", new ShownMessage(18, HalfPast, null), Wire.Default.ShownMessage);
        yield return Of("device/status", new StatusMessage(StatusMessage.Online, "0.1.0", "5f1c"), Wire.Default.StatusMessage);
        yield return Of("device/status-host", new StatusMessage(StatusMessage.Offline, "0.1.0", "77aa", 3), Wire.Default.StatusMessage);
        yield return Of("device/health", Healthy, Wire.Default.HealthMessage);
        yield return Of("device/health-unknown", new HealthMessage(null, null, null, null, null, null), Wire.Default.HealthMessage);
        yield return Of("device/order", new OrderMessage("r-1", "reprint", Ticket), Wire.Default.OrderMessage);
        yield return Of("device/order-shortest", new OrderMessage("r-2", "identify"), Wire.Default.OrderMessage);
    }

    private static IEnumerable<Sample> Bodies()
    {
        yield return Of("http/ticket", new TicketBody(
            Ticket, "A042", "general", General, "waiting", HalfPast, 3, Quote, "1", "Counter 1", true, new QuoteBody("simple", 900)), Wire.Default.TicketBody);
        yield return Of("http/ticket-gone", new TicketBody(
            Ticket, "A042", "general", General, "left", HalfPast, null, null, null, null, null), Wire.Default.TicketBody);
        yield return Of("http/visit-row", Visit, Wire.Default.VisitRow);
        yield return Of("http/visits", new VisitPage([Visit, Visit with { Outcome = "left", Agent = null, Counter = null, Legs = 0 }], "1795168800000-2"), Wire.Default.VisitPage);
        yield return Of("http/visits-last-page", new VisitPage([], null), Wire.Default.VisitPage);
        yield return Of("http/conservation", new ConservationBody(
            10, 3, 1, 1, 0, new Dictionary<string, long> { ["served"] = 4, ["left"] = 1 }, true), Wire.Default.ConservationBody);
        yield return Of("http/why", Why, Wire.Default.WhyBody);
        yield return Of("http/why-nobody-passed-over", Why with { PassedOver = [], PassedOverCount = 0, Bound = null }, Wire.Default.WhyBody);
        yield return Of("http/centre", new CentreBody(
            "demo", "Demo centre", ["en", "de"], Services, [new("1", "Counter 1", "hall", "all")], [new("hall", "Hall")],
            [new("all", "Everything", ["general"])], Day, "Europe/Berlin"), Wire.Default.CentreBody);
        yield return Of("http/devices", new DeviceBody[] { new("kiosk-1", "kiosk", "online", "0.1.0", Healthy), new("wall-1", "display", "unknown", null, null) }, Wire.Default.IReadOnlyListDeviceBody);
        yield return Of("http/unconfirmed-papers", new UnconfirmedPaper[] { new(Ticket, "A042", "kiosk-1", HalfPast, false), new(Ticket, "A043", null, HalfPast, null) }, Wire.Default.IReadOnlyListUnconfirmedPaper);
        yield return Of("http/waiting-tickets", new WaitingTicket[] { new(Ticket, "A042", "general", HalfPast, "de", "wheelchair"), new(Ticket, "A043", "general", HalfPast, null, null), new(Ticket, "A044", "general", HalfPast, null, null, "counter:2", "has paid half", Nine) }, Wire.Default.IReadOnlyListWaitingTicket);
        yield return Of("http/parked-tickets", new ParkedTicket[] { new(Ticket, "A042", "general", HalfPast, HalfPast.AddMinutes(10), "agent:agent-7", "de", "wheelchair", "has paid half"), new(Ticket, "A043", "general", HalfPast, null, "centre", null, null, null) }, Wire.Default.IReadOnlyListParkedTicket);
        yield return Of("http/queues", new[] { Queue }, Wire.Default.IReadOnlyListQueueMessage);
        yield return Of("http/counters", new[] { Serving, Closed }, Wire.Default.IReadOnlyListCounterMessage);
        yield return Of("http/standby-ask", new StandbyAsk(42, [1, 2, 3], "pi-2", new Dictionary<string, string> { ["people.json"] = "77aa" }), Wire.Default.StandbyAsk);
        yield return Of("http/standby-reply", new StandbyReply("demo", 3, "pi-1", true, 2, HalfPast,
            [new(43, [123, 125], [4, 5, 6]), new(44, [123, 125], [7, 8, 9], [10, 11], "agent", [65, 100, 97], [12, 13])], [new("people.json", [91, 93])], 12), Wire.Default.StandbyReply);
        yield return Of("http/standby-reply-nothing-new", new StandbyReply("demo", 3, "pi-1", false, 0, HalfPast, [], [], 43), Wire.Default.StandbyReply);
        yield return Of("http/took-over", new TookOver(1795168800001, "pi-2"), Wire.Default.TookOver);
        yield return Of("http/problem", new Problem("unknown-service", "No such service", "The centre has no service parking."), Wire.Default.Problem);
    }
}
