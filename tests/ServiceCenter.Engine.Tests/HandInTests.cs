using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>Tickets that a kiosk issued by itself.</summary>
public class HandInTests
{
    private static Scenario Day(params Command[] commands) =>
        Configured(Configure(-100, WithKiosks()), OpenDay(-60), Open(-5, One, Ada), Open(-5, Two, Bo)).And(commands);

    [Fact]
    public void The_number_on_the_paper_holds_and_is_leased_no_more()
    {
        var day = Day(HandIn(10, 1, "A9980", 4, 4));

        day[1].Number.ShouldBe(Number("A9980"));
        day.State.Leases.ShouldNotContainKey(Number("A9980"));
        day.When(Issue(11, 2)).ThenIssues().ShouldBe("A1");
    }

    /// <summary>Not before and not after, and what comes of it: since, and how far it may be off.</summary>
    [Theory]
    [InlineData(4, 4, 4, 0)]
    [InlineData(4, 8, 6, 2)]
    [InlineData(4, null, 7, 3)] // until now
    [InlineData(null, 6, 3, 3)] // since the centre opened
    [InlineData(null, null, 5, 5)]
    [InlineData(4, 20, 7, 3)] // not after now, whatever a kiosk says
    [InlineData(20, 30, 10, 0)]
    [InlineData(8, 4, 4, 0)] // clocks of two lives of the host differ: the later word counts
    [InlineData(-900, 6, 3, 3)] // where it may have been today, it was
    public void When_the_customer_came_is_the_middle_of_what_is_possible(int? notBefore, int? notAfter, int since, int bound)
    {
        var visit = Day(HandIn(10, 1, "A9980", notBefore, notAfter))[1];

        visit.IssuedAt.ShouldBe(At(since));
        visit.IssuedBound.ShouldBe(Minutes(bound));
        visit.WaitingFrom.ShouldBe(At(since));
    }

    [Fact]
    public void Who_came_while_the_host_was_away_stands_by_when_they_came()
    {
        var day = Day(Issue(0, 1), Issue(6, 2), HandIn(10, 3, "A9980", 3, 3));

        day.When(Call(11, One)).ThenCalls(1);
        day.When(Call(11, Two)).ThenCalls(3);
        day.And(Start(12, Two));
        day[3].Wait.ShouldBe(Minutes(8));
    }

    [Fact]
    public void Nobody_was_passed_over_by_calls_from_before_the_host_heard_of_them()
    {
        var day = Day(Issue(0, 1), Issue(6, 2), Call(7, One), Call(7, Two), HandIn(10, 3, "A9980", 3, 3));

        day[3].PassesBefore.ShouldBe(Bounds.Behind(day[General].Passes, day[3].Place));
        day.When(Recall(11, Two)).Accepted();
    }

    [Fact]
    public void The_host_had_issued_it_after_all_then_its_number_is_void_and_the_ticket_one()
    {
        var day = Day(IssueAt(0, 1, Left)).When(HandIn(1, 1, "A9980", 0, 0)).Then(new Event.NumberVoided(Ticket(1), Number("A1"), Number("A9980")));

        day[1].Number.ShouldBe(Number("A9980"));
        day.State.Tally.Issued.ShouldBe(1);
        day.When(Issue(2, 2)).ThenIssues().ShouldBe("A2");
    }

    [Fact]
    public void A_void_number_is_nobodys_while_its_ticket_lives()
    {
        var small = WithKiosks(Plan with { Services = Plan.Services.Replace(Plan.Service(General)!, Service(General, "A", 1, 2)) });
        var day = Configured(Configure(-100, small), OpenDay(-60), IssueAt(0, 1, Left), HandIn(1, 1, "L1", 0, 0), Issue(2, 2));

        day.When(Issue(3, 3)).ThenRefused("no-number-free");
        day.And(Leave(4, 1)).When(Issue(4, 3)).ThenIssues().ShouldBe("A1");
    }

    [Fact]
    public void The_number_on_the_paper_of_a_ticket_that_has_ended_under_another_rests_before_anybody_gets_it_again()
    {
        var day = Day(IssueAt(0, 1, Left), Call(1, One), Start(1, One), Finish(2, One), HandIn(3, 1, "A9980", 0, 0));

        Numbering.IsFree(day.State, Number("A9980"), At(32)).ShouldBeFalse();
        Numbering.IsFree(day.State, Number("A9980"), At(33)).ShouldBeTrue();
    }

    [Fact]
    public void Who_was_called_by_a_void_number_and_did_not_come_waits_again_at_the_old_place()
    {
        var day = Day(IssueAt(0, 1, Left), Issue(1, 2), Call(2, One), NoShow(4, One), HandIn(6, 1, "A9980", 0, 0));

        day[1].State.ShouldBeOfType<LegState.Waiting>();
        day[1].Wait.ShouldBe(Minutes(4), "two before the call, two since it was given up; the walk is counted apart");
        day.When(Call(7, Two)).ThenCalls(1);
        day.When(Undo(8, One)).ThenRefused("undo-too-late");
    }

