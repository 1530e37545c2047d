using ServiceCenter.Engine.Measures;
using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>Wrap-up, ready and break; and each taken back.</summary>
public class ReadinessTests
{
    /// <summary>Ada serves A1 from minute 1 to 5 by a profile with three minutes of wrap-up.</summary>
    private static Scenario WrappingUp(params Command[] commands) =>
        OpenDay(Open(-5, One, Ada, WithWrapUp), Issue(0, 1), Call(1, One), Start(1, One), Finish(5, One)).And(commands);

    [Fact]
    public void After_a_finish_the_agent_wraps_up_outside_the_visit()
    {
        var day = WrappingUp();

        day[One].WrapUp.ShouldBe(new WrapUp(At(5), At(8), Ticket(1)));
        VisitMeasure.Of(day[1]).Ended.ShouldBe(At(5));
        CentreEngine.NextDue(day.State).ShouldBe(At(8));
    }

    [Fact]
    public void Who_was_served_and_is_wrapped_up_counts_there_and_not_as_ended_yet()
    {
        var count = Conservation.Count(WrappingUp().State);
        (count.WrappingUp, count.Ended[VisitOutcome.Served]).ShouldBe((1, 0));

        count = Conservation.Count(WrappingUp(Ready(6, One)).State);
        (count.WrappingUp, count.Ended[VisitOutcome.Served]).ShouldBe((0, 1));
    }

    [Fact]
    public void A_customer_who_goes_on_to_a_second_service_waits_there_while_the_agent_wraps_up()
    {
        var day = OpenDay(Open(-5, One, Ada, WithWrapUp), Issue(0, 1, General, Payments), Call(1, One), Start(1, One), Finish(5, One));

        var count = Conservation.Count(day.State);
        (count.WrappingUp, count.Waiting).ShouldBe((0, 1));
        day[One].WrapUp.ShouldNotBeNull();
    }

    [Fact]
    public void Without_it_in_the_profile_there_is_no_wrap_up() => Given(Issue(0, 1), Call(1, One), Start(1, One), Finish(5, One))[One].WrapUp.ShouldBeNull();

    [Fact]
    public void Ready_ends_the_wrap_up() => WrappingUp().When(Ready(6, One)).Then(new Event.CounterReady(One, Ada.Id))[One].WrapUp.ShouldBeNull();

    [Fact]
    public void The_next_call_ends_the_wrap_up() => WrappingUp(Issue(5, 2), Call(6, One))[One].WrapUp.ShouldBeNull();

    [Fact]
    public void Its_longest_time_ends_the_wrap_up()
    {
        var day = WrappingUp();

        day.When(KeepTime(7)).Then();
        day.When(KeepTime(8)).Then(new Event.CounterReady(One, Ada.Id, ByItself: true));
        day[One].WrapUp.ShouldBeNull();
        CentreEngine.NextDue(day.State).ShouldBe(Monday.EndsAt);
    }

    [Fact]
    public void Closing_ends_the_wrap_up() => WrappingUp(Close(6, One), KeepTime(9))[One].WrapUp.ShouldBeNull();

    [Fact]
    public void The_days_end_ends_the_wrap_up()
    {
        WrappingUp(EndDay(6))[One].WrapUp.ShouldBeNull();
        WrappingUp(EndDay(6), UndoDay(7))[One].WrapUp.ShouldNotBeNull();
    }

    [Fact]
    public void Undoing_ready_wraps_up_again_for_what_is_left_of_its_time()
    {
        var day = WrappingUp(Ready(6, One), Undo(7, One));

        day[One].WrapUp.ShouldBe(new WrapUp(At(5), At(8), Ticket(1)));
        day.When(KeepTime(8)).Accepted().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_finish_can_be_undone_in_and_after_its_wrap_up()
    {
        var day = WrappingUp(Undo(6, One));
        (day[One].WrapUp, day[One].Ticket).ShouldBe((null, Ticket(1)));
        CentreEngine.NextDue(day.State).ShouldBe(Monday.EndsAt);

        WrappingUp(KeepTime(8), Undo(9, One))[1].State.ShouldBeOfType<LegState.Serving>();
    }

    [Fact]
    public void A_break_has_a_reason()
    {
        var day = Given(Issue(0, 1));

        day.When(Rest(1, One, "lunch")).Then(new Event.BreakBegan(One, Ada.Id, "lunch"));
        day[One].Break.ShouldBe(new Break(At(1), "lunch"));
        (day[One].IsOpen, day[One].IsStaffed).ShouldBe((true, false));
    }

    [Fact]
    public void On_break_nobody_is_called()
    {
        var day = Given(Issue(0, 1), Rest(1, One, "lunch"));
        foreach (var command in new[] { Call(2, One), Call(2, One, 1), Rest(2, One) })
            day.When(command).ThenRefused("on-break", "lunch");
    }

    [Fact]
    public void Ready_ends_the_break() => Given(Issue(0, 1), Rest(1, One), Ready(5, One)).When(Call(6, One)).ThenCalls(1);

    [Fact]
    public void A_break_ends_the_wrap_up() => WrappingUp(Rest(6, One))[One].WrapUp.ShouldBeNull();

    [Fact]
    public void Nobody_goes_on_break_with_a_customer_in_front() => Given(Issue(0, 1), Call(1, One)).When(Rest(2, One)).ThenRefused("counter-busy", "before a break");

    [Fact]
    public void A_counter_on_break_can_close() => Given(Rest(1, One), Close(2, One))[One].Break.ShouldBeNull();

    [Fact]
    public void Who_is_ready_need_not_say_so() => Given().When(Ready(0, One)).ThenRefused("ready-already", "'1'");

    [Fact]
    public void Undoing_a_break_or_its_end_restores_what_was()
    {
        Given(Rest(1, One), Undo(2, One))[One].Break.ShouldBeNull();
        Given(Rest(1, One), Ready(5, One), Undo(6, One))[One].Break.ShouldBe(new Break(At(1), "lunch"));
        WrappingUp(Rest(6, One), Undo(7, One))[One].WrapUp.ShouldNotBeNull();
    }
}
