using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>Steps that a counter out of touch kept, and hands in later: they count from when they were done.</summary>
public class HandedInStepTests
{
    private static Scenario Called(params Command[] commands) => Open(Issue(0, 1), Call(5, One)).And(commands);

    private static Scenario Open(params Command[] commands) =>
        Configured(Configure(-100, WithKiosks()), OpenDay(-60), Some.Open(-5, One, Ada)).And(commands);

    /// <summary>Not before and not after, and what comes of it: since, and how far it may be off. Called at 5, handed in at 30.</summary>
    [Theory]
    [InlineData(10, 10, 10, 0)]
    [InlineData(10, 14, 12, 2)]
    [InlineData(10, null, 20, 10)] // until now
    [InlineData(null, 9, 7, 2)] // since the call
    [InlineData(1, 3, 5, 0)] // not before the call, whatever a box says
    [InlineData(1, 9, 7, 2)]
    [InlineData(28, 40, 29, 1)] // nor after now
    [InlineData(14, 10, 10, 0)] // clocks of two lives of the host differ: the earlier of them binds
    public void A_step_counts_from_the_middle_of_what_is_possible(int? notBefore, int? notAfter, int since, int bound)
    {
        var started = Called().When(Since(Start(30, One), notBefore, notAfter)).Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.ServiceStarted>();

        started.Earlier.ShouldBe(new Earlier(At(since), Minutes(bound)));
        Called(Since(Start(30, One), notBefore, notAfter))[1].Walk.ShouldBe(At(since) - At(5));
    }

    [Fact]
    public void A_step_that_is_told_at_once_counts_from_now()
    {
        Called().When(Start(30, One)).Then(new Event.ServiceStarted(Ticket(1), One, Ada.Id));
        Called().When(Since(Start(30, One), 30, 30)).Then(new Event.ServiceStarted(Ticket(1), One, Ada.Id));
    }

    [Fact]
    public void An_hour_out_of_touch_is_no_hour_of_handling()
    {
        var visit = Called(Since(Start(70, One), 6, 6), Since(Finish(70, One), 16, 16))[1];

        (visit.Wait, visit.Walk, visit.Handling).ShouldBe((Minutes(5), Minutes(1), Minutes(10)));
        visit.State.ShouldBe(new LegState.Ended(At(16), VisitOutcome.Served));
    }

    [Fact]
    public void A_finish_is_never_before_the_start_though_both_are_known_badly()
    {
        var visit = Called(Since(Start(70, One), 6, 60), Since(Finish(71, One), 7, 20))[1];

        (visit.Walk, visit.Handling).ShouldBe((Minutes(28), TimeSpan.Zero));
    }

    [Fact]
    public void Who_did_not_come_was_gone_then() =>
        Called(Since(NoShow(30, One), 9, 9))[1].State.ShouldBe(new LegState.Ended(At(9), VisitOutcome.NoShow));

    [Fact]
    public void What_is_undone_leaves_no_trace_in_the_times()
    {
        var visit = Called(Start(6, One), Since(Finish(30, One), 16, 16), Undo(31, One))[1];

        visit.State.ShouldBeOfType<LegState.Serving>().Since.ShouldBe(At(6));
        visit.Handling.ShouldBe(TimeSpan.Zero);
    }
}
