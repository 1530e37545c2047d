using ServiceCenter.WebConsole.Pages;

namespace ServiceCenter.WebConsole.Tests;

public sealed class DayCurveTests
{
    private static readonly DateTimeOffset Eight = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void it_shows_the_most_who_waited_at_once_in_each_quarter_of_an_hour()
    {
        // Three together at 8:05, one of them until 8:20; nobody at 8:30; one at 8:50.
        var curve = DayCurve.Of([Waits(0, 6), Waits(2, 4), Waits(5, 15), Waits(50, 1)], [], Eight, Eight.AddHours(10));
        curve.Select(s => (s.From - Eight, s.Waiting, s.Issued)).ShouldBe(
        [
            (TimeSpan.Zero, 3, 3), (TimeSpan.FromMinutes(15), 1, 0), (TimeSpan.FromMinutes(30), 0, 0), (TimeSpan.FromMinutes(45), 1, 1),
        ]);
        curve[0].MeanWaitSeconds.ShouldBe(60 * (6 + 4 + 15) / 3.0);
        curve[1].MeanWaitSeconds.ShouldBeNull();
    }

    [Fact]
    public void who_waits_now_is_in_it_up_to_now() =>
        DayCurve.Of([], [Eight.AddMinutes(3), Eight.AddMinutes(20)], Eight, Eight.AddMinutes(40)).Select(s => s.Waiting).ShouldBe([1, 2, 2]);

    [Fact]
    public void a_day_without_anybody_is_no_curve() => DayCurve.Of([], [], Eight, Eight.AddHours(10)).ShouldBeEmpty();

    private static Contracts.VisitRow Waits(int minute, int minutes) => SomeCentre.Visit(1) with { Issued = Eight.AddMinutes(minute), WaitSeconds = minutes * 60 };
}
