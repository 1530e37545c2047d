using System.Collections.Immutable;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Foresight.World;

namespace ServiceCenter.Simulation;

/// <summary>The centre of the simulated day, its hours and its people: what every seed has in common.</summary>
internal static class Script
{
    /// <summary>
    /// True time zero: a night in which customers wait over midnight, in Berlin and in UTC, and over the hour that daylight saving time leaves out there.
    /// </summary>
    public static readonly DateTimeOffset Begins = new(2026, 3, 28, 21, 20, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Opens = Begins.AddMinutes(10);
    public static readonly DateTimeOffset LastTicket = Opens.AddHours(4);
    /// <summary>The day boundary: far enough after the last ticket that everybody is served.</summary>
    public static readonly DateTimeOffset DayEnds = Opens.AddHours(7);

    public static readonly TimeSpan OpensDayAt = TimeSpan.FromMinutes(5);
    /// <summary>From here on nothing breaks any more.</summary>
    public static readonly TimeSpan HealedAt = LastTicket - Begins;
    /// <summary>A host whose clock went back counts on from its journal, and so is late by as long as it was off: the day ends for it too.</summary>
    public static readonly TimeSpan Over = DayEnds.AddMinutes(30) - Begins;

    /// <summary>With a quarter of an hour left to whoever presses late, because a kiosk was down or a queue stood before it.</summary>
    public static readonly ArrivalModel Arrivals = new(Opens, TimeSpan.FromMinutes(45), [112, 131, 112, 82, 56]);

    public static readonly CustomerModel Customers = new(
        [
            new("general", 5, TimeSpan.FromSeconds(200)),
            new("payments", 3, TimeSpan.FromSeconds(120)),
            new("passports", 2, TimeSpan.FromSeconds(300)),
        ],
        Patience: TimeSpan.FromMinutes(70), SaysSo: 5_000, Absent: 400, Walk: TimeSpan.FromSeconds(15));

    public static readonly AgentModel Agents = new(
        Reaction: TimeSpan.FromSeconds(5), LooksAgain: TimeSpan.FromSeconds(20), WaitsForCustomer: TimeSpan.FromSeconds(90));

    /// <summary>What else agents do, in shares of 10,000 of the customers they call, serve or wait for in vain.</summary>
    public static readonly Habits Habits = new(Recalls: 4_000, Recycles: 2_000, Parks: 500, Transfers: 700, Chooses: 200, SaysReady: 3_000);

    public static readonly ImmutableArray<Shift> Shifts =
    [
        new("ada", "1", Opens.AddMinutes(-3), LastTicket),
        new("bo", "2", Opens.AddMinutes(-1), LastTicket),
        new("cem", "3", Opens.AddMinutes(10), LastTicket),
        new("dee", "4", Opens.AddMinutes(45), LastTicket),
    ];

    public static readonly ImmutableArray<string> Kiosks = ["kiosk-1", "kiosk-2", "kiosk-3"];
    /// <summary>Prefixes of the numbers each kiosk gives when those leased to it are spent.</summary>
    public static readonly ImmutableArray<string> Series = ["X", "Y", "Z"];
    public static readonly ImmutableArray<string> Displays = ["wall-1", "wall-2"];

    /// <summary>Counter to the buttons on its desk: there, no PC is needed but to open and close.</summary>
    public static readonly ImmutableSortedDictionary<string, ImmutableArray<BoxKey>> BoxKeys = ImmutableSortedDictionary<string, ImmutableArray<BoxKey>>.Empty
        .Add("3", [BoxKey.Next, BoxKey.Recall, BoxKey.NoShow, BoxKey.Done])
        .Add("4", [BoxKey.Single]);

    public static string BoxAt(string counter) => "box-" + counter;

    public static readonly ImmutableArray<string> Services = ["general", "payments", "passports"];

    /// <summary>Counters 1 and 2 serve everything, 3 and 4 two services each: queues are shared and yet differ.</summary>
    public static CentrePlan Plan { get; } = new()
    {
        Site = "sim",
        Name = "Simulated centre",
        Languages = ["en"],
        Calendar = new CalendarPlan("Europe/Berlin", Boundary: TimeSpan.FromHours(12), Opens: TimeSpan.FromHours(22.5), LastTicket: TimeSpan.FromHours(3.5), [], []),
        Services =
        [
            ServiceOf("general", "A", 200, first: 1, last: 999),
            ServiceOf("payments", "B", 120, first: 1, last: 999),
            // So few numbers that they come round again on the same day.
            ServiceOf("passports", "C", 300, first: 1, last: 40),
        ],
        Counters = [CounterOf("1", "all"), CounterOf("2", "all"), CounterOf("3", "desk"), CounterOf("4", "back")],
        Profiles = [ProfileOf("all", Services), ProfileOf("desk", ["general", "payments"]) with { WrapUp = TimeSpan.FromSeconds(20) }, ProfileOf("back", ["general", "passports"])],
        Zones = [new ZonePlan(new ZoneId("hall"), "Hall")],
        Kiosks = [.. Kiosks.Select((k, i) => new KioskPlan(new DeviceId(k), new ZoneId("hall"), [.. Services.Select(ButtonOf)]) { Series = Series[i] })],
        Displays = [.. Displays.Select(d => new DisplayPlan(new DeviceId(d), new ZoneId("hall")))],
        Boxes = [.. BoxKeys.Select(box => new BoxPlan(new DeviceId(BoxAt(box.Key)), new CounterId(box.Key), [.. box.Value.Select(BoxButtonOf)]))],
    };

    public static Topics Topics { get; } = new(Plan.Site);

    private static ServicePlan ServiceOf(string id, string prefix, int handlingSeconds, int first, int last) => new(
        new ServiceId(id), ImmutableSortedDictionary<string, string>.Empty.Add("en", id), new NumberRange(prefix, first, last),
        Target: TimeSpan.FromMinutes(10), ExpectedHandling: TimeSpan.FromSeconds(handlingSeconds));

    private static CounterPlan CounterOf(string id, string profile) => new(new CounterId(id), "Counter " + id, new ZoneId("hall"), new ProfileId(profile));

    private static ProfilePlan ProfileOf(string id, ImmutableArray<string> services) => new(new ProfileId(id), id,
        [new RoutingRule(new RoutingCondition.Otherwise(), new RoutingChoice.LongestWait([.. services.Select(s => new ServiceId(s))]))]);

    /// <summary>The lamp of the button at a place of a box.</summary>
    public static int BoxLamp(int place) => 10 + place;

    private static BoxButtonPlan BoxButtonOf(BoxKey key, int place) => new(key, Line: place, BoxLamp(place));

    private static ButtonPlan ButtonOf(string service, int place) => new(new ServiceId(service), Line: place, LampLine: Services.Length + place);
}

/// <param name="SaysReady">After a finish that leads to a wrap-up; the others just call on.</param>
internal sealed record Habits(int Recalls, int Recycles, int Parks, int Transfers, int Chooses, int SaysReady);
