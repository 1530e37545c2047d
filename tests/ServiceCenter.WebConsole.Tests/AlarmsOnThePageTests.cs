using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Tests;

public sealed class AlarmsOnThePageTests
{
    [Fact]
    public async Task what_needs_somebody_is_said_first_with_what_to_do()
    {
        await using var console = await RunningConsole.StartAsync();
        using var manager = console.WithKey("manager");
        console.Centre.View = console.Centre.View with { Queues = [SomeCentre.Queue("general", "General", 4) with { OpenCounters = 0 }] };
        console.Centre.Wrong["broker"] = "Mosquitto ended";
        var live = await manager.GetStringAsync("/manager/live");
        live.IndexOf("broker: Mosquitto ended", StringComparison.Ordinal).ShouldBeInRange(0, live.IndexOf("4 wait for General, and no open counter calls them.", StringComparison.Ordinal));
        live.ShouldContain("wall-1 is offline. Look at its power and its network.");
        live.ShouldContain("kiosk-1: the paper is low.");
        live.ShouldContain("1 tickets may have come out without paper");
    }

    [Fact]
    public async Task loops_that_do_not_close_are_told_with_what_to_do()
    {
        await using var console = await RunningConsole.StartAsync();
        using var manager = console.WithKey("manager");
        var calling = SomeCentre.Counter("2") with { State = "calling", Number = "A42", Since = SomeCentre.Now.AddSeconds(-11) };
        console.Centre.View = console.Centre.View with
        {
            Counters = [calling, calling with { Counter = "3", Number = "A43", ShownAt = SomeCentre.Now.AddSeconds(-10) }, calling with { Counter = "4", Number = "A44", Since = SomeCentre.Now.AddSeconds(-3) }],
            Devices = [new("wall-1", "display", "unknown", null, null), new("kiosk-1", "kiosk", "online", "0.1.0", new("ok", "ok", 41.5, true, 40, []))],
        };
        console.Centre.Wrong["conservation"] = "tickets are not all accounted for";
        var live = await manager.GetStringAsync("/manager/live");
        live.ShouldContain("No wall shows that A42 is called to Counter 2. Call it aloud");
        live.ShouldNotContain("A43 is called");
        live.ShouldNotContain("A44 is called");
        live.ShouldContain("wall-1 has not been heard of yet.");
        live.ShouldContain("kiosk-1: 40 requests wait for an answer and are kept.");
        live.ShouldContain("conservation: tickets are not all accounted for");
    }

    [Theory]
    [InlineData(3_600, "2026-11-22 11:00:00", "restart the host when nobody waits")]
    [InlineData(-86_400, "2026-11-21 10:00:00", "If the machine's clock is wrong, set it")]
    [InlineData(59, null, null)]
    public async Task a_machine_whose_clock_was_set_meanwhile_is_told_with_what_to_do(int seconds, string? machine, string? toDo)
    {
        await using var console = await RunningConsole.StartAsync();
        using var manager = console.WithKey("manager");
        console.Centre.View = console.Centre.View with { HostClockBehind = TimeSpan.FromSeconds(seconds), Now = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero) };
        var live = System.Net.WebUtility.HtmlDecode(await manager.GetStringAsync("/manager/live"));
        if (machine is null) live.ShouldNotContain("The host takes it to be");
        else live.ShouldSatisfyAllConditions(l => l.ShouldContain("The host takes it to be 2026-11-22 10:00:00, its machine's clock says " + machine), l => l.ShouldContain(toDo!));
    }

    [Fact]
    public async Task what_is_lost_since_a_backup_is_said_first_with_which_kiosks_were_not_heard()
    {
        await using var console = await RunningConsole.StartAsync();
        using var manager = console.WithKey("manager");
        console.Centre.View = console.Centre.View with
        {
            Lost = new LostRecord(4_711, 5_012, SomeCentre.Now.AddHours(-3), SomeCentre.Now, HandedIn: 12, Unheard: ["kiosk-2"]),
        };
        var live = await manager.GetStringAsync("/manager/live");
        live.ShouldContain("events after 4711, as far as is known up to 5012");
        live.ShouldContain("kiosks have handed in 12 tickets");
        live.ShouldContain("Not heard since the record was lost: kiosk-2.");
    }

    [Fact]
    public async Task a_kiosk_that_may_issue_by_itself_or_did_is_named_with_how_many_tickets_nobody_knows()
    {
        await using var console = await RunningConsole.StartAsync();
        using var manager = console.WithKey("manager");
        console.Centre.View = console.Centre.View with
        {
            Devices =
            [
                new DeviceBody("kiosk-1", "kiosk", "offline", "1.0", null),
                new DeviceBody("kiosk-2", "kiosk", "online", "1.0", new HealthMessage(null, null, null, null, 7, null, NotHandedIn: 5)),
            ],
        };
        var live = await manager.GetStringAsync("/manager/live");
        live.ShouldContain("kiosk-1 is offline, and may be issuing tickets by itself");
        live.ShouldContain("kiosk-2 holds 5 tickets that it issued by itself");
    }

    [Fact]
    public async Task where_all_is_well_nothing_is_to_be_looked_after()
    {
        await using var console = await RunningConsole.StartAsync();
        using var manager = console.WithKey("manager");
        console.Centre.View = console.Centre.View with { Queues = [SomeCentre.Queue("general", "General", 4)], Devices = [], UnconfirmedPapers = [] };
        (await manager.GetStringAsync("/manager/live")).ShouldNotContain("To look after");
    }
}
