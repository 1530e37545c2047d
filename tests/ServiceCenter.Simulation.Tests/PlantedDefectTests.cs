using ServiceCenter.Engine;
using ServiceCenter.Simulation.Nodes;
using ServiceCenter.Simulation.Tests.WrongPorts;

namespace ServiceCenter.Simulation.Tests;

/// <summary>Checkers are believed because they find what is really wrong. Each defect is a wrong port around the right machine.</summary>
public sealed class PlantedDefectTests(ITestOutputHelper output)
{
    private const int MostSeeds = 40;

    [Fact]
    public void A_reply_before_the_flush_is_found_when_a_crash_loses_what_was_promised() =>
        FindWith(RepliesBeforeFlush.Start, "words are kept");

    [Fact]
    public void A_host_without_deduplication_is_found_when_a_repeat_is_answered_differently() =>
        FindWith(ForgetsWhatItHasSeen.Start, "words are kept");

    [Fact]
    public void A_disk_that_acknowledges_too_early_is_found_when_the_power_goes() =>
        Find(Ports.Real, "words are kept", Faults.Usual with { AcknowledgedEarly = 10_000 });

    [Fact]
    public void A_host_that_forgets_at_a_restart_what_it_has_answered_is_found() =>
        FindWith(WrongAtRestart.ForgetsAnswers, "agents can do their work");

    [Fact]
    public void A_host_that_gives_numbers_anew_after_a_restart_is_found() =>
        FindWith(WrongAtRestart.BeginsNumbersAnew, "numbers rest");

    [Fact]
    public void A_host_that_calls_a_ticket_already_called_is_found() =>
        FindWith(WrongAtRestart.CallsAgainWhoIsCalled, "tickets move along their edges");

    [Fact]
    public void A_host_that_loses_the_places_of_who_waits_is_found() =>
        FindWith(WrongAtRestart.TurnsQueuesRound, "the longest wait goes first");

    [Fact]
    public void A_host_that_undoes_a_call_and_forgets_the_place_is_found() =>
        FindWith(ForgetsThePlaceAtUndo.Start, "the longest wait goes first");

    [Fact]
    public void A_host_that_dates_by_the_wall_clock_is_found_when_that_goes_back() =>
        FindWith(DatesByTheWall.Start, "tickets move along their edges");

    [Fact]
    public void A_host_whose_clock_follows_the_one_on_the_wall_is_found_when_somebody_sets_that() =>
        Find(Ports.Real with { Clock = FollowsTheWall }, "time passes as it does", Faults.None with { MeanBetweenClockSettings = Faults.Usual.MeanBetweenClockSettings });

    private static Func<DateTimeOffset> FollowsTheWall(TimeProvider time, DateTimeOffset notBefore) => () => time.GetUtcNow() is var now && now > notBefore ? now : notBefore;

    [Fact]
    public void A_host_that_miscounts_is_found() =>
        FindWith(Miscounts.Start, "the books are in order");

    [Fact]
    public void A_host_that_loses_an_event_on_its_way_to_the_bus_is_found() =>
        FindWith(LosesEvents.Start, "events are told");

    [Fact]
    public void A_host_that_does_not_heal_a_broker_that_forgot_is_found() =>
        FindWith(TrustsTheBroker.Start, "walls converge");

    [Fact]
    public void A_host_that_lets_a_late_last_will_stand_is_found() =>
        Find(Ports.Real with { Host = LetsItsWillStand.Start }, "walls converge", PartitionsAndLateWills);

    private static Faults PartitionsAndLateWills => Faults.None with { MeanBetweenPartitions = Faults.Usual.MeanBetweenPartitions, LateWill = 10_000 };

    [Fact]
    public void A_restored_host_that_does_not_jump_is_found() =>
        Find(Ports.Real with { Leap = GoesOnWithTheNextNumber }, "events are told", DayTests.LosesItsDisk);

    private static Recorded GoesOnWithTheNextNumber((long Seq, DateTimeOffset At) last, DateTimeOffset now) =>
        Leap.Over(last, now) with { Seq = last.Seq + 1 };

