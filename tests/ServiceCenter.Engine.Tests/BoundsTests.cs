using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>The two bounds that no rule may break, under a profile that calls passports before general.</summary>
public class BoundsTests
{
    private static readonly ProfileId Strict = new("strict");

    /// <summary>Ada and Bo call passports before general and payments.</summary>
    private static Scenario Day(RoutingBounds? bounds = null) => Scenario.OpenDay(
        Configure(-30, Plan with { Bounds = bounds, Profiles = Plan.Profiles.Add(new(Strict, "Strict", [Longest(Passports), Longest(General, Payments)])) }),
        Open(-5, One, Ada, Strict), Open(-5, Two, Bo, Strict));

    private static void CallAway(Scenario day, int minute, int ticket, CounterId? at = null)
    {
        day.When(Call(minute, at ?? One)).ThenCalls(ticket).Bound.ShouldBeNull();
        day.And(NoShow(minute, at ?? One));
    }

    [Fact]
    public void A_ticket_is_passed_over_twenty_times_and_not_once_more()
    {
        var day = Day().And(Issue(0, 1));
        for (var n = 101; n <= 125; n++) day.And(Issue(1, n, Passports));
        for (var n = 101; n <= 120; n++) CallAway(day, 2, n);

        var why = day.When(Call(3, One)).ThenCalls(1);

        (why.Bound, why.Rule, why.Reason).ShouldBe(("passed over 20 times", 1, "the longest wait for passports"));
        day[1].PassedOver.ShouldBe(20);
        day.And(NoShow(3, One));
        CallAway(day, 4, 121);
    }

    [Fact]
    public void The_centre_sets_how_often()
    {
        var day = Day(new(2, Minutes(60))).And(Issue(0, 1), Issue(0, 2, Payments), Issue(1, 11, Passports), Issue(1, 12, Passports), Issue(1, 13, Passports));
        CallAway(day, 2, 11);
        CallAway(day, 2, 12, Two);

        day.When(Call(3, One)).ThenCalls(1).Bound.ShouldBe("passed over 2 times");
        day.When(Call(3, Two)).ThenCalls(2).Bound.ShouldBe("passed over 2 times");
        day.And(NoShow(4, One)).When(Call(4, One)).ThenCalls(13).Bound.ShouldBeNull();
    }

    [Fact]
    public void Never_to_be_passed_over_is_first_come_first_served()
    {
        var day = Day(new(0, Minutes(60))).And(Issue(0, 1), Issue(1, 11, Passports));

        day.When(Call(2, One)).ThenCalls(1).Bound.ShouldBe("passed over 0 times");
    }

    [Fact]
    public void Who_came_later_was_passed_over_less_often()
    {
        var day = Day(new(2, Minutes(60))).And(Issue(0, 1), Issue(1, 11, Passports), Issue(2, 2), Issue(3, 12, Passports), Issue(3, 13, Passports));
        CallAway(day, 4, 11);
        CallAway(day, 4, 12);

        day.When(Call(5, One)).ThenCalls(1).Bound.ShouldNotBeNull();
        day.And(NoShow(5, One));
        CallAway(day, 5, 13);
        day.And(Issue(6, 14, Passports)).When(Call(6, One)).ThenCalls(2).Bound.ShouldBe("passed over 2 times");
        day[2].PassedOver.ShouldBe(2);
    }

    [Fact]
    public void An_agents_own_choice_does_not_count_but_is_shown()
    {
        var day = Day(new(1, Minutes(60))).And(Issue(0, 1), Issue(1, 11, Passports), Issue(1, 12, Passports));

        day.When(Call(2, One, 12)).ThenCalls(12).PassedOver.ShouldBe([Number("A1"), Number("C1")]);

        CallAway(day.And(NoShow(2, One)), 3, 11);
    }

    [Fact]
    public void A_counter_that_does_not_call_both_passes_nobody_over()
    {
        var day = Day(new(1, Minutes(60))).And(Issue(0, 1), Open(0, Four, new(new("cem"), null)));
        for (var n = 11; n <= 13; n++) day.And(Issue(1, n, Tiny), Call(1, Four), NoShow(1, Four));

        CallAway(day.And(Issue(2, 20, Passports)), 3, 20);
    }

    [Fact]
    public void Returns_out_of_a_pool_do_not_count()
    {
        var day = Day(new(1, Minutes(60))).And(
            Issue(0, 2), Call(0, One), Start(0, One), Issue(0, 1), Park(1, One), LetWait(1, One, 2), Call(2, One), NoShow(2, One), Issue(3, 11, Passports));

        CallAway(day, 4, 11);
    }

    [Fact]
    public void A_call_taken_back_passed_nobody_over()
    {
        var day = Day(new(1, Minutes(60))).And(Issue(0, 1), Issue(1, 11, Passports), Call(2, One), Undo(3, One));

        CallAway(day, 4, 11);
        day.And(Issue(5, 12, Passports)).When(Call(6, One)).ThenCalls(1).Bound.ShouldNotBeNull();
    }

    [Fact]
    public void Whoever_is_called_and_taken_back_was_passed_over_as_often_as_before()
    {
        var day = Day(new(2, Minutes(60))).And(Issue(0, 1), Issue(1, 11, Passports), Issue(1, 12, Passports), Issue(1, 13, Passports));
        CallAway(day, 2, 11);
        day.And(Call(3, Two, 1), Undo(4, Two));
        CallAway(day, 5, 12);

        day.When(Call(6, One)).ThenCalls(1).Bound.ShouldBe("passed over 2 times");
    }