    [Fact]
    public void A_call_that_is_taken_back_does_not_bring_a_void_number_back()
    {
        var day = Day(IssueAt(0, 1, Left), Call(1, One), HandIn(2, 1, "A9980", 0, 0), Undo(3, One));

        day[1].Number.ShouldBe(Number("A9980"));
        day[1].State.ShouldBeOfType<LegState.Waiting>();
    }

    /// <summary>Services that came with an import have no letter either, and give no numbers.</summary>
    [Fact]
    public void Where_numbers_have_no_letter_an_import_keeps_no_paper_from_being_taken_in()
    {
        var imported = Service(Old, "", 1, 1) with { Historical = true };
        var plan = Plan with { Services = [Service(General, "", 1, 9999), .. Plan.Services.Where(s => s.Id != General && s.Id != Old), imported] };
        var day = Configured(Configure(-100, WithKiosks(plan)), OpenDay(-60));
        var paper = new TicketNumber("", 9980);

        day.State.Leases[paper].ShouldBe(Left);
        day.And((Command.HandIn)HandIn(10, 1, "A9980", 4, 4) with { Number = paper });
        day[1].Number.ShouldBe(paper);
    }

    [Fact]
    public void Handed_in_again_nothing_happens() => Day(HandIn(10, 1, "A9980", 4, 4)).When(HandIn(11, 1, "A9980", 5, 6)).Then();

    [Fact]
    public void Asked_for_after_it_was_handed_in_it_is_not_issued_again() => Day(HandIn(10, 1, "A9980", 4, 4)).When(IssueAt(11, 1, Left)).ThenRefused("ticket-exists");

    [Fact]
    public void A_paper_counts_whatever_the_hour_a_quota_or_a_supervisor_says()
    {
        var quota = WithKiosks(Plan with { Services = Plan.Services.Replace(Plan.Service(General)!, Plan.Service(General)! with { DailyQuota = 1 }) });
        var day = Configured(Configure(-100, quota), OpenDay(-60), Issue(0, 1), new Command.StopIssuing(At(1), "full"));

        day.And(HandIn(490, 2, "A9980", 479, 479))[2].State.ShouldBeOfType<LegState.Waiting>();
    }

    [Fact]
    public void A_paper_of_a_day_that_is_over_is_known_and_unresolved()
    {
        var ended = Day(EndDay(30)).When(HandIn(40, 1, "A9980", 20, 20)).Accepted();
        ended[^1].ShouldBe(new Event.TicketUnresolved(Ticket(1)));

        var next = Day(EndDay(30)).And(new Command.OpenDay(At(1400), new Day("2026-03-03", At(1440), At(1900), At(2600))));
        next.And(HandIn(1450, 1, "A9980", 20, 20))[1].State.ShouldBeOfType<LegState.Ended>().How.ShouldBe(VisitOutcome.Unresolved);
    }

    /// <summary>Found by the simulation: a kiosk knew the hour from a life of the host whose clock was slow, and its customer was never called.</summary>
    [Fact]
    public void Who_came_before_the_doors_opened_waits_for_today()
    {
        Monday.OpensAt.ShouldBe(At(0));
        var day = Day(HandIn(10, 1, "A9980", -30, -20));
        day.When(Call(11, One)).ThenCalls(1);
    }

    [Fact]
    public void Who_may_have_come_just_before_or_after_the_doors_opened_came_anywhere_between() =>
        Day(HandIn(10, 1, "A9980", -2, 4))[1].ShouldSatisfyAllConditions(v => v.IssuedAt.ShouldBe(At(1)), v => v.IssuedBound.ShouldBe(Minutes(3)));

    [Fact]
    public void Who_may_have_come_yesterday_or_today_came_today() =>
        Day(HandIn(10, 1, "A9980", -20 * 60, 4))[1].ShouldSatisfyAllConditions(v => v.IssuedAt.ShouldBe(At(2)), v => v.IssuedBound.ShouldBe(Minutes(2)));

    [Fact]
    public void The_own_series_goes_on_behind_what_was_handed_in()
    {
        var day = Day(HandIn(1, 1, "L7", 1, 1), HandIn(2, 2, "L5", 1, 1));

        day.State.Series[Left].ShouldBe(7);
        day[1].Number.ToString().ShouldBe("L7");
    }

    [Theory]
    [InlineData("C9980", "not-its-number")] // another service's letter
    [InlineData("L1", "not-its-number")] // another kiosk's series
    public void What_only_another_can_have_given_is_refused(string number, string code) =>
        Day().When(HandIn(1, 1, number, 0, 0, Right)).ThenRefused(code);

    [Fact]
    public void Somebody_elses_ticket_is_refused() => Day(IssueAt(0, 1, Right)).When(HandIn(1, 1, "A9980", 0, 0)).ThenRefused("ticket-exists");
}
