using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class UndoTests
{
    [Fact]
    public void Undoing_a_step_names_the_step()
    {
        var day = Given(Issue(0, 1), Call(1, One));

        day.When(Undo(2, One)).Then(new Event.StepUndone(new StepOwner.OfCounter(One), StepKind.Call, day.State.LastSeq - 1));
    }

    [Fact]
    public void Undoing_a_call_puts_the_ticket_back_on_its_old_place()
    {
        var day = Given(Issue(0, 1), Issue(1, 2), Call(2, One), Undo(5, One));

        day[1].State.ShouldBe(new LegState.Waiting(At(0)));
        day[1].Counter.ShouldBeNull();
        day[One].Ticket.ShouldBeNull();
        day.When(Call(6, Two)).ThenCalls(1);
    }

    [Fact]
    public void Undoing_a_start_makes_all_of_it_the_walk()
    {
        var day = Given(Issue(0, 1), Call(1, One), Start(2, One), Undo(5, One));

        day[1].State.ShouldBeOfType<LegState.Called>().Since.ShouldBe(At(1));
        day.And(Start(6, One), Finish(10, One));
        (day[1].Walk, day[1].Handling).ShouldBe((Minutes(5), Minutes(4)));
    }

    [Fact]
    public void Undoing_a_finish_makes_the_time_since_handling_too()
    {
        var day = Given(Issue(0, 1), Call(1, One), Start(2, One), Finish(5, One), Undo(8, One));

        day[One].Ticket.ShouldBe(Ticket(1));
        day[General].Finished.ShouldBe(0);
        day[General].Handling.ShouldBe(TimeSpan.Zero);
        day.And(Finish(12, One))[1].Handling.ShouldBe(Minutes(10));
        day[General].Finished.ShouldBe(1);
        day[General].Handling.ShouldBe(Minutes(10));
    }

    [Fact]
    public void Undoing_a_no_show_lets_the_late_customer_be_served()
    {
        var day = Given(Issue(0, 1), Call(1, One), NoShow(3, One), Undo(4, One)).And(Start(5, One), Finish(6, One));

        day[1].State.ShouldBe(new LegState.Ended(At(6), VisitOutcome.Served));
        day[1].Walk.ShouldBe(Minutes(4));
    }

    [Fact]
    public void Undoing_an_opening_closes_the_counter()
    {
        var day = OpenDay(Open(0, One, Ada), Undo(1, One));

        day[One].IsOpen.ShouldBeFalse();
        day.When(Open(2, Three, Ada)).Accepted();
    }

    [Fact]
    public void Undoing_a_closing_reopens_the_counter_with_its_agent_and_profile()
    {
        var day = OpenDay(Open(0, One, Ada, TinyOnly), Close(5, One), Undo(6, One));

        (day[One].Agent, day[One].Profile, day[One].Since).ShouldBe((Ada, TinyOnly, At(0)));
    }

    [Fact]
    public void A_counter_is_not_reopened_for_an_agent_who_has_gone_elsewhere() =>
        Given(Close(0, One), Open(1, Three, Ada)).When(Undo(2, One)).ThenRefused("agent-elsewhere", "'3'");

    [Fact]
    public void Undoing_an_issue_ends_the_ticket_as_cancelled()
    {
        var day = Given(Issue(0, 1)).And(UndoTicket(1, 1));

        day[1].State.ShouldBe(new LegState.Ended(At(1), VisitOutcome.Cancelled));
        day[General].Waiting.ShouldBeEmpty();
        day.When(UndoTicket(2, 1)).ThenRefused("nothing-to-undo", "A1");
    }

    [Fact]
    public void A_ticket_that_was_called_stays_issued() =>
        Given(Issue(0, 1), Call(1, One)).When(UndoTicket(2, 1)).ThenRefused("nothing-to-undo", "A1");

    [Fact]
    public void Undoing_a_leave_or_a_cancel_puts_the_ticket_back_where_it_was()
    {
        foreach (var gone in new[] { Leave(2, 1), Cancel(2, 1) })
        {
            var day = Given(Issue(0, 1), Issue(1, 2), gone, UndoTicket(5, 1));

            day.When(Call(9, One)).ThenCalls(1);
            day[1].Wait.ShouldBe(Minutes(9));
        }
    }

    [Fact]
    public void What_the_printer_said_in_between_is_not_taken_back() =>
        Given(Issue(0, 1), Leave(1, 1), Printed(2, 1, true), UndoTicket(3, 1))[1].Printed.ShouldBe(true);

    [Fact]
    public void A_step_is_taken_back_once()
    {
        var day = Given(Issue(0, 1), Call(1, One), Start(2, One), Undo(3, One));

        day.When(Undo(4, One)).ThenRefused("nothing-to-undo", "'1'");
        day.And(Start(5, One)).When(Undo(6, One)).Accepted();
    }

    [Fact]
    public void Who_has_done_nothing_has_nothing_to_undo()
    {
        OpenDay().When(Undo(0, One)).ThenRefused("nothing-to-undo");
        Configured().When(UndoDay(0)).ThenRefused("nothing-to-undo");
        Given(Issue(0, 1), Leave(1, 1), UndoTicket(2, 1)).When(UndoTicket(3, 1)).ThenRefused("nothing-to-undo");
        Given().When(UndoTicket(0, 1)).ThenRefused("unknown-ticket");
    }

    [Fact]
    public void A_number_given_again_stays_with_its_new_ticket()
    {
        var day = Given(Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny), Leave(1, 1), Issue(2, 4, Tiny));

        day.When(UndoTicket(3, 1)).ThenRefused("undo-too-late", "T1");
        day.And(Leave(4, 4)).When(UndoTicket(5, 1)).ThenRefused("undo-too-late", "T1");
        day.When(UndoTicket(5, 4)).Accepted();
    }

    [Fact]
    public void A_finish_is_final_once_its_number_was_given_again()
    {
        var day = Given(Issue(0, 1, Tiny), Issue(0, 2, Tiny), Issue(0, 3, Tiny), Call(1, One), Start(2, One), Finish(3, One), Issue(33, 4, Tiny));

        day.When(Undo(34, One)).ThenRefused("undo-too-late", "T1");
    }

    [Fact]
    public void A_finish_that_led_to_a_second_service_is_undone_while_the_customer_waits_there()
    {
        var day = Given(Issue(0, 1, General, Payments), Call(1, One), Start(2, One), Finish(3, One), Undo(4, One));

        day[Payments].Waiting.ShouldBeEmpty();
        (day[1].Service, day[1].Legs, day[1].Then.Length).ShouldBe((General, 1, 1));
        day[General].Finished.ShouldBe(0);
    }

    [Fact]
    public void A_finish_that_led_to_a_second_service_is_final_once_the_customer_moved_on()
    {
        var day = Given(Issue(0, 1, General, Payments), Call(1, One), Start(2, One), Finish(3, One));

        day.And(Call(4, Two)).When(Undo(5, One)).ThenRefused("undo-too-late", "A1 has moved on");
        day.And(NoShow(6, Two)).When(Undo(7, One)).ThenRefused("undo-too-late", "A1 has moved on");
    }

    [Fact]
    public void A_step_that_needs_what_is_no_longer_configured_stays_done()
    {
        var without = Plan with
        {
            Services = Plan.Services.RemoveAll(s => s.Id == Tiny),
            Profiles = [new(Everything, "Everything", [Longest(General)])],
            Counters = [Counter(One, Everything), Counter(Two, Everything)],
        };

        Given(Issue(0, 1, Tiny), Leave(1, 1), Configure(2, without)).When(UndoTicket(3, 1)).ThenRefused("undo-too-late", "'tiny'");
        OpenDay(Open(0, One, Ada, PassportsFirst), Close(1, One), Configure(2, without)).When(Undo(3, One)).ThenRefused("unknown-profile");
    }

    [Fact]
    public void After_the_end_of_the_day_its_steps_stay_done()
    {
        var day = Given(Issue(0, 1), Leave(1, 1), Close(2, One), EndDay(3));

        day.When(UndoTicket(4, 1)).ThenRefused("undo-too-late", "the day has ended");
        day.When(Undo(4, One)).ThenRefused("undo-too-late", "the day has ended");
        day.When(Undo(4, Two)).ThenRefused("nothing-to-undo");
    }

    [Fact]
    public void A_new_day_forgets_the_steps_of_the_one_before()
    {
        var day = Given(Issue(0, 1), Leave(1, 1), Close(2, One), EndDay(3), OpenDay(4));

        day.When(UndoTicket(5, 1)).ThenRefused("unknown-ticket");
        day.When(Undo(5, One)).ThenRefused("nothing-to-undo");
    }
}
