using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class NumberingTests
{
    [Fact]
    public void Each_service_counts_for_itself()
    {
        var day = Given();

        day.When(Issue(0, 1)).ThenIssues().ShouldBe("A1");
        day.When(Issue(0, 2, Payments)).ThenIssues().ShouldBe("B1");
        day.When(Issue(0, 3)).ThenIssues().ShouldBe("A2");
    }

    /// <summary>Elsewhere the next number was the count of today's rows: a deleted row repeated a living number.</summary>
    [Fact]
    public void A_cancelled_ticket_does_not_make_the_next_number_that_of_a_living_one() =>
        Given(Issue(0, 1), Issue(0, 2), Cancel(1, 1)).When(Issue(2, 3)).ThenIssues().ShouldBe("A3");

    /// <summary>Elsewhere a number was cut to three digits.</summary>
    [Fact]
    public void The_thousandth_is_A1000_and_not_A000()
    {
        var plan = Plan with { Services = Plan.Services.Replace(Plan.Service(General)!, Service(General, "A", 999, 9999)) };
        var day = Configured(Configure(-61, plan), OpenDay(-60), Issue(0, 1));

        day.When(Issue(1, 2)).ThenIssues().ShouldBe("A1000");
        day[1].Number.ToString().ShouldBe("A999");
    }

    [Fact]
    public void After_the_last_comes_the_first_again() =>
        Given(Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny), Cancel(1, 1)).When(Issue(2, 4, Tiny)).ThenIssues().ShouldBe("T1");

    [Fact]
    public void A_living_number_is_stepped_over() =>
        Given(Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny), Cancel(1, 2)).When(Issue(2, 4, Tiny)).ThenIssues().ShouldBe("T2");

    [Fact]
    public void When_every_number_lives_there_is_no_ticket() =>
        Given(Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny)).When(Issue(2, 4, Tiny)).ThenRefused("no-number-free", "T1 to T3");

    [Fact]
    public void A_number_that_was_on_a_wall_is_kept_for_30_minutes_after_its_service()
    {
        var day = Given(
            Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny),
            Call(1, One), Start(2, One), Finish(10, One));

        day.When(Issue(39, 4, Tiny)).ThenRefused("no-number-free");
        day.When(Issue(40, 4, Tiny)).ThenIssues().ShouldBe("T1");
    }

    [Fact]
    public void A_number_whose_call_was_taken_back_was_on_a_wall_all_the_same()
    {
        var day = Given(
            Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny),
            Call(1, One), Undo(2, One), Leave(3, 1));

        day.When(Issue(31, 4, Tiny)).ThenRefused("no-number-free");
        day.When(Issue(32, 4, Tiny)).ThenIssues().ShouldBe("T1");
    }

    [Fact]
    public void A_number_that_never_was_on_a_wall_is_free_at_once() =>
        Given(Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny), Leave(1, 3)).When(Issue(1, 4, Tiny)).ThenIssues().ShouldBe("T3");

    [Fact]
    public void A_number_that_may_have_been_on_a_wall_in_what_a_backup_lacks_is_kept_for_30_minutes_after_it()
    {
        var day = Given(Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny), Leave(1, 3));
        day.Happen(At(5), new Event.RecordRestored(day.State.LastSeq));
        day.And(Leave(6, 1));

        day.When(Issue(34, 4, Tiny)).ThenIssues().ShouldBe("T3", "had left before, as the record knows");
        day.When(Issue(34, 5, Tiny)).ThenRefused("no-number-free");
        day.When(Issue(35, 5, Tiny)).ThenIssues().ShouldBe("T1");
    }

    [Fact]
    public void A_new_day_begins_with_the_first_number() =>
        Given(Issue(0, 1), Issue(0, 2), EndDay(3), OpenDay(4)).When(Issue(5, 3)).ThenIssues().ShouldBe("A1");

    [Fact]
    public void The_number_of_a_customer_on_the_wall_at_the_end_is_not_the_first_of_the_next_day()
    {
        var day = Given(Issue(0, 1), Call(1, One), EndDay(2), OpenDay(3));

        day.When(Issue(4, 2)).ThenIssues().ShouldBe("A2");
    }

    [Fact]
    public void A_number_range_that_was_moved_is_followed()
    {
        var plan = Plan with { Services = Plan.Services.Replace(Plan.Service(General)!, Service(General, "A", 500, 600)) };

        Given(Issue(0, 1), Configure(1, plan)).When(Issue(2, 2)).ThenIssues().ShouldBe("A500");
    }
}
