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
    public async Task where_all_is_well_nothing_is_to_be_looked_after()
    {
        await using var console = await RunningConsole.StartAsync();
        using var manager = console.WithKey("manager");
        console.Centre.View = console.Centre.View with { Queues = [SomeCentre.Queue("general", "General", 4)], Devices = [], UnconfirmedPapers = [] };
        (await manager.GetStringAsync("/manager/live")).ShouldNotContain("To look after");
    }
}
