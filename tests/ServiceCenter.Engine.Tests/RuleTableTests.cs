using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>
/// Every condition and every choice of a work profile, as a table: who waits since when, the rules, the minute of the call, and who
/// is called by which rule. G, P and C wait for general, payments and passports; targets are 10 minutes.
/// </summary>
public class RuleTableTests
{
    private static readonly RoutingRule OtherwiseAll = Longest(General, Payments, Passports);

    /// <summary>Who waits, as "G0 P3": for general since minute 0, for payments since minute 3. Tickets are 1, 2, 3 in that order.</summary>
    public static TheoryData<string, string, RoutingRule[], int, int, int, string> Table => new()
    {
        { "one queue", "P0 G1 G2", [Longest(General)], 5, 2, 1, "the longest wait for general" },
        { "several by longest wait", "P0 G1 G2", [OtherwiseAll], 5, 1, 1, "the longest wait for any of general, payments, passports" },
        { "the first rule that finds somebody", "P0 G1", [Longest(Passports), Longest(General), Longest(Payments)], 5, 2, 2, "the longest wait for general" },

        { "waiting longer: not yet", "P0 G1", [Rule(Longer(Payments, 5), Longest(Payments)), Longest(General)], 5, 2, 2, "the longest wait for general" },
        { "waiting longer: now", "P0 G1", [Rule(Longer(Payments, 5), Longest(Payments)), Longest(General)], 6, 1, 1, "the longest wait for payments" },
        { "waiting longer: nobody waits", "G1", [Rule(Longer(Payments, 5), Longest(General)), OtherwiseAll], 6, 1, 2, "the longest wait for any of general, payments, passports" },

        { "time of day: before", "P0 G1", [Rule(Clock(9, 0, 10, 0), Longest(General)), Longest(Payments)], 59, 1, 2, "the longest wait for payments" },
        { "time of day: from its first minute", "P30 G31", [Rule(Clock(9, 0, 10, 0), Longest(General)), Longest(Payments)], 60, 2, 1, "the longest wait for general" },
        { "time of day: until its last", "P100 G101", [Rule(Clock(9, 0, 10, 0), Longest(General)), Longest(Payments)], 120, 1, 2, "the longest wait for payments" },
        { "time of day: over midnight", "P0 G1", [Rule(Clock(22, 0, 8, 10), Longest(General)), Longest(Payments)], 9, 2, 1, "the longest wait for general" },

        { "nobody else serves: Bo does", "P0 G1", [Rule(Alone(General), Longest(General)), Longest(Payments)], 5, 1, 2, "the longest wait for payments" },
        { "nobody else serves: nobody", "P0 C1", [Rule(Alone(Passports), Longest(Passports)), Longest(Payments)], 5, 2, 1, "the longest wait for passports" },

        { "ageing: the heavier overtakes", "G0 P4", [Credit((General, 1), (Payments, 3))], 7, 2, 1, "the largest credit: time waited times 1 for general, 3 for payments" },
        { "ageing: not at once", "G0 P4", [Credit((General, 1), (Payments, 3))], 5, 1, 1, "the largest credit: time waited times 1 for general, 3 for payments" },
        { "ageing: of equal credit, who came first", "G0 P4", [Credit((General, 1), (Payments, 2))], 8, 1, 1, "the largest credit: time waited times 1 for general, 2 for payments" },
        { "ageing: weight 0 waits for all others", "G0 P4", [Credit((General, 0), (Payments, 1))], 5, 2, 1, "the largest credit: time waited times 0 for general, 1 for payments" },

        { "slack: the shorter target first", "G0 C3", [Slack(General, Passports)], 9, 2, 1, "the least time left until the target of any of general, passports" },
        { "slack: unless the other is closer to its own", "G0 C6", [Slack(General, Passports)], 9, 1, 1, "the least time left until the target of any of general, passports" },
        { "slack: of equal slack, who came first", "G0 C5", [Slack(General, Passports)], 9, 1, 1, "the least time left until the target of any of general, passports" },
    };

