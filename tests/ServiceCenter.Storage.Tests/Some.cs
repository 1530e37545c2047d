using System.Collections.Immutable;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Tests;

internal static class Some
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public static readonly ServiceId General = new("general");
    public static readonly CounterId One = new("1");
    public static readonly Agent Ada = new(new AgentId("a-01"), "Ada");
    public static readonly Cause Press = new(new DeviceId("kiosk-1"), "r-7", 0x0123456789abcdef);

    public static TicketId Ticket(int n) => new((UInt128)n);

    public static CentrePlan Plan { get; } = new()
    {
        Site = "demo",
        Name = "Demo centre",
        Languages = ["en"],
        Services = [new ServicePlan(General, Names("General"), new NumberRange("A", 1, 999), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(3))],
        Counters = [new CounterPlan(One, "Counter 1", new ZoneId("hall"), new ProfileId("all"))],
        Profiles = [new ProfilePlan(new ProfileId("all"), "All", [new RoutingRule(new RoutingCondition.Otherwise(), new RoutingChoice.LongestWait([General]))])],
        Zones = [new ZonePlan(new ZoneId("hall"), "Hall")],
        Kiosks = [new KioskPlan(new DeviceId("kiosk-1"), new ZoneId("hall"), [new ButtonPlan(General, 17, null)])],
        Displays = [new DisplayPlan(new DeviceId("wall-1"), new ZoneId("hall"))],
    };

    public static Day Today { get; } = new("2026-03-02", Morning, Morning.AddHours(9), Morning.AddHours(20));

    private static ImmutableSortedDictionary<string, string> Names(string name) => ImmutableSortedDictionary<string, string>.Empty.Add("en", name);

    /// <summary>One event of every kind, every field of each filled.</summary>
    public static IReadOnlyList<Event> OfEveryKind { get; } =
    [
        new Event.CentreConfigured(Plan),
        new Event.DayOpened(Today),
        new Event.CounterOpened(One, Ada, new ProfileId("all")),
        new Event.TicketIssued(Ticket(255), new TicketNumber("A", 42), General, [new ServiceId("passports")], "en", "wheelchair", new DeviceId("kiosk-1"), 3,
            new Quote("simple", TimeSpan.FromSeconds(95.49), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5))),
        new Event.TicketPrinted(Ticket(255), Confirmed: true),
        new Event.TicketCalled(Ticket(255), One, Ada.Id, new Why(new ProfileId("all"), 1, "longest wait", TimeSpan.FromSeconds(61.5),
            ImmutableSortedDictionary<ServiceId, int>.Empty.Add(General, 4), [new TicketNumber("A", 41)], 1, "passed over 20 times")),
        new Event.ServiceStarted(Ticket(255), One, Ada.Id),
        new Event.ServiceFinished(Ticket(255), One, Ada.Id, "resolved"),
        new Event.TicketNoShow(Ticket(255), One, Ada.Id),
        new Event.TicketLeft(Ticket(255)),
        new Event.TicketCancelled(Ticket(255)),
        new Event.TicketUnresolved(Ticket(255)),
        new Event.StepUndone(new StepOwner.OfCounter(One), StepKind.NoShow, 12),
        new Event.StepUndone(new StepOwner.OfTicket(Ticket(255)), StepKind.Issue, 4),
        new Event.StepUndone(new StepOwner.OfDay(), StepKind.EndDay, 2),
        new Event.CounterClosed(One, Ada.Id),
        new Event.DayEnded("2026-03-02"),
        new Event.VisitImported(new ImportedVisit("0f", 2, new ServiceId("ps"), Morning, VisitOutcome.Served, Morning.AddSeconds(5), Morning.AddSeconds(9),
            new Agent(new AgentId("a-02"), "agent-02"), 2)),
        // Released lines stay as they are: new kinds, and old ones with a new field, come after them.
        new Event.TicketCalled(Ticket(255), One, Ada.Id, new Why(new ProfileId("all"), 0, "the agent's own choice", TimeSpan.Zero,
            ImmutableSortedDictionary<ServiceId, int>.Empty, [], 0, null), Morning),
        new Event.TicketRecalled(Ticket(255), One, Ada.Id, Morning),
        new Event.TicketRecycled(Ticket(255), One, Ada.Id, 3, Ticket(254)),
        new Event.ServiceStarted(Ticket(255), One, Ada.Id, ByItself: true),
        new Event.CounterReady(One, Ada.Id, ByItself: true),
        new Event.BreakBegan(One, Ada.Id, "lunch"),
        new Event.TicketParked(Ticket(255), One, Ada.Id, PoolId.Of(Ada.Id), Morning),
        new Event.TicketUnparked(Ticket(255), One, Ada.Id),
        new Event.TicketTransferred(Ticket(255), One, Ada.Id, General, PoolId.Of(One), TransferPlace.First, true, "has paid half"),
        new Event.TicketIssued(Ticket(256), new TicketNumber("A", 43), General, [], null, null, null, 0, null, Booked: Morning),
        new Event.DayOpened(Today with { UtcOffset = TimeSpan.FromHours(2) }),
        new Event.IssuingStopped("The hall is full."),
        new Event.HelpAsked(new DeviceId("kiosk-1"), One),
        new Event.CentreConfigured(Plan with
        {
            Services = [Plan.Services[0] with
            {
                Appointments = new AppointmentWindow(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)), DailyQuota = 100,
                Hours = new TimeOfDaySpan(TimeSpan.FromHours(9), TimeSpan.FromHours(12)),
            }],
            Profiles = [new ProfilePlan(new ProfileId("all"), "All",
            [
                new RoutingRule(new RoutingCondition.WaitingLonger(General, TimeSpan.FromMinutes(20)), new RoutingChoice.LongestWait([General])),
                new RoutingRule(new RoutingCondition.CalledFewer(General, 2), new RoutingChoice.LargestCredit([new Weight(General, 4)]), RuleEffect.ResetCounts),
                new RoutingRule(new RoutingCondition.TimeOfDay(new TimeOfDaySpan(TimeSpan.FromHours(12), TimeSpan.FromHours(14))), new RoutingChoice.LeastSlack([General])),
                new RoutingRule(new RoutingCondition.NobodyElseServes(General), new RoutingChoice.Appointments([General])),
                new RoutingRule(new RoutingCondition.Otherwise(), new RoutingChoice.Pools()),
            ], WrapUp: TimeSpan.FromMinutes(3))],
            OneButtonGrace = TimeSpan.FromSeconds(5), Bounds = new RoutingBounds(10, TimeSpan.FromMinutes(15)),
        }),
        new Event.CentreConfigured(Plan with
        {
            Calendar = new CalendarPlan("Europe/Berlin", TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(17.5),
                [DayOfWeek.Saturday, DayOfWeek.Sunday], [new Holiday(new DateOnly(2026, 12, 25), "Christmas Day")]),
        }),
        new Event.CentreConfigured(Plan with
        {
            Boxes = [new BoxPlan(new DeviceId("box-1"), One, [new BoxButtonPlan(BoxKey.Next, 17, 5), new BoxButtonPlan(BoxKey.NoShow, 22, null)])],
        }),
        new Event.CentreConfigured(Plan with
        {
            Counters = [Plan.Counters[0] with { Names = Names("Counter one"), Position = Names("first floor"), Arrow = Direction.UpLeft }],
            Zones = [Plan.Zones[0] with { Screen = new ScreenPlan(685, 5) }],
        }),
        new Event.CentreConfigured(Plan, new PlanText("{ \"site\": \"demo\" }", InsteadOf: "6d5f"), Before: 33),
        new Event.CentreConfigured(Plan with { Kiosks = [Plan.Kiosks[0] with { Series = "K" }] }),
        new Event.NumbersLeased(new DeviceId("kiosk-1"), General, [new TicketNumber("A", 998), new TicketNumber("A", 999)]),
        new Event.TicketIssued(Ticket(257), new TicketNumber("A", 999), General, [], "de", null, new DeviceId("kiosk-1"), 2, null,
            Offline: new Earlier(Morning.AddSeconds(-90), TimeSpan.FromMilliseconds(250))),
        new Event.NumberVoided(Ticket(256), new TicketNumber("A", 43), new TicketNumber("A", 998)),
        new Event.RecordRestored(4_711, 5_012, new DeviceId("wall-1")),
        new Event.NumberRemembered(new GivenNumber(General, new TicketNumber("A", 57), 5_001, Morning), new DeviceId("kiosk-1")),
        new Event.ServiceStarted(Ticket(255), One, Ada.Id, Earlier: HandedIn),
        new Event.ServiceFinished(Ticket(255), One, Ada.Id, null, HandedIn),
        new Event.TicketNoShow(Ticket(255), One, Ada.Id, HandedIn),
    ];

    private static Earlier HandedIn => new(Morning.AddSeconds(-90), TimeSpan.FromMilliseconds(250));
}