    [Fact]
    public void Who_is_put_before_others_does_not_hide_that_they_were_passed_over()
    {
        var day = Day(new(2, Minutes(60))).And(Issue(0, 1), Issue(1, 11, Passports), Issue(1, 12, Passports), Issue(1, 13, Passports), Issue(1, 30, Payments));
        CallAway(day, 2, 11);
        CallAway(day, 2, 12);
        day.And(Call(3, Two, 30), Start(3, Two), Transfer(3, Two, General, TransferPlace.First));

        day.When(Call(4, One)).ThenCalls(1).Bound.ShouldBe("passed over 2 times");
    }

    [Fact]
    public void The_end_of_the_day_taken_back_forgets_no_passing()
    {
        var day = Day(new(1, Minutes(60))).And(Issue(0, 1), Issue(1, 11, Passports), Issue(1, 12, Passports));
        CallAway(day, 2, 11);
        var before = day[1];

        day.And(EndDay(3), UndoDay(4))[1].ShouldBe(before);
        day.When(Call(5, One)).ThenCalls(1).Bound.ShouldNotBeNull();
    }

    [Fact]
    public void Beyond_its_target_by_so_much_a_ticket_goes_first()
    {
        var day = Day(new(20, Minutes(15))).And(Issue(0, 1), Issue(24, 11, Passports), Issue(24, 12, Passports));

        CallAway(day, 25, 11);
        var why = day.When(Call(26, One)).ThenCalls(1);
        why.Bound.ShouldBe("more than 15 minutes beyond the target of 10");
        why.PassedOverCount.ShouldBe(0);
    }

    [Fact]
    public void Unless_set_otherwise_that_is_half_an_hour()
    {
        Day().And(Issue(0, 1), Issue(38, 11, Passports)).When(Call(40, One)).ThenCalls(11).Bound.ShouldBeNull();
        Day().And(Issue(0, 1), Issue(38, 11, Passports)).When(Call(41, One)).ThenCalls(1).Bound.ShouldBe("more than 30 minutes beyond the target of 10");
    }

    [Fact]
    public void Overdue_tickets_go_oldest_first()
    {
        var day = Day(new(20, Minutes(15))).And(Issue(0, 1, Payments), Issue(1, 2), Issue(2, 11, Passports), Issue(3, 3, Payments));

        day.When(Call(60, One)).ThenCalls(1).Bound.ShouldNotBeNull();
        day.When(Call(60, Two)).ThenCalls(2).Bound.ShouldNotBeNull();
        day.And(NoShow(61, One)).When(Call(61, One)).ThenCalls(11).Bound.ShouldBeNull();
    }

    [Fact]
    public void A_bound_reaches_only_what_the_counter_calls() =>
        Day(new(20, Minutes(15))).And(Issue(0, 1), Open(0, Four, new(new("cem"), null)), Issue(59, 2, Tiny)).When(Call(60, Four)).ThenCalls(2).Bound.ShouldBeNull();

    [Fact]
    public void Where_no_rule_finds_anybody_who_is_overdue_is_called_all_the_same()
    {
        var day = Scenario.OpenDay(
            Configure(-30, Plan with { Profiles = Plan.Profiles.Add(new(Strict, "Strict", [Longest(General) with { When = new RoutingCondition.WaitingLonger(Passports, Minutes(5)) }])) }),
            Open(-5, One, Ada, Strict), Issue(0, 1));

        day.When(Call(39, One)).ThenRefused("nothing-waiting");
        day.When(Call(41, One)).ThenCalls(1).ShouldSatisfyAllConditions(w => w.Rule.ShouldBe(0), w => w.Reason.ShouldBe("no rule finds a ticket"), w => w.Bound.ShouldNotBeNull());
    }

    /// <summary>Whatever the rules: by another way of counting, nobody is passed over more often than the bound says.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nobody_is_passed_over_more_often_on_a_crowded_day(int seed)
    {
        const int most = 5;
        var day = Day(new(most, Minutes(600)));
        var passed = new Dictionary<TicketId, int>();
        var bounded = 0;
        var dice = new Random(seed);
        for (var minute = 0; minute < 300; minute++)
        {
            day.And(Issue(minute, 2 * minute + 1, dice.Next(3) == 0 ? General : Passports));
            if (dice.Next(2) == 0) day.And(Issue(minute, 2 * minute + 2, Payments));
            if (dice.Next(4) == 0 && day[One].LastStep is { Kind: StepKind.NoShow }) day.When(Undo(minute, One));
            if (day[One].Ticket is not null) day.And(Recycle(minute, One, dice.Next(4)));
            var before = day.State;
            if (day.When(Call(minute, One)).Accepted() is not [Event.TicketCalled called]) continue;
            if (called.Why.Bound is not null) bounded++;
            var place = before.Visits[called.Ticket].Place;
            foreach (var visit in before.Visits.Values)
                if (visit is { State: LegState.Waiting, LastCall: null } && visit.Place.CompareTo(place) < 0) passed[visit.Ticket] = passed.GetValueOrDefault(visit.Ticket) + 1;
            if (dice.Next(3) > 0) day.And(NoShow(minute, One));
        }

        bounded.ShouldBeGreaterThan(5);
        // Of those not called yet: who is recycled begins anew at the new place.
        passed.Values.Max().ShouldBeLessThanOrEqualTo(most);
    }
}
