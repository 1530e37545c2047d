using ServiceCenter.Contracts;
using static ServiceCenter.Display.Tests.Given;

namespace ServiceCenter.Display.Tests;

public sealed class CallRules
{
    [Fact]
    public void two_calls_in_one_tick_are_both_fresh_in_the_order_of_their_seq()
    {
        var wall = ALiveDisplay();
        wall.Board(8, Call(8, "B3", "2"), Call(7, "A12"));
        wall.Screen.Current.Select(call => (call.Number, call.Fresh)).ShouldBe([("A12", true), ("B3", true)]);
    }

    [Fact]
    public void a_painted_call_is_reported_once_with_the_time_of_painting()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Later(2);
        wall.Painted(7);
        wall.Shown.ShouldBe([new ShownMessage(7, Morning.AddSeconds(2), null)]);
        wall.Screen.Current.Single().Fresh.ShouldBeFalse();
        wall.Later(1);
        wall.Painted(7);
        wall.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void painting_one_of_two_leaves_the_other_fresh()
    {
        var wall = ALiveDisplay();
        wall.Board(8, Call(7, "A12"), Call(8, "B3", "2"));
        wall.Painted(8);
        wall.Screen.Current.Select(call => call.Fresh).ShouldBe([true, false]);
    }

    [Fact]
    public void a_call_nobody_made_is_not_reported()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Painted(99);
        wall.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void a_call_painted_as_it_ended_is_still_reported()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Board(new BoardMessage(9, "hall", "Hall", [], [Call(7, "A12", state: "over")], [], null));
        wall.Painted(7);
        wall.Shown.Select(shown => shown.Seq).ShouldBe([7]);
    }

    [Fact]
    public void an_older_board_that_comes_late_is_dropped()
    {
        var wall = ALiveDisplay();
        wall.Board(9, Call(9, "A13"));
        wall.Board(7, Call(7, "A12"));
        wall.Screen.Current.Select(call => call.Number).ShouldBe(["A13"]);
    }

    [Fact]
    public void a_board_repeated_changes_nothing()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Painted(7);
        wall.Board(7, Call(7, "A12"));
        wall.Screen.Current.Single().Fresh.ShouldBeFalse();
        wall.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void the_same_seq_may_bring_other_counts_which_move_without_an_event()
    {
        var wall = ALiveDisplay();
        var names = new Dictionary<string, string> { ["en"] = "Payments" };
        wall.Board(new BoardMessage(7, "hall", "Hall", [], [], [new BoardQueue("payments", names, 3, new QuoteBody("simple", 300))], null));
        wall.Board(new BoardMessage(7, "hall", "Hall", [], [], [new BoardQueue("payments", names, 3, new QuoteBody("simple", 240))], null));
        wall.Screen.Queues.Single().QuoteSeconds.ShouldBe(240);
    }

    [Fact]
    public void a_start_of_service_does_not_make_a_painted_call_fresh_again()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Painted(7);
        wall.Board(8, Call(7, "A12", state: "serving"));
        wall.Screen.Current.Single().ShouldSatisfyAllConditions(call => call.State.ShouldBe("serving"), call => call.Fresh.ShouldBeFalse());
    }

    [Fact]
    public void a_reconnect_in_between_loses_no_call_and_repeats_none()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Painted(7);
        wall.BusDown();
        wall.Later(4);
        wall.BusUp();
        wall.Board(9, Call(7, "A12"), Call(9, "B3", "2"));
        wall.Screen.Current.Select(call => (call.Seq, call.Fresh)).ShouldBe([(7, false), (9, true)]);
        wall.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void a_display_started_anew_shows_what_stands_and_reports_it_when_painted()
    {
        var wall = ALiveDisplay();
        wall.Board(20, Call(7, "A12", state: "serving"));
        wall.Screen.Current.Single().Fresh.ShouldBeTrue();
        wall.Painted(7);
        wall.Shown.Single().Seq.ShouldBe(7);
    }
}
