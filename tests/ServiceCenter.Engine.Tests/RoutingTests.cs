using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class RoutingTests
{
    [Fact]
    public void Who_has_waited_longest_is_called_whatever_the_service() =>
        Given(Issue(0, 1, Passports), Issue(1, 2), Issue(2, 3, Payments)).When(Call(3, One)).ThenCalls(1);

    [Fact]
    public void Of_two_who_came_at_the_same_instant_the_one_issued_first_is_called() =>
        Given(Issue(0, 7, Payments), Issue(0, 3), Issue(0, 5, Passports)).When(Call(1, One)).ThenCalls(7);

    [Fact]
    public void The_first_rule_that_finds_a_ticket_decides()
    {
        var day = OpenDay(Open(-5, Three, Ada), Issue(0, 1), Issue(1, 2, Passports));

        day.When(Call(2, Three)).ThenCalls(2).Rule.ShouldBe(1);
        day.And(NoShow(3, Three)).When(Call(4, Three)).ThenCalls(1).Rule.ShouldBe(2);
    }

    [Fact]
    public void A_counter_calls_only_what_its_profile_serves() =>
        OpenDay(Open(-5, Four, Ada), Issue(0, 1)).When(Call(1, Four)).ThenRefused("nothing-waiting", "'4'");

    [Fact]
    public void A_counter_opened_with_another_profile_calls_by_that() =>
        OpenDay(Open(-5, Four, Ada, Everything), Issue(0, 1)).When(Call(1, Four)).ThenCalls(1).Profile.ShouldBe(Everything);

    /// <summary>Elsewhere two agents were given one ticket.</summary>
    [Fact]
    public void Two_counters_calling_at_once_get_two_tickets()
    {
        var day = Given(Issue(0, 1), Issue(0, 2));

        day.When(Call(1, One)).ThenCalls(1);
        day.When(Call(1, Two)).ThenCalls(2);
    }

    [Fact]
    public void One_ticket_is_not_called_by_two_counters() =>
        Given(Issue(0, 1), Call(1, One)).When(Call(1, Two)).ThenRefused("nothing-waiting");

    [Fact]
    public void Every_call_says_why()
    {
        var why = Given(Issue(0, 1, Passports), Issue(1, 2), Issue(2, 3)).When(Call(5, One)).ThenCalls(1);

        why.Profile.ShouldBe(Everything);
        why.Rule.ShouldBe(1);
        why.Reason.ShouldBe("the longest wait for any of general, payments, passports, tiny");
        why.Waited.ShouldBe(Minutes(5));
        why.Waiting.Select(w => (w.Key, w.Value)).ShouldBe([(General, 2), (Passports, 1), (Payments, 0), (Tiny, 0)]);
        why.PassedOverCount.ShouldBe(0);
        why.PassedOver.ShouldBeEmpty();
        why.Bound.ShouldBeNull();
    }

    [Fact]
    public void A_call_by_a_rule_names_those_it_passed_over_longest_wait_first()
    {
        var why = OpenDay(Open(-5, Three, Ada), Issue(0, 1, Payments), Issue(1, 2), Issue(2, 3, Passports), Issue(3, 4))
            .When(Call(5, Three)).ThenCalls(3);

        why.Reason.ShouldBe("the longest wait for passports");
        why.PassedOver.ShouldBe([Number("B1"), Number("A1")]);
        why.PassedOverCount.ShouldBe(2);
    }

    [Fact]
    public void Of_many_passed_over_twenty_are_named_and_all_are_counted()
    {
        var day = OpenDay(Open(-5, Three, Ada));
        for (var n = 1; n <= 30; n++) day.And(Issue(0, n, n % 2 == 0 ? General : Payments));
        day.And(Issue(1, 99, Passports));

        var why = day.When(Call(2, Three)).ThenCalls(99);

        why.PassedOverCount.ShouldBe(30);
        why.PassedOver.Length.ShouldBe(20);
        why.PassedOver[..4].ShouldBe([Number("B1"), Number("A1"), Number("B2"), Number("A2")]);
    }
}
