using System.Collections.Immutable;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

/// <summary>A small centre: two services, two counters, a kiosk, a wall and a button box.</summary>
internal static class SomeCentre
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static CentrePlan Plan(string name = "Some Centre") => new()
    {
        Site = "demo",
        Name = name,
        Languages = ["en"],
        Services = [Service("general", "A"), Service("payments", "B")],
        Zones = [new ZonePlan(new ZoneId("hall"), "Hall")],
        Profiles =
        [
            new ProfilePlan(new ProfileId("all"), "All", [
                new RoutingRule(new RoutingCondition.Otherwise(), new RoutingChoice.LongestWait([new ServiceId("general"), new ServiceId("payments")]))]),
        ],
        Counters = [Counter("1"), Counter("2")],
        Kiosks = [new KioskPlan(new DeviceId("kiosk-1"), new ZoneId("hall"), [new ButtonPlan(new ServiceId("general"), 17, 5)])],
        Displays = [new DisplayPlan(new DeviceId("wall-1"), new ZoneId("hall"))],
        Boxes = [new BoxPlan(new DeviceId("box-1"), new CounterId("1"), [new BoxButtonPlan(BoxKey.Next, 17, 5), new BoxButtonPlan(BoxKey.NoShow, 22, null)])],
    };

    private static ServicePlan Service(string id, string prefix) => new(
        new ServiceId(id), ImmutableSortedDictionary<string, string>.Empty.Add("en", id), new NumberRange(prefix, 1, 999), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(4));

    private static CounterPlan Counter(string id) => new(new CounterId(id), "Counter " + id, new ZoneId("hall"), new ProfileId("all"));
}
