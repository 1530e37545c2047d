using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>A box with a single button, seconds after 08:00.</summary>
public class OneButtonTests
{
    private static Command.KeepTime Keep(int second) => new Command.KeepTime(AtSecond(second));

    [Fact]
    public void The_first_press_calls_and_service_starts_by_itself_after_the_grace_time()
    {
        var day = Given(Issue(0, 1));

        var called = day.When(Press(10, One)).Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.TicketCalled>();
        called.StartsAt.ShouldBe(AtSecond(18));
        CentreEngine.NextDue(day.State).ShouldBe(AtSecond(18));
        day.When(Keep(18)).Then(new Event.ServiceStarted(Ticket(1), One, Ada.Id, ByItself: true));
        day[1].Walk.ShouldBe(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void A_second_press_within_the_grace_time_recalls_and_the_grace_begins_anew()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Press(10, One));

        day.When(Press(17, One)).Then(new Event.TicketRecalled(Ticket(1), One, Ada.Id, AtSecond(25)));
        day.When(Keep(18)).Then();
        day.When(Press(24, One)).Then(new Event.TicketRecalled(Ticket(1), One, Ada.Id, AtSecond(32)));
        day.When(Keep(32)).Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.ServiceStarted>();
    }

    [Fact]
    public void After_the_grace_time_a_press_means_finished_and_next()
    {
        var day = Given(Issue(0, 1), Issue(0, 2), Press(10, One), Keep(18));

        var events = day.When(Press(200, One)).Accepted();

        events[0].ShouldBe(new Event.ServiceFinished(Ticket(1), One, Ada.Id, null));
        events[1].ShouldBeOfType<Event.TicketCalled>().Ticket.ShouldBe(Ticket(2));
        day[1].Handling.ShouldBe(TimeSpan.FromSeconds(182));
        day[One].Ticket.ShouldBe(Ticket(2));
    }

    [Fact]
    public void With_nobody_waiting_a_press_still_finishes_and_one_more_has_nobody_to_call()
    {
        var day = Given(Issue(0, 1), Press(10, One), Keep(18));

        day.When(Press(200, One)).Then(new Event.ServiceFinished(Ticket(1), One, Ada.Id, null));
        day.When(Press(201, One)).ThenRefused("nothing-waiting");
    }

    [Fact]
    public void A_press_that_comes_before_the_clock_was_kept_starts_the_service_first() =>
        Given(Issue(0, 1), Press(10, One)).When(Press(18, One)).Then(
            new Event.ServiceStarted(Ticket(1), One, Ada.Id, ByItself: true), new Event.ServiceFinished(Ticket(1), One, Ada.Id, null));

    [Fact]
    public void A_press_after_a_service_that_was_called_at_a_page_finishes_it_too() =>
        Given(Issue(0, 1), Call(1, One), Start(2, One)).When(Press(500, One)).Then(new Event.ServiceFinished(Ticket(1), One, Ada.Id, null));

    [Fact]
    public void A_press_ends_a_break_and_a_wrap_up()
    {
        Given(Rest(1, One)).When(Press(120, One)).Then(new Event.CounterReady(One, Ada.Id));
        var day = OpenDay(Open(-5, One, Ada, WithWrapUp), Issue(0, 1), Issue(0, 2), Press(10, One), Keep(18), Press(100, One));
        (day[One].WrapUp, day[One].Ticket).ShouldBe((null, Ticket(2)));
    }

    [Fact]
    public void The_next_is_whoever_is_next_once_the_first_has_moved_on()
    {
        var day = Given(Issue(0, 1, General, Payments), Press(10, One), Keep(18));

        day.When(Press(200, One)).Accepted()[1].ShouldBeOfType<Event.TicketCalled>().Ticket.ShouldBe(Ticket(1));
        day[1].Service.ShouldBe(Payments);
    }

    [Fact]
    public void A_call_whose_service_started_by_itself_can_be_undone()
    {
        var day = Given(Issue(0, 1), Press(10, One), Keep(18));

        day.And(new Command.Undo(AtSecond(20), new StepOwner.OfCounter(One)))[1].State.ShouldBe(new LegState.Waiting(At(0)));
    }

    [Fact]
    public void A_call_that_was_undone_starts_nothing()
    {
        var day = Given(Issue(0, 1), Press(10, One), new Command.Undo(AtSecond(12), new StepOwner.OfCounter(One)));

        CentreEngine.NextDue(day.State).ShouldBe(Monday.EndsAt);
        day.When(Keep(30)).Then();
    }

    [Fact]
    public void The_grace_time_is_the_centres_own()
    {
        var day = Given(Configure(0, Plan with { OneButtonGrace = TimeSpan.FromSeconds(3) }), Issue(0, 1));

        day.When(Press(10, One)).Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.TicketCalled>().StartsAt.ShouldBe(AtSecond(13));
    }
}