    [Fact]
    public void A_kiosk_that_hands_in_under_a_new_id_is_found() =>
        Find(Ports.Real with { Kiosk = NewIdAtHandIn.Start }, "one touch, one ticket");

    [Fact]
    public void A_kiosk_that_does_not_say_copy_is_found() =>
        Find(Ports.Real with { Kiosk = PrintsTwice.Start }, "papers are true");

    [Fact]
    public void A_kiosk_that_prints_before_the_reply_is_found() =>
        Find(Ports.Real with { Kiosk = PrintsBeforeTheReply.Start }, "papers are true");

    [Fact]
    public void A_kiosk_that_lets_a_late_last_will_of_its_own_stand_is_found() =>
        Find(Ports.Real with { Kiosk = KioskLetsItsWillStand.Start }, "devices are seen", PartitionsAndLateWills);

    [Fact]
    public void A_wall_that_lets_a_late_last_will_of_its_own_stand_is_found() =>
        Find(Ports.Real with { Display = WrongWall.LetsItsWillStand }, "devices are seen", PartitionsAndLateWills);

    [Fact]
    public void A_wall_that_does_not_report_what_it_shows_is_found() =>
        Find(Ports.Real with { Display = WrongWall.ReportsNothing }, "walls are honest");

    [Fact]
    public void A_wall_that_hides_that_it_is_cut_off_is_found() =>
        Find(Ports.Real with { Display = WrongWall.HidesThatItIsCutOff }, "walls are honest");

    [Fact]
    public void A_wall_that_ignores_the_life_of_the_host_is_found() =>
        Find(Ports.Real with { Display = WrongWall.IgnoresTheHost }, "walls converge");

    [Fact]
    public void A_box_that_says_one_press_as_two_requests_is_found() =>
        Find(Ports.Real with { Box = WrongBox.AsksAnew }, "one touch, one step");

    [Fact]
    public void A_box_that_does_not_say_up_to_when_a_press_is_meant_is_found() =>
        Find(Ports.Real with { Box = WrongBox.CallsHoweverLate }, "calls are meant", DiskOftenFull);

    /// <summary>Every second such day has a press that waits in the broker for as long as a host needs to start.</summary>
    private static Faults DiskOftenFull => Faults.Usual with { MeanBetweenFullDisks = TimeSpan.FromMinutes(20) };

    [Fact]
    public void A_box_that_does_not_say_when_what_it_kept_was_pressed_is_found() =>
        Find(Ports.Real with { Box = WrongBox.ForgetsWhen }, "times are restored");

    [Fact]
    public void A_failing_day_shrinks_to_what_it_needs_and_still_fails()
    {
        var small = Shrinker.Shrink(1, "words are kept", Faults.Usual, Ports.Real with { Host = ForgetsWhatItHasSeen.Start });

        output.WriteLine(small!.ToString());
        small.Only.Count.ShouldBeLessThan(Faults.Kinds.Count / 2);
        var faults = Faults.Kinds.Keys.Except(small.Only).Aggregate(Faults.Usual, (all, kind) => all.Without(kind));
        var again = SimulatedDay.Run(1, faults, Ports.Real with { Host = ForgetsWhatItHasSeen.Start }, small.CalmFrom);
        again.Violations.ShouldContain(small.Violation);
    }

    private void FindWith(HostPort port, string check) => Find(Ports.Real with { Host = port }, check);

    private void Find(Ports ports, string check, Faults? faults = null)
    {
        var others = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 1UL; seed <= MostSeeds; seed++)
        {
            var violations = SimulatedDay.Run(seed, faults, ports).Violations;
            if (violations.FirstOrDefault(v => v.Check == check) is not { } found)
            {
                others.UnionWith(violations.Select(v => v.Check));
                continue;
            }
            output.WriteLine($"Found with seed {seed} of {MostSeeds}: {found}");
            found.Story.ShouldNotBeEmpty();
            return;
        }
        Assert.Fail($"Not found by '{check}' within {MostSeeds} seeds; found by: {string.Join(", ", others)}.");
    }
}
