using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class CounterTests
{
    private static readonly CounterId Nowhere = new("99");

    [Fact]
    public void A_counter_opens_with_its_own_profile_unless_told_otherwise()
    {
        OpenDay().When(Open(0, One, Ada)).Then(new Event.CounterOpened(One, Ada, Everything));
        OpenDay().When(Open(0, One, Ada, TinyOnly)).Then(new Event.CounterOpened(One, Ada, TinyOnly));
    }

    [Fact]
    public void A_counter_that_is_not_there_can_do_nothing()
    {
        var day = Given();
        foreach (var command in new[] { Open(0, Nowhere, Ada), Close(0, Nowhere), Call(0, Nowhere), Start(0, Nowhere), Finish(0, Nowhere), NoShow(0, Nowhere), Undo(0, Nowhere),
            Call(0, Nowhere, 1), Press(0, Nowhere), Recall(0, Nowhere), Recycle(0, Nowhere), Ready(0, Nowhere), Rest(0, Nowhere),
            Park(0, Nowhere), Unpark(0, Nowhere, 1), LetWait(0, Nowhere, 1), Transfer(0, Nowhere, General) })
            day.When(command).ThenRefused("unknown-counter", "99");
    }

    [Fact]
    public void A_counter_does_not_open_by_a_profile_that_is_not_there() => OpenDay().When(Open(0, One, Ada, new("magic"))).ThenRefused("unknown-profile", "magic");

    [Fact]
    public void A_counter_does_not_open_without_a_day() => Configured().When(Open(0, One, Ada)).ThenRefused("day-not-open");

    [Fact]
    public void A_counter_is_one_agents() => Given().When(Open(0, One, new(new("cem"), null))).ThenRefused("counter-open", "'ada'");

    [Fact]
    public void A_counter_does_not_open_twice() => Given().When(Open(0, One, Ada)).ThenRefused("counter-open", "already");

    [Fact]
    public void An_agent_is_at_one_counter() => Given().When(Open(0, Three, Ada)).ThenRefused("agent-elsewhere", "'1'");

    [Fact]
    public void A_closed_counter_can_do_nothing_but_open()
    {
        var day = Given(Close(0, One), Issue(0, 1));
        foreach (var command in new[] { Close(1, One), Call(1, One), Start(1, One), Finish(1, One), NoShow(1, One),
            Call(1, One, 1), Press(60, One), Recall(1, One), Recycle(1, One), Ready(1, One), Rest(1, One),
            Park(1, One), Unpark(1, One, 1), LetWait(1, One, 1), Transfer(1, One, General) })
            day.When(command).ThenRefused("counter-closed", "'1'");
        day.When(Open(1, One, Ada)).Accepted();
    }

    [Fact]
    public void Closing_frees_the_agent() => Given(Close(0, One)).When(Open(1, Three, Ada)).Accepted();

    [Fact]
    public void A_counter_with_a_customer_in_front_does_not_close()
    {
        Given(Issue(0, 1), Call(1, One)).When(Close(2, One)).ThenRefused("counter-busy", "A1");
        Given(Issue(0, 1), Call(1, One), Start(2, One)).When(Close(3, One)).ThenRefused("counter-busy", "A1");
    }

    [Fact]
    public void With_nobody_waiting_there_is_nobody_to_call() => Given().When(Call(0, One)).ThenRefused("nothing-waiting", "'1'");

    [Fact]
    public void Somebody_called_has_to_be_dealt_with_before_the_next() =>
        Given(Issue(0, 1), Issue(0, 2), Call(1, One)).When(Call(2, One)).ThenRefused("ticket-in-front", "A1");

    [Fact]
    public void Somebody_being_served_has_to_be_finished_before_the_next() =>
        Given(Issue(0, 1), Issue(0, 2), Call(1, One), Start(2, One)).When(Call(3, One)).ThenRefused("already-serving", "A1");

    [Fact]
    public void From_call_to_finish()
    {
        var day = Given(Issue(0, 1), Call(1, One));

        day.When(Start(2, One)).Then(new Event.ServiceStarted(Ticket(1), One, Ada.Id));
        day.When(new Command.Finish(At(3), One, Ticket(1), "resolved")).Then(new Event.ServiceFinished(Ticket(1), One, Ada.Id, "resolved"));
        day[One].Ticket.ShouldBeNull();
        day[1].Outcome.ShouldBe("resolved");
        day[1].State.ShouldBe(new LegState.Ended(At(3), VisitOutcome.Served));
    }

    [Fact]
    public void Who_does_not_come_is_a_no_show() =>
        Given(Issue(0, 1), Call(1, One)).When(NoShow(2, One, 1)).Then(new Event.TicketNoShow(Ticket(1), One, Ada.Id))[1]
            .State.ShouldBe(new LegState.Ended(At(2), VisitOutcome.NoShow));

    [Fact]
    public void A_visit_remembers_its_last_call_unless_that_was_taken_back()
    {
        var day = Given(Issue(0, 1), Call(1, One));
        var call = day.State.LastSeq;

        day.And(Start(2, One), Finish(3, One))[1].LastCall.ShouldBe(new CallMark(call, At(1)));
        Given(Issue(0, 1), Call(1, One), Undo(2, One))[1].LastCall.ShouldBeNull();
    }

    [Fact]
    public void With_nobody_in_front_there_is_nothing_to_do()
    {
        var day = Given(Issue(0, 1));
        foreach (var command in new[] { Start(1, One), Finish(1, One), NoShow(1, One), Recall(1, One), Recycle(1, One), Park(1, One), Transfer(1, One, General) })
            day.When(command).ThenRefused("nobody-in-front", "'1'");
    }

    [Fact]
    public void Another_counters_customer_is_not_yours()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Call(1, One), Call(1, Two));
        foreach (var command in new[] { Start(2, One, 2), Finish(2, One, 2), NoShow(2, One, 2) })
            day.When(command).ThenRefused("not-your-ticket", "A2");
    }

    [Fact]
    public void A_ticket_nobody_has_is_unknown()
    {
        var day = Given(Issue(0, 1), Call(1, One));
        foreach (var command in new[] { Start(2, One, 99), Finish(2, One, 99), NoShow(2, One, 99) })
            day.When(command).ThenRefused("unknown-ticket");
    }

    [Fact]
    public void A_ticket_that_still_waits_was_not_called()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Call(1, One));
        day.When(Start(2, One, 2)).ThenRefused("not-called", "A2 is waiting");
        day.When(NoShow(2, One, 2)).ThenRefused("not-called", "A2 is waiting");
        day.When(Finish(2, One, 2)).ThenRefused("not-serving", "A2 is waiting");
    }

    [Fact]
    public void A_second_finish_of_one_customer_does_not_finish_the_next() =>
        Given(Issue(0, 1), Issue(0, 2), Call(1, One), Start(2, One), Finish(3, One), Call(4, One), Start(5, One))
            .When(Finish(6, One, 1)).ThenRefused("not-serving", "A1 has ended (served)");

    [Fact]
    public void Service_starts_once() => Given(Issue(0, 1), Call(1, One), Start(2, One)).When(Start(3, One)).ThenRefused("already-started", "A1");

    [Fact]
    public void Who_has_not_been_served_cannot_be_finished() => Given(Issue(0, 1), Call(1, One)).When(Finish(2, One)).ThenRefused("not-serving", "A1");

    [Fact]
    public void Who_is_being_served_is_no_no_show() => Given(Issue(0, 1), Call(1, One), Start(2, One)).When(NoShow(3, One)).ThenRefused("already-started", "A1");

    [Fact]
    public void Who_waits_can_leave_or_be_cancelled()
    {
        Given(Issue(0, 1)).When(Leave(1, 1)).Then(new Event.TicketLeft(Ticket(1)))[General].Waiting.ShouldBeEmpty();
        Given(Issue(0, 1)).When(Cancel(1, 1)).Then(new Event.TicketCancelled(Ticket(1)))[General].Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void Who_was_called_is_served_or_ended_cannot_leave_or_be_cancelled()
    {
        foreach (var given in new[] { Given(Issue(0, 1), Call(1, One)), Given(Issue(0, 1), Call(1, One), Start(2, One)), Given(Issue(0, 1), Leave(2, 1)) })
        {
            given.When(Leave(3, 1)).ThenRefused("ticket-not-waiting", "A1");
            given.When(Cancel(3, 1)).ThenRefused("ticket-not-waiting", "A1");
        }
    }

    [Fact]
    public void An_unknown_ticket_cannot_leave_or_be_cancelled()
    {
        Given().When(Leave(0, 1)).ThenRefused("unknown-ticket");
        Given().When(Cancel(0, 1)).ThenRefused("unknown-ticket");
    }

    [Fact]
    public void A_visit_of_two_services_waits_for_the_second_after_the_first_under_its_number()
    {
        var day = Given(Issue(0, 1, General, Payments), Issue(1, 2, Payments), Call(2, One), Start(3, One), Finish(4, One));

        day[1].State.ShouldBe(new LegState.Waiting(At(4)));
        day[1].Service.ShouldBe(Payments);
        day[1].Number.ShouldBe(Number("A1"));
        day.When(Call(5, Two)).ThenCalls(2);
        day.When(Call(5, One)).ThenCalls(1);
        day.And(Start(6, One), Finish(7, One))[1].State.ShouldBe(new LegState.Ended(At(7), VisitOutcome.Served));
        day[1].Legs.ShouldBe(2);
    }
}
