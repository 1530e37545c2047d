using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>Hours and quotas of a service, and the supervisor's stop.</summary>
public class LimitsOfIssuingTests
{
    private static Scenario With(Func<ServicePlan, ServicePlan> change) =>
        Given(Configure(-1, Plan with { Services = Plan.Services.Replace(Plan.Service(General)!, change(Plan.Service(General)!)) }));

    private static readonly Command Stop = new Command.StopIssuing(At(5), "The hall is full.");

    [Fact]
    public void A_service_has_so_many_tickets_a_day()
    {
        var day = With(g => g with { DailyQuota = 2 }).And(Issue(0, 1), Issue(0, 2), Cancel(0, 1));

        day.When(Issue(1, 3)).ThenRefused("quota-reached", "All 2 tickets that 'general' has");
        day.When(Issue(1, 3, Payments)).Accepted();
        day.And(EndDay(2), OpenDay(3)).When(Issue(4, 4)).Accepted();
    }

    [Fact]
    public void A_service_may_be_open_for_a_part_of_the_day()
    {
        var day = With(g => g with { Hours = new(TimeSpan.FromHours(9), TimeSpan.FromHours(12)) });

        day.When(Issue(59, 1)).ThenRefused("service-closed", "from 09:00 to 12:00");
        day.When(Issue(60, 1)).Accepted();
        day.When(Issue(240, 2)).ThenRefused("service-closed");
    }

    [Fact]
    public void A_supervisor_stops_issuing_with_a_text()
    {
        var day = Given(Issue(0, 1)).And(Stop);

        day.When(Issue(6, 2)).ThenRefused("issuing-stopped", "The hall is full.");
        day.When(Call(6, One)).ThenCalls(1);
        day.State.Stopped.ShouldBe(new IssuingStop(At(5), "The hall is full."));
    }

    [Fact]
    public void Said_again_the_text_changes_and_one_undo_resumes()
    {
        var day = Given(Stop, new Command.StopIssuing(At(6), "We close early."));

        day.When(Issue(7, 1)).ThenRefused("issuing-stopped", "We close early.");
        day.And(UndoDay(8)).When(Issue(9, 1)).Accepted();
        day.When(UndoDay(10)).ThenRefused("nothing-to-undo");
    }

    [Fact]
    public void A_new_day_issues_again_and_an_end_taken_back_does_not()
    {
        Given(Stop, EndDay(6), OpenDay(7)).When(Issue(8, 1)).Accepted();
        Given(Stop, EndDay(6), UndoDay(7)).When(Issue(8, 1)).ThenRefused("issuing-stopped");
    }

    [Fact]
    public void Without_a_day_there_is_nothing_to_stop() => Configured().When(Stop).ThenRefused("day-not-open");
}
