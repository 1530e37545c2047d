using System.Text;
using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Display.Session;
using static ServiceCenter.Display.Tests.Given;

namespace ServiceCenter.Display.Tests;

public sealed class GreetingRules
{
    [Fact]
    public void a_connect_brings_the_status_retained_and_a_hello()
    {
        var wall = new Given();
        wall.BusUp();
        var status = wall.Published(On.Status("wall-1")).Single();
        status.Retain.ShouldBeTrue();
        JsonSerializer.Deserialize(status.Body.Span, Wire.Default.StatusMessage).ShouldBe(new StatusMessage("online", "0.1.0", "boot-1"));
        wall.Requests.ShouldHaveSingleItem().ShouldBeOfType<HelloRequest>();
    }

    [Fact]
    public void no_reply_in_five_seconds_is_said_and_the_same_hello_sent_again()
    {
        var wall = new Given();
        wall.BusUp();
        var hello = wall.Requests.OfType<HelloRequest>().Single();
        wall.Later(4.9);
        wall.TimeDue();
        wall.Screen.Trouble.ShouldBeNull();
        wall.Later(0.1);
        wall.TimeDue();
        wall.Screen.Trouble!.ShouldContain("not allowed, or not heard");
        wall.Requests.OfType<HelloRequest>().ShouldBe([hello]);
        wall.Reply(hello.Id);
        wall.Screen.Trouble.ShouldBeNull();
    }

    [Fact]
    public void a_refusal_is_shown_in_its_own_words_and_asked_about_again_under_another_id()
    {
        var wall = new Given();
        wall.BusUp();
        var first = wall.Requests.OfType<HelloRequest>().Single();
        wall.Reply(first.Id, new Problem("unknown-device", "Unknown device.", "The centre's file lists no wall-1."));
        wall.Screen.Trouble!.ShouldContain("The centre's file lists no wall-1.");
        wall.Later(10);
        wall.TimeDue();
        var second = wall.Requests.OfType<HelloRequest>().Single();
        second.Id.ShouldNotBe(first.Id);
        wall.Reply(second.Id);
        wall.Screen.Trouble.ShouldBeNull();
    }

    [Fact]
    public void no_board_in_three_seconds_asks_for_a_snapshot()
    {
        var wall = ALiveDisplay();
        wall.Later(3);
        wall.TimeDue();
        wall.Requests.ShouldHaveSingleItem().ShouldBeOfType<SnapshotRequest>();
    }

    [Fact]
    public void a_board_in_time_asks_for_none()
    {
        var wall = ALiveDisplay();
        wall.Board(7);
        wall.Later(3);
        wall.TimeDue();
        wall.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void it_wishes_to_be_woken_when_the_next_thing_is_due()
    {
        var wall = new Given();
        wall.BusUp();
        wall.WakeAt.ShouldBe(TimeSpan.FromSeconds(3));
        wall.Board(7);
        wall.WakeAt.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void nobody_is_asked_while_nobody_is_there()
    {
        var wall = new Given();
        wall.BusUp();
        wall.HostOffline(incarnation: 1);
        wall.Later(30);
        wall.TimeDue();
        wall.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void a_zone_that_the_centre_knows_otherwise_is_trouble()
    {
        var wall = ALiveDisplay();
        wall.Config(AConfig(zone: "first-floor"));
        wall.Screen.Trouble!.ShouldContain("\"first-floor\"");
        wall.Config(AConfig(seq: 2));
        wall.Screen.Trouble.ShouldBeNull();
        wall.Screen.TimeZone.ShouldBe("Europe/Berlin");
    }

    [Fact]
    public void an_older_configuration_that_comes_late_is_dropped()
    {
        var wall = ALiveDisplay();
        wall.Config(AConfig(seq: 5, name: "New name"));
        wall.Config(AConfig(seq: 4, name: "Old name"));
        wall.Screen.CentreName.ShouldBe("New name");
    }

    [Fact]
    public void a_message_that_cannot_be_read_keeps_the_wall_and_is_said_until_one_can()
    {
        var wall = ALiveDisplay();
        wall.Board(7, Call(7, "A12"));
        wall.Message(On.Board("hall"), Encoding.UTF8.GetBytes("{\"seq\":8"));
        wall.Screen.Current.Single().Number.ShouldBe("A12");
        wall.Screen.Trouble!.ShouldContain("sc/demo/state/board/hall");
        wall.Board(9, Call(9, "A13"));
        wall.Screen.Trouble.ShouldBeNull();
    }

    [Fact]
    public void it_leaves_an_offline_status_behind_as_its_will()
    {
        var (topic, body) = new DisplaySession(Options).Will;
        topic.ShouldBe("sc/demo/device/wall-1/status");
        JsonSerializer.Deserialize(body.Span, Wire.Default.StatusMessage)!.Status.ShouldBe("offline");
    }

    [Fact]
    public void what_tells_of_the_hosts_life_is_subscribed_last_so_that_the_board_is_there_before()
    {
        new DisplaySession(Options).Subscriptions.ShouldBe([
            "sc/demo/reply/wall-1", "sc/demo/state/config/wall-1", "sc/demo/order/wall-1", "sc/demo/state/board/hall", "sc/demo/device/wall-1/status", "sc/demo/device/host/status"]);
    }
}
