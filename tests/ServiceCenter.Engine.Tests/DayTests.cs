using ServiceCenter.Engine.Measures;
using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class DayTests
{
    [Fact]
    public void A_day_opens()
    {
        var day = Configured().When(OpenDay(0)).Then(new Event.DayOpened(Monday));

        day.State.Day.ShouldBe(Monday);
        day.State.LastDay.ShouldBe("2026-03-02");
    }

    [Fact]
    public void One_day_at_a_time() => OpenDay().When(OpenDay(0)).ThenRefused("day-already-open", "2026-03-02");

    [Fact]
    public void What_is_not_open_does_not_end() => Configured().When(EndDay(0)).ThenRefused("day-not-open");

    [Fact]
    public void A_day_out_of_order_does_not_open() =>
        Configured().When(new Command.OpenDay(At(0), Monday with { LastTicketAt = Monday.OpensAt.AddMinutes(-1) })).ThenRefused("invalid-day", "last ticket");

    [Fact]
    public void A_day_that_is_over_does_not_open() => Configured().When(OpenDay(1200)).ThenRefused("invalid-day", "passed");

    [Fact]
    public void The_engine_is_due_at_the_end_of_an_open_day()
    {
        CentreEngine.NextDue(Configured().State).ShouldBeNull();
        CentreEngine.NextDue(OpenDay().State).ShouldBe(Monday.EndsAt);
        CentreEngine.NextDue(OpenDay(EndDay(0)).State).ShouldBeNull();
    }

    /// <summary>Elsewhere the end of the day marked everybody served.</summary>
    [Fact]
    public void The_end_of_the_day_serves_nobody_it_leaves_them_unresolved()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Issue(0, 3), Issue(0, 4), Call(1, One), Start(2, One), Call(3, Two), Leave(4, 4));

        day.When(EndDay(10)).Then(
            new Event.DayEnded("2026-03-02"),
            new Event.TicketUnresolved(Ticket(1)), new Event.TicketUnresolved(Ticket(2)), new Event.TicketUnresolved(Ticket(3)),
            new Event.CounterClosed(One, Ada.Id), new Event.CounterClosed(Two, Bo.Id));

        foreach (var n in new[] { 1, 2, 3 }) day[n].State.ShouldBe(new LegState.Ended(At(10), VisitOutcome.Unresolved));
        day[4].State.ShouldBe(new LegState.Ended(At(4), VisitOutcome.Left));
        (day[One].IsOpen, day[One].Ticket).ShouldBe((false, null));
        day[General].Finished.ShouldBe(0);
    }

    [Fact]
    public void Ended_visits_are_kept_until_the_next_day_and_then_counted()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Leave(1, 1), EndDay(2));
        day.State.Visits.Count.ShouldBe(2);

        day.And(OpenDay(3));

        day.State.Visits.ShouldBeEmpty();
        var count = Conservation.Count(day.State);
        (count.Issued, count.Ended[VisitOutcome.Left], count.Ended[VisitOutcome.Unresolved]).ShouldBe((2, 1, 1));
    }

    [Fact]
    public void A_new_day_learns_the_pace_anew()
    {
        var day = Given(Issue(0, 1), Call(1, One), Start(2, One), Finish(3, One), EndDay(4), OpenDay(5));

        (day[General].Finished, day[General].Handling).ShouldBe((0, TimeSpan.Zero));
    }

    [Fact]
    public void Undoing_the_end_of_the_day_restores_everybody_and_every_counter()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Issue(0, 3), Call(1, One), Start(2, One), Call(3, Two));
        var before = day.State;

        day.And(EndDay(10), UndoDay(15));

        day.State.Visits.ShouldBe(before.Visits);
        day.State.Counters.ShouldBe(before.Counters);
        day.State.Services.Select(s => s.Value.Waiting.Count).ShouldBe(before.Services.Select(s => s.Value.Waiting.Count));
        day.State.Day.ShouldBe(Monday);
        day.And(Finish(20, One))[1].Handling.ShouldBe(Minutes(18));
        day.When(Call(21, One)).ThenCalls(3);
    }

    [Fact]
    public void An_agents_step_can_still_be_undone_after_the_days_end_was() =>
        Given(Issue(0, 1), Call(1, One), EndDay(2), UndoDay(3)).When(Undo(4, One)).Accepted();

    [Fact]
    public void The_end_of_the_day_is_undone_once() => Given(EndDay(1), UndoDay(2)).When(UndoDay(3)).ThenRefused("nothing-to-undo");

    [Fact]
    public void A_day_whose_time_is_over_is_not_brought_back() =>
        Given(EndDay(1200)).When(UndoDay(1201)).ThenRefused("undo-too-late", "time at which the day ends");

    [Fact]
    public void The_day_before_is_not_brought_back() =>
        Given(Issue(0, 1), EndDay(1), OpenDay(2), UndoDay(3)).When(UndoDay(4)).ThenRefused("nothing-to-undo");

    [Fact]
    public void Undoing_the_opening_of_a_day_leaves_no_day()
    {
        var day = OpenDay(UndoDay(1));

        day.State.Day.ShouldBeNull();
        day.When(OpenDay(2)).Accepted();
    }

    [Fact]
    public void A_day_stays_open_once_a_ticket_was_issued() => OpenDay(Issue(0, 1), Leave(1, 1)).When(UndoDay(2)).ThenRefused("undo-too-late", "ticket");

    [Fact]
    public void A_day_stays_open_while_a_counter_is() => OpenDay(Open(0, One, Ada)).When(UndoDay(2)).ThenRefused("undo-too-late", "'1'");
}
