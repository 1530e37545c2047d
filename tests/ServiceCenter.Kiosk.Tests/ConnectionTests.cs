using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

public sealed class ConnectionTests
{
    [Fact]
    public void Once_connected_it_is_online_retained_and_says_hello()
    {
        var hall = new Hall().BusUp();

        var status = hall.Outputs.OfType<KioskOutput.Publish>().First();
        status.Topic.ShouldBe("sc/demo/device/kiosk-1/status");
        status.Retain.ShouldBeTrue();
        hall.Requests.Single().ShouldBeOfType<HelloRequest>().BootId.ShouldBe("boot1");
    }

    [Fact]
    public void It_is_online_to_people_only_when_the_host_answered()
    {
        var hall = new Hall().BusUp();
        hall.Screen.Connection.ShouldBe("offline");
        hall.HelloIsHeard().Screen.Connection.ShouldBe("online");
    }

    [Fact]
    public void A_hello_that_nobody_answers_for_5_seconds_is_said_on_the_screen_and_in_health()
    {
        var hall = new Hall().BusUp().After(4.9);
        hall.Screen.Connection.ShouldBe("offline");

        hall.After(0.2);

        hall.Screen.Connection.ShouldBe("refused");
        hall.Screen.Trouble.ShouldNotBeNull().ShouldContain("not allowed, or not heard");
        hall.Health.Trouble.ShouldNotBeNull().ShouldContain("kiosk-1");
        hall.Requests.OfType<HelloRequest>().Count().ShouldBe(2, "it goes on asking");
        hall.HelloIsHeard().Screen.Connection.ShouldBe("online");
        hall.Health.Trouble.ShouldBeNull();
    }

    [Fact]
    public void A_refused_hello_says_why()
    {
        var hall = new Hall().BusUp();
        hall.Reply(new ReplyMessage(hall.Requests.Single().Id, false, Problem: new Problem("unknown-device", "Unknown", "No kiosk-1 here.")));
        hall.Screen.Connection.ShouldBe("refused");
        hall.Screen.Trouble.ShouldNotBeNull().ShouldContain("No kiosk-1 here.");
    }

    [Fact]
    public void A_lost_connection_is_shown()
    {
        var hall = new Hall().Open();
        hall.Step(new KioskInput.BusDown(hall.Now)).Screen.Connection.ShouldBe("offline");
    }

    [Fact]
    public void A_host_that_goes_is_shown_and_one_that_returns_is_asked_anew()
    {
        var hall = new Hall().Open().Hear(new Topics("demo").HostStatus, new StatusMessage("online", "1", "b", 7));
        hall.Hear(hall.Topics.HostStatus, new StatusMessage("offline", "1", "b", 7)).Screen.Connection.ShouldBe("offline");
        var hellos = hall.Requests.OfType<HelloRequest>().Count();

        hall.Hear(hall.Topics.HostStatus, new StatusMessage("online", "1", "b", 8));

        hall.Requests.OfType<HelloRequest>().Count().ShouldBe(hellos + 1);
        hall.HelloIsHeard().Screen.Connection.ShouldBe("online");
    }

    [Fact]
    public void Its_own_last_will_that_a_broker_does_late_is_taken_back_and_its_own_greeting_is_let_be()
    {
        var hall = new Hall().Open();
        var status = hall.Topics.Status("kiosk-1");
        hall.Outputs.Clear();

        hall.Hear(status, new StatusMessage("offline", "1", "boot0"));

        var said = hall.Outputs.OfType<KioskOutput.Publish>().Single(one => one.Topic == status);
        said.Retain.ShouldBeTrue();
        hall.Hear(status, said.Body.ToArray());
        hall.Down().Hear(status, new StatusMessage("offline", "1", "boot0"));
        hall.Outputs.OfType<KioskOutput.Publish>().Count(one => one.Topic == status).ShouldBe(1);
    }

    [Fact]
    public void A_configuration_that_the_broker_lost_is_asked_for()
    {
        var hall = new Hall().BusUp().HelloIsHeard().After(3);
        hall.Requests.OfType<SnapshotRequest>().Count().ShouldBe(1);
        hall.Configured().After(60);
        hall.Requests.OfType<SnapshotRequest>().Count().ShouldBe(1);
    }

    [Fact]
    public void An_older_configuration_that_comes_late_is_dropped()
    {
        var hall = new Hall().Open().Configured(seq: 9, name: "New").Configured(seq: 8, name: "Old");
        hall.Screen.CentreName.ShouldBe("New");
    }

    [Fact]
    public void The_configuration_names_buttons_and_the_lines_they_are_on()
    {
        var hall = new Hall().Open();
        var lines = hall.Outputs.OfType<KioskOutput.Lines>().Single();
        lines.Buttons.ShouldBe([3, 4]);
        lines.Lamps.ShouldBe([8]);
        hall.Screen.Buttons.Select(one => one.Service).ShouldBe(["general", "payments"]);
        hall.Configured(seq: 6).Outputs.OfType<KioskOutput.Lines>().Count().ShouldBe(1, "the same lines are not taken twice");
    }

    [Fact]
    public void Nonsense_on_the_bus_changes_nothing()
    {
        var hall = new Hall().Open();
        var before = hall.Screen;
        hall.Hear("sc/demo/state/config/kiosk-1", "{\"seq\":"u8.ToArray()).Hear("sc/demo/reply/kiosk-1", "null"u8.ToArray());
        hall.Screen.ShouldBe(before);
    }

    [Fact]
    public void A_clock_that_is_not_synchronised_is_told_at_once_and_a_temperature_that_moves_now_and_then()
    {
        var hall = new Hall().Open();
        hall.Step(new KioskInput.MachineRead(hall.Now, 41.2, false)).Health.ShouldSatisfyAllConditions(
            health => health.ClockSynchronised.ShouldBe(false), health => health.TemperatureCelsius.ShouldBe(41));
        hall.Step(new KioskInput.MachineRead(hall.Now, 47.9, false)).Health.TemperatureCelsius.ShouldBe(41);
        hall.After(11).Health.TemperatureCelsius.ShouldBe(47);
    }
}
