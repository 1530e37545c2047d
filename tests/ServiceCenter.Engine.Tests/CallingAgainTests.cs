using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>Recall, recycle, and the call of a chosen ticket; and each taken back.</summary>
public class CallingAgainTests
{
    [Fact]
    public void A_recall_is_the_same_call_under_a_new_number_for_the_walls()
    {
        var day = Given(Issue(0, 1), Call(1, One));

        day.When(Recall(2, One, 1)).Then(new Event.TicketRecalled(Ticket(1), One, Ada.Id));

        day[1].State.ShouldBe(new LegState.Called(At(1), One, Ada.Id, day.State.LastSeq));
        day[1].LastCall.ShouldBe(new CallMark(day.State.LastSeq, At(2)));
        day.And(Start(3, One), Finish(4, One))[1].Walk.ShouldBe(Minutes(2));
    }

    [Fact]
    public void Only_who_was_called_is_recalled()
    {
        Given(Issue(0, 1), Call(1, One), Start(2, One)).When(Recall(3, One)).ThenRefused("already-started", "A1");
        Given(Issue(0, 1)).When(Recall(3, One, 1)).ThenRefused("not-called", "A1 is waiting");
        Given(Issue(0, 1), Call(1, One)).When(Recall(3, Two, 1)).ThenRefused("not-your-ticket", "A1");
    }

    [Fact]
    public void Undoing_recalls_leaves_the_call_which_can_be_undone_as_well()
    {
        var day = Given(Issue(0, 1), Call(1, One));
        var called = day[1];
        day.And(Recall(2, One), Recall(3, One));

        day.And(Undo(4, One))[1].ShouldBe(called);
        day.And(Undo(5, One))[1].State.ShouldBe(new LegState.Waiting(At(0)));
        day.When(Undo(6, One)).ThenRefused("nothing-to-undo");
    }

    [Theory]
    [InlineData(0, null, new[] { 1, 2, 3, 4, 5 })]
    [InlineData(1, 2, new[] { 2, 1, 3, 4, 5 })]
    [InlineData(2, 3, new[] { 2, 3, 1, 4, 5 })]
    [InlineData(null, 4, new[] { 2, 3, 4, 1, 5 })]
    [InlineData(4, 5, new[] { 2, 3, 4, 5, 1 })]
    [InlineData(99, 5, new[] { 2, 3, 4, 5, 1 })]
    public void Who_is_recycled_waits_so_many_places_back(int? places, int? behind, int[] order)
    {
        var day = Given(Issue(0, 1), Issue(1, 2), Issue(2, 3), Issue(3, 4), Issue(4, 5), Call(5, One));

        day.When(Recycle(6, One, places)).Then(new Event.TicketRecycled(Ticket(1), One, Ada.Id, places ?? 3, behind is { } n ? Ticket(n) : null));

        day[General].Waiting.Select(p => p.Ticket).ShouldBe(order.Select(Ticket));
        day[One].Ticket.ShouldBeNull();
    }

    [Fact]
    public void Who_is_recycled_with_nobody_waiting_is_first_before_who_comes_later()
    {
        var day = Given(Issue(0, 1), Call(1, One), Recycle(2, One), Issue(2, 2));

        day.When(Call(3, One)).ThenCalls(1);
        day[1].Wait.ShouldBe(Minutes(2));
        day[1].Walk.ShouldBe(Minutes(1));
    }

    [Fact]
    public void Many_recycled_to_one_place_stand_there_each_directly_behind_the_one_named()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Issue(0, 3), Issue(0, 4), Issue(0, 5));
        for (var round = 0; round < 40; round++) day.And(Call(1, One), Recycle(1, One, 1));

        // One place back each time: the second goes before the first, and the first is called again next but one.
        day[General].Waiting.Select(p => p.Ticket).Order().ShouldBe(new[] { 1, 2, 3, 4, 5 }.Select(Ticket));
        day[General].Waiting.Take(2).Select(p => p.Ticket).ShouldBe([Ticket(1), Ticket(2)]);
    }

    [Fact]
    public void Places_back_are_not_fewer_than_none() => Given(Issue(0, 1), Call(1, One)).When(Recycle(2, One, -1)).ThenRefused("invalid-places", "-1");

    [Fact]
    public void Who_is_being_served_is_not_recycled() => Given(Issue(0, 1), Call(1, One), Start(2, One)).When(Recycle(3, One)).ThenRefused("already-started", "A1");

    [Fact]
    public void Undoing_a_recycle_has_the_customer_in_front_again()
    {
        var day = Given(Issue(0, 1), Issue(1, 2), Call(2, One));
        var called = day[1];

        day.And(Recycle(3, One), Undo(4, One))[1].ShouldBe(called);
        day[One].Ticket.ShouldBe(Ticket(1));
        day.And(Start(5, One))[1].Walk.ShouldBe(Minutes(3));
    }

    [Fact]
    public void A_recycle_is_final_once_the_ticket_was_called_again() =>
        Given(Issue(0, 1), Call(1, One), Recycle(2, One), Call(3, Two), Recycle(4, Two)).When(Undo(5, One)).ThenRefused("undo-too-late", "A1 has moved on");

    [Fact]
    public void A_chosen_ticket_is_called_and_those_before_it_are_named()
    {
        var day = Given(Issue(0, 1), Issue(1, 2, Payments), Issue(2, 3));

        var why = day.When(Call(5, One, 3)).ThenCalls(3);

        (why.Rule, why.Reason, why.Waited, why.PassedOverCount, why.Bound).ShouldBe((0, "the agent's own choice", Minutes(3), 2, null));
        why.PassedOver.ShouldBe([Number("A1"), Number("B1")]);
    }

    [Fact]
    public void A_chosen_ticket_may_be_of_a_service_that_the_counter_does_not_call() =>
        OpenDay(Open(-5, Four, Ada), Issue(0, 1)).When(Call(1, Four, 1)).ThenCalls(1).Waiting.Keys.ShouldBe([Tiny]);

    [Fact]
    public void Only_a_waiting_ticket_is_chosen()
    {
        Given(Issue(0, 1), Call(1, Two)).When(Call(2, One, 1)).ThenRefused("ticket-not-waiting", "A1 is called to counter '2'");
        Given(Issue(0, 1), Leave(1, 1)).When(Call(2, One, 1)).ThenRefused("ticket-not-waiting", "A1 has ended (left)");
        Given().When(Call(2, One, 1)).ThenRefused("unknown-ticket");
        Given(Issue(0, 1), Issue(0, 2), Call(1, One)).When(Call(2, One, 2)).ThenRefused("ticket-in-front", "A1");
    }

    [Fact]
    public void Undoing_a_chosen_call_puts_the_ticket_back_on_its_old_place()
    {
        var day = Given(Issue(0, 1), Issue(1, 2), Call(2, One, 2), Undo(3, One));

        day.When(Call(4, Two)).ThenCalls(1);
        day.When(Call(4, One)).ThenCalls(2);
    }
}
