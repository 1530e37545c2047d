using ServiceCenter.Contracts;
using static ServiceCenter.Display.Tests.Given;

namespace ServiceCenter.Display.Tests;

public sealed class HostRules
{
    [Fact]
    public void a_host_started_anew_may_go_back_in_its_numbers()
    {
        var wall = ALiveDisplay();
        wall.Board(90, Call(90, "A40"));
        wall.HostOnline(incarnation: 2);
        wall.Board(50, Call(50, "A20"));
        wall.Screen.Current.Select(call => call.Number).ShouldBe(["A20"]);
        wall.Board(40, Call(40, "A19"));
        wall.Screen.Current.Select(call => call.Number).ShouldBe(["A20"]);
    }

    [Fact]
    public void a_host_started_anew_is_asked_for_its_own_board()
    {
        var wall = ALiveDisplay();
        wall.HostOnline(incarnation: 2);
        wall.Requests.OfType<SnapshotRequest>().Count().ShouldBe(1);
        wall.Requests.OfType<HelloRequest>().Count().ShouldBe(1);
    }

    [Fact]
    public void a_host_started_anew_is_told_again_what_was_shown_and_nothing_flashes()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Painted(7);
        wall.Later(60);
        wall.HostOnline(incarnation: 2);
        wall.Board(8, Call(7, "A12"));
        wall.Shown.ShouldBe([new ShownMessage(7, Morning, null)]);
        wall.Screen.Current.Single().Fresh.ShouldBeFalse();
    }

    [Fact]
    public void another_call_under_the_number_of_an_old_one_is_fresh()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Painted(7);
        wall.HostOnline(incarnation: 2);
        wall.Board(7, Call(7, "C5", "3"));
        wall.Screen.Current.Single().Fresh.ShouldBeTrue();
        wall.Painted(7);
        wall.Shown.Single().Seq.ShouldBe(7);
    }

    [Fact]
    public void its_own_last_will_that_a_broker_does_late_is_taken_back_and_its_own_greeting_is_let_be()
    {
        var wall = ALiveDisplay();
        var (topic, will) = new ServiceCenter.Display.Session.DisplaySession(Options).Will;
        wall.Message(topic, will.ToArray());
        var said = wall.Published(topic).Single();
        said.Retain.ShouldBeTrue();
        wall.Message(topic, said.Body.ToArray());
        wall.Published(topic).ShouldBeEmpty();
        wall.BusDown();
        wall.Message(topic, will.ToArray());
        wall.Published(topic).ShouldBeEmpty();
    }

    [Fact]
    public void the_late_will_of_an_earlier_host_is_no_news()
    {
        var wall = ALiveDisplay();
        wall.HostOnline(incarnation: 2);
        wall.Board(7, Call(7, "A12"));
        wall.HostOffline(incarnation: 1);
        wall.Screen.LastKnown.ShouldBeNull();
    }

    [Fact]
    public void a_host_that_is_gone_leaves_what_was_known_and_when()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Later(90);
        wall.HostOffline(incarnation: 1);
        wall.Screen.ShouldSatisfyAllConditions(
            screen => screen.LastKnown.ShouldBe(Morning.AddSeconds(90)),
            screen => screen.Current.Single().Number.ShouldBe("A12"),
            screen => screen.Trouble!.ShouldContain("not running"));
    }

    [Fact]
    public void a_host_that_is_back_is_believed_at_once_and_greeted()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.HostOffline(incarnation: 1);
        wall.HostOnline(incarnation: 1);
        wall.Screen.LastKnown.ShouldBeNull();
        wall.Screen.Trouble.ShouldBeNull();
        wall.Requests.ShouldHaveSingleItem().ShouldBeOfType<HelloRequest>();
    }

    [Fact]
    public void a_lost_bus_leaves_what_was_known_at_the_moment_of_the_loss_not_at_the_last_message()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Later(600);
        wall.BusDown();
        wall.Screen.LastKnown.ShouldBe(Morning.AddSeconds(600));
        wall.Screen.Trouble!.ShouldContain("broker");
        wall.Later(60);
        wall.BusUp();
        wall.HostOnline(incarnation: 1);
        wall.Screen.LastKnown.ShouldBeNull();
    }

    [Fact]
    public void a_retained_board_proves_no_life_and_is_as_old_as_its_latest_call()
    {
        var wall = new Given();
        wall.BusUp();
        wall.Board(7, Call(7, "A12"));
        wall.HostOffline(incarnation: 1);
        wall.Screen.LastKnown.ShouldBe(Morning.AddMinutes(-1));
    }

    [Fact]
    public void a_reply_proves_life_where_the_broker_lost_the_status()
    {
        var wall = new Given();
        wall.BusUp();
        wall.Reply(wall.Requests.OfType<HelloRequest>().Single().Id);
        wall.Board(7, Call(7, "A12"));
        wall.Screen.LastKnown.ShouldBeNull();
    }
}
