using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>A booked time orders, within 15 minutes before it and 15 minutes after it.</summary>
public class AppointmentTests
{
    [Theory]
    [InlineData("early: stands at the booked time", 20, 30, 30)]
    [InlineData("late, within the window: as well", 40, 30, 30)]
    [InlineData("at the end of the window", 45, 30, 30)]
    [InlineData("later: as if not booked", 46, 30, 46)]
    public void Who_is_booked_stands_at_the_booked_time(string what, int comes, int booked, int stands) =>
        Given(IssueBooked(comes, 1, booked))[1].WaitingFrom.ShouldBe(At(stands), what);

    [Fact]
    public void The_booked_time_orders_among_all_who_wait()
    {
        var day = Given(IssueBooked(20, 1, 30), Issue(25, 2), Issue(35, 3), IssueBooked(40, 4, 30));

        day[General].Waiting.Select(p => p.Ticket).ShouldBe([Ticket(2), Ticket(1), Ticket(4), Ticket(3)]);
    }

    [Fact]
    public void How_many_are_ahead_is_counted_at_that_place() =>
        Given(Issue(0, 1), Issue(35, 2)).When(IssueBooked(40, 3, 30)).Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.TicketIssued>()
            .ShouldSatisfyAllConditions(e => e.Ahead.ShouldBe(1), e => e.Booked.ShouldBe(At(30)));

    [Fact]
    public void Before_the_early_window_nobody_is_called()
    {
        var day = Given(IssueBooked(0, 1, 30));

        day.When(Call(14, One)).ThenRefused("nothing-waiting");
        day.When(Call(15, One)).ThenCalls(1).Waited.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_service_sets_its_windows()
    {
        var punctual = Plan with
        {
            Services = Plan.Services.Replace(Plan.Service(General)!, Plan.Service(General)! with { Appointments = new(Minutes(2), Minutes(3)) }),
        };
        var day = Given(Configure(0, punctual), IssueBooked(0, 1, 30), IssueBooked(34, 2, 30));

        day[2].WaitingFrom.ShouldBe(At(34));
        Given(Configure(0, punctual), IssueBooked(0, 1, 30)).When(Call(27, One)).ThenRefused("nothing-waiting");
    }

    private static Scenario AppointmentsFirst(params Command[] commands) => Scenario.OpenDay(
        Configure(-30, Plan with
        {
            Profiles = Plan.Profiles.Add(new(new("booked-first"), "Booked first",
                [new(new RoutingCondition.Otherwise(), new RoutingChoice.Appointments([General, Payments])), Longest(General, Payments)])),
            Bounds = new(3, Minutes(60)),
        }),
        Open(-5, One, Ada, new("booked-first"))).And(commands);

    [Fact]
    public void A_profile_may_call_booked_tickets_first_by_their_booked_times()
    {
        var day = AppointmentsFirst(Issue(0, 1), Issue(1, 2), IssueBooked(8, 3, 20, Payments), IssueBooked(9, 4, 15), IssueBooked(10, 5, 60));

        var why = day.When(Call(10, One)).ThenCalls(4);
        (why.Reason, why.PassedOverCount).ShouldBe(("the earliest appointment for any of general, payments", 2));
        day.And(NoShow(10, One)).When(Call(10, One)).ThenCalls(3);
        day.And(NoShow(11, One)).When(Call(11, One)).ThenCalls(1).Rule.ShouldBe(2);
    }

    [Fact]
    public void Ordinary_tickets_are_not_starved_by_them()
    {
        var day = AppointmentsFirst(Issue(0, 1));
        for (var n = 11; n <= 15; n++) day.And(IssueBooked(2, n, 5));
        for (var n = 11; n <= 13; n++) day.And(Call(6, One), NoShow(6, One));

        day.When(Call(7, One)).ThenCalls(1).Bound.ShouldBe("passed over 3 times");
    }

    [Fact]
    public void Nobody_is_recycled_behind_those_whose_booked_time_is_still_to_come()
    {
        var day = Given(Issue(0, 1), IssueBooked(0, 2, 300), Call(1, One), Recycle(2, One));

        day.When(Call(3, One)).ThenCalls(1);
    }

    [Fact]
    public void Taken_back_the_call_of_a_booked_ticket_leaves_it_booked()
    {
        var day = AppointmentsFirst(Issue(0, 1), IssueBooked(5, 2, 15), Call(6, One), Undo(7, One));

        day.When(Call(8, One)).ThenCalls(2);
    }
}
