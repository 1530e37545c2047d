using ServiceCenter.Engine.Measures;
using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class MeasureTests
{
    [Fact]
    public void A_served_visit_is_wait_walk_and_handling() =>
        VisitMeasure.Of(Given(Issue(60, 1), Call(65, One), Start(66, One), Finish(76, One))[1]).ShouldBe(new VisitMeasure(
            At(60), At(76), VisitOutcome.Served, Minutes(5), Minutes(1), Minutes(10), Hold: TimeSpan.Zero, Minutes(16), Legs: 1));

    [Fact]
    public void A_visit_that_was_left_is_all_wait() =>
        VisitMeasure.Of(Given(Issue(0, 1), Leave(7, 1))[1]).ShouldBe(new VisitMeasure(
            At(0), At(7), VisitOutcome.Left, Minutes(7), TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Minutes(7), 1));

    [Fact]
    public void A_visit_of_two_services_sums_over_its_legs() =>
        VisitMeasure.Of(Given(
            Issue(0, 1, General, Payments), Call(1, One), Start(3, One), Finish(6, One),
            Call(10, Two), Start(15, Two), Finish(21, Two))[1]).ShouldBe(new VisitMeasure(
            At(0), At(21), VisitOutcome.Served, Minutes(5), Minutes(7), Minutes(9), TimeSpan.Zero, Minutes(21), 2));

    [Fact]
    public void Time_parked_is_held()
    {
        var measure = VisitMeasure.Of(Given(
            Issue(0, 1), Call(1, One), Start(2, One), Park(5, One), Unpark(12, One, 1), Start(13, One), Finish(20, One))[1]);

        (measure.Wait, measure.Walk, measure.Handling, measure.Hold, measure.Total).ShouldBe((Minutes(1), Minutes(2), Minutes(10), Minutes(7), Minutes(20)));
    }

    [Fact]
    public void Who_came_before_the_booked_time_has_waited_from_then()
    {
        var measure = VisitMeasure.Of(Given(IssueBooked(0, 1, booked: 10), Call(13, One), Start(14, One), Finish(20, One))[1]);

        (measure.Wait, measure.Walk, measure.Handling, measure.Total).ShouldBe((Minutes(3), Minutes(1), Minutes(6), Minutes(10)));
    }

    [Fact]
    public void Who_was_called_before_the_booked_time_has_not_waited() =>
        VisitMeasure.Of(Given(IssueBooked(0, 1, booked: 10), Call(4, One), Start(5, One), Finish(6, One))[1]).Wait.ShouldBe(TimeSpan.Zero);

    [Fact]
    public void A_visit_that_goes_on_is_not_measured() => Should.Throw<ArgumentException>(() => VisitMeasure.Of(Given(Issue(0, 1))[1]));

    [Theory]
    [InlineData(12, 5, 7)]
    [InlineData(null, 5, 0)]
    public void An_imported_visit_keeps_the_times_it_came_with(int? finished, int wait, int handling)
    {
        var imported = new ImportedVisit("digest", 2, General, At(0), VisitOutcome.Served, At(5), finished is { } f ? At(f) : null, null, 0);

        var measure = VisitMeasure.Of(imported);

        (measure.Wait, measure.Handling, measure.Total).ShouldBe((Minutes(wait), Minutes(handling), Minutes(wait + handling)));
    }

    [Fact]
    public void An_imported_visit_counts_as_issued_and_ended_and_nowhere_else()
    {
        var day = Given(Issue(0, 1));
        day.Happen(At(1), new Event.VisitImported(new("digest", 2, Old, At(-9000), VisitOutcome.Left, At(-8990), null, null, 0)));

        var count = Conservation.Count(day.State);

        (count.Issued, count.Waiting, count.Ended[VisitOutcome.Left], count.Holds).ShouldBe((2, 1, 1, true));
        day.State.Visits.Count.ShouldBe(1);
        day.State.Imports.ShouldBe(["digest"]);
    }

    [Fact]
    public void The_sum_counts_each_by_where_they_are()
    {
        var count = Conservation.Count(Given(
            Issue(0, 1), Issue(0, 2), Issue(0, 3), Issue(0, 4), Issue(0, 5),
            Call(1, One), Start(2, One), Call(2, Two), Leave(3, 5)).State);

        (count.Issued, count.Waiting, count.Called, count.Serving, count.Parked, count.WrappingUp).ShouldBe((5, 2, 1, 1, 0, 0));
        count.Ended.Select(e => (e.Key, e.Value)).ShouldBe(
            [(VisitOutcome.Served, 0), (VisitOutcome.NoShow, 0), (VisitOutcome.Left, 1), (VisitOutcome.Cancelled, 0), (VisitOutcome.Unresolved, 0)]);
        count.Holds.ShouldBeTrue();
    }

    [Fact]
    public void A_difference_is_said()
    {
        var state = Given(Issue(0, 1), Issue(0, 2), Call(1, One)).State;

        Conservation.Count(state with { Visits = state.Visits.Remove(Ticket(2)) }).Difference.ShouldBe("2 were issued, but 1 are accounted for");
        Conservation.Count(state with { Tally = state.Tally with { Issued = 9 } }).Holds.ShouldBeFalse();
        Conservation.Count(state with { Services = state.Services.SetItem(General, state.Services[General] with { Waiting = [] }) })
            .Difference.ShouldBe("1 wait, but 0 stand in queues");
        Conservation.Count(state with { Services = state.Services.SetItem(Payments, state.Services[General]) })
            .Difference.ShouldBe("the queue of 'payments' holds ticket A2, which does not wait there");
        Conservation.Count(state with { Counters = state.Counters.SetItem(One, state.Counters[One] with { Ticket = null }) })
            .Difference.ShouldBe("1 are called or being served, but 0 are in front of counters");
        Conservation.Count(state with { Counters = state.Counters.SetItem(Two, state.Counters[Two] with { Ticket = Ticket(2) }) })
            .Difference.ShouldBe("counter '2' has ticket A2 in front, which is not there");
    }
}