    [Theory, MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void The_table_holds(string what, string waiting, RoutingRule[] rules, int at, int called, int byRule, string reason)
    {
        var day = By(rules);
        var ticket = 0;
        foreach (var each in waiting.Split(' ')) day.And(Issue(MinuteOf(each), ++ticket, ServiceOf(each)));

        var why = day.When(Call(at, One)).ThenCalls(called);

        (why.Rule, why.Reason, why.Bound).ShouldBe((byRule, reason, null), what);
    }

    /// <summary>Two of general, then one of payments, and so on: number called since the counts were set to zero.</summary>
    [Fact]
    public void Two_to_one()
    {
        var day = By(Rule(new RoutingCondition.CalledFewer(General, 2), Longest(General)), Longest(Payments) with { Then = RuleEffect.ResetCounts }, Longest(General));
        for (var n = 1; n <= 6; n++) day.And(Issue(0, n), Issue(0, n + 10, Payments));

        Order(day, 9).ShouldBe([1, 2, 11, 3, 4, 12, 5, 6, 13]);
    }

    [Fact]
    public void A_mix_does_not_wait_for_a_queue_that_is_empty()
    {
        var day = By(Rule(new RoutingCondition.CalledFewer(General, 2), Longest(General)), Longest(Payments) with { Then = RuleEffect.ResetCounts }, Longest(General));
        for (var n = 1; n <= 4; n++) day.And(Issue(0, n));

        Order(day, 3).ShouldBe([1, 2, 3]);
        Order(day.And(Issue(2, 11, Payments)), 2).ShouldBe([11, 4]);
    }

    [Fact]
    public void Counters_of_one_profile_count_together_and_a_call_taken_back_is_not_counted()
    {
        var mix = new RoutingRule[] { Rule(new RoutingCondition.CalledFewer(General, 2), Longest(General)), Longest(Payments) with { Then = RuleEffect.ResetCounts } };
        var day = By(mix).And(Close(0, Two), Open(0, Two, Bo, Mixed));
        for (var n = 1; n <= 4; n++) day.And(Issue(0, n), Issue(0, n + 10, Payments));

        day.When(Call(1, One)).ThenCalls(1);
        day.When(Call(1, Two)).ThenCalls(2);
        day.And(Undo(1, Two)).When(Call(1, Two)).ThenCalls(2);
        day.And(NoShow(2, One)).When(Call(2, One)).ThenCalls(11);
        day.And(Undo(2, One)).When(Call(2, One)).ThenCalls(11);
        day.And(NoShow(3, One)).When(Call(3, One)).ThenCalls(3);
    }

    [Fact]
    public void A_new_day_counts_from_zero()
    {
        var day = By(Rule(new RoutingCondition.CalledFewer(General, 1), Longest(General)), Longest(Payments)).And(Issue(0, 1), Call(0, One), EndDay(1), OpenDay(2));
        day.And(Open(2, One, Ada, Mixed), Issue(2, 2), Issue(2, 3, Payments));

        day.When(Call(3, One)).ThenCalls(2);
        day.And(NoShow(4, One)).When(Call(4, One)).ThenCalls(3);
    }

    [Fact]
    public void Pools_come_where_the_profile_says()
    {
        var day = By(Longest(Payments), Rule(new RoutingCondition.Otherwise(), new RoutingChoice.Pools()), Longest(General));
        day.And(Issue(0, 1), Call(0, One), Start(0, One), Park(0, One), LetWait(1, One, 1), Issue(2, 2), Issue(3, 3, Payments));

        day.When(Call(4, One)).ThenCalls(3).Rule.ShouldBe(1);
        day.And(NoShow(4, One)).When(Call(4, One)).ThenCalls(1).ShouldSatisfyAllConditions(w => w.Rule.ShouldBe(2), w => w.Reason.ShouldBe("waits for the agent"));
        day.And(NoShow(4, One)).When(Call(4, One)).ThenCalls(2).Rule.ShouldBe(3);
    }

    [Fact]
    public void Who_is_on_break_does_not_serve()
    {
        var day = By(Rule(Alone(General), Longest(General)), Longest(Payments)).And(Issue(0, 1, Payments), Issue(1, 2));

        day.And(Rest(2, Two)).When(Call(5, One)).ThenCalls(2);
    }

    [Fact]
    public void The_time_of_day_is_that_of_the_clock_on_the_wall()
    {
        var day = Configured(Configure(-110, PlanOf(Rule(Clock(9, 0, 10, 0), Longest(General)), Longest(Payments))),
            new Command.OpenDay(At(-60), Monday with { UtcOffset = TimeSpan.FromHours(1) }), Open(-5, One, Ada, Mixed), Issue(0, 1, Payments), Issue(0, 2));

        day.When(Call(5, One)).ThenCalls(2);
    }

    [Fact]
    public void With_nobody_for_any_rule_there_is_nobody_to_call() => By(Rule(Clock(9, 0, 10, 0), Longest(General))).And(Issue(0, 1)).When(Call(5, One)).ThenRefused("nothing-waiting");

    [Theory]
    [InlineData("asks about service 'dogs'")]
    [InlineData("weighs service 'general' with -1")]
    public void A_rule_that_does_not_hold_together_is_refused(string because)
    {
        RoutingRule[] rules = because.StartsWith("asks") ? [Rule(Longer(new("dogs"), 5), Longest(General))] : [Credit((General, -1))];

        new Scenario().When(Configure(0, PlanOf(rules))).ThenRefused("invalid-plan", because);
    }

    private static int[] Order(Scenario day, int calls)
    {
        var order = new int[calls];
        for (var i = 0; i < calls; i++)
        {
            order[i] = (int)day.When(Call(2, One)).Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.TicketCalled>().Ticket.Value;
            day.And(NoShow(2, One));
        }
        return order;
    }

    /// <summary>Ada works at counter 1 by these rules, Bo at counter 2 for general and payments.</summary>
    private static Scenario By(params RoutingRule[] rules) => Scenario.OpenDay(Configure(-30, PlanOf(rules)), Open(-5, One, Ada, Mixed), Open(-5, Two, Bo, WithWrapUp));

    private static readonly ProfileId Mixed = new("mixed");

    private static CentrePlan PlanOf(params RoutingRule[] rules) => Plan with
    {
        Services = Plan.Services.Replace(Plan.Service(Passports)!, Plan.Service(Passports)! with { Target = Minutes(5) }),
        Profiles = Plan.Profiles.Add(new(Mixed, "Mixed", [.. rules])),
    };

    private static RoutingRule Rule(RoutingCondition when, RoutingRule then) => then with { When = when };
    private static RoutingRule Rule(RoutingCondition when, RoutingChoice then) => new(when, then);
    private static RoutingCondition.WaitingLonger Longer(ServiceId service, int minutes) => new RoutingCondition.WaitingLonger(service, Minutes(minutes));
    private static RoutingCondition.NobodyElseServes Alone(ServiceId service) => new RoutingCondition.NobodyElseServes(service);
    private static RoutingCondition.TimeOfDay Clock(int fromHour, int fromMinute, int untilHour, int untilMinute) =>
        new RoutingCondition.TimeOfDay(new(new(fromHour, fromMinute, 0), new(untilHour, untilMinute, 0)));
    private static RoutingRule Credit(params (ServiceId Service, int Weight)[] weights) =>
        new(new RoutingCondition.Otherwise(), new RoutingChoice.LargestCredit([.. weights.Select(w => new Weight(w.Service, w.Weight))]));
    private static RoutingRule Slack(params ServiceId[] services) => new(new RoutingCondition.Otherwise(), new RoutingChoice.LeastSlack([.. services]));

    private static int MinuteOf(string waiting) => int.Parse(waiting[1..], System.Globalization.CultureInfo.InvariantCulture);
    private static ServiceId ServiceOf(string waiting) => waiting[0] switch { 'G' => General, 'P' => Payments, _ => Passports };
}
