using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class ConfiguringTests
{
    private static readonly CentrePlan WithoutTiny = Plan with
    {
        Services = Plan.Services.RemoveAll(s => s.Id == Tiny),
        Profiles = [new(Everything, "Everything", [Longest(General, Payments, Passports)]), new(PassportsFirst, "Passports first", [Longest(Passports)])],
        Counters = Plan.Counters.RemoveAll(c => c.Id == Four),
    };

    [Fact]
    public void A_configuration_is_remembered_with_the_number_of_its_event()
    {
        var centre = new Scenario().When(Configure(0, Plan)).Then(new Event.CentreConfigured(Plan));

        (centre.State.Plan, centre.State.PlanSeq).ShouldBe((Plan, 1));
        centre.State.Counters.Count.ShouldBe(4);
    }

    [Fact]
    public void What_goes_on_goes_on_under_a_new_configuration()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Call(1, One), Configure(2, WithoutTiny));

        day[One].Ticket.ShouldBe(Ticket(1));
        day[General].Waiting.Count.ShouldBe(1);
        day.When(Issue(3, 3)).ThenIssues().ShouldBe("A3");
        day.State.Services.ContainsKey(Tiny).ShouldBeFalse();
    }

    [Fact]
    public void A_service_somebody_waits_for_is_not_dropped()
    {
        Given(Issue(0, 1, Tiny)).When(Configure(1, WithoutTiny)).ThenRefused("service-in-use", "T1");
        Given(Issue(0, 1, General, Tiny)).When(Configure(1, WithoutTiny)).ThenRefused("service-in-use", "A1");
        Given(Issue(0, 1, Tiny), Leave(1, 1)).When(Configure(2, WithoutTiny)).Accepted();
    }

    [Fact]
    public void A_counter_that_is_open_is_not_dropped() =>
        OpenDay(Open(0, Four, Ada)).When(Configure(1, WithoutTiny)).ThenRefused("counter-in-use", "counter '4'");

    [Fact]
    public void A_profile_somebody_works_by_is_not_dropped() =>
        OpenDay(Open(0, One, Ada, TinyOnly)).When(Configure(1, WithoutTiny)).ThenRefused("counter-in-use", "profile 'tiny-only'");

    public static TheoryData<string, CentrePlan> Broken => new()
    {
        { "service 'general' is there twice", Plan with { Services = Plan.Services.Add(Plan.Services[0]) } },
        { "counter '1' is there twice", Plan with { Counters = Plan.Counters.Add(Plan.Counters[0]) } },
        { "profile 'everything' is there twice", Plan with { Profiles = Plan.Profiles.Add(Plan.Profiles[0]) } },
        { "run from 5 to 4", Plan with { Services = Plan.Services.Add(Service(new("x"), "X", 5, 4)) } },
        { "works by profile 'none'", Plan with { Counters = Plan.Counters.Add(Counter(new("9"), new("none"))) } },
        { "calls from service 'dogs'", Plan with { Profiles = Plan.Profiles.Add(new(new("p"), "P", [Longest(new ServiceId("dogs"))])) } },
    };

    [Theory, MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_configuration_that_does_not_hold_together_is_refused_with_what_is_wrong(string because, CentrePlan plan) =>
        new Scenario().When(Configure(0, plan)).ThenRefused("invalid-plan", because);
}
