using ServiceCenter.Contracts;

namespace ServiceCenter.CentralHost.Tests.Broker;

// Every row of the topic table, tried by a device of every kind.
public abstract partial class EmbeddedBrokerContract
{
    [Theory]
    [InlineData("kiosk-1", Roles.Kiosk)]
    [InlineData("wall-1", Roles.Display)]
    [InlineData("box-1", Roles.Box)]
    [InlineData("till-1", Roles.Device)]
    [InlineData("all-1", Roles.Kiosk | Roles.Display)]
    public async Task a_device_publishes_what_the_table_says_and_under_its_own_name_only(string device, Roles roles)
    {
        await using var broker = await OwnBroker.Start(Drivers);
        var (_, observer) = await broker.Connect("observer", "sc/demo/#");
        var (bus, _) = await broker.Connect(device);

        foreach (var row in TopicList.All)
            foreach (var name in new[] { device, "someone-else", "host" }) OwnBroker.Say(bus, Fill(row, name));
        OwnBroker.Say(bus, OwnBroker.Topics.Health(device));

        var marker = OwnBroker.Topics.Health(device); // the last row of the table that a device may publish, and the end
        var expected = TopicList.All.Where(row => (row.Publishers & roles) != 0).Select(row => Fill(row, device)).Where(topic => topic != marker);
        (await observer.Until(marker)).ShouldBe(expected);
        (await observer.Until(marker)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kiosk-1", Roles.Kiosk)]
    [InlineData("wall-1", Roles.Display)]
    [InlineData("box-1", Roles.Box)]
    [InlineData("till-1", Roles.Device)]
    public async Task a_device_reads_what_the_table_says_and_nothing_of_another_device(string device, Roles roles)
    {
        await using var broker = await OwnBroker.Start(Drivers);
        var (host, echo) = await broker.Connect("host", OwnBroker.Topics.AnyRequest);
        var (_, ear) = await broker.Connect(device, "sc/demo/#");
        var (probe, _) = await broker.Connect("probe-1");
        OwnBroker.Say(probe, OwnBroker.Topics.Request("probe-1"));
        await echo.Until(OwnBroker.Topics.Request("probe-1"));

        var said = TopicList.All.Where(row => (row.Publishers & Roles.Host) != 0).ToList();
        foreach (var row in said)
            foreach (var name in new[] { "someone-else", device, "host" }) OwnBroker.Say(host, Fill(row, name));
        var marker = OwnBroker.Topics.Counter("end");
        OwnBroker.Say(host, marker);

        var expected = said.Where(row => (row.Subscribers & roles) != 0).SelectMany(row => Heard(row, device));
        (await ear.Until(marker)).ShouldBe(expected);
    }

    [Fact]
    public async Task the_host_hears_every_device_and_cannot_speak_for_one()
    {
        await using var broker = await OwnBroker.Start(Drivers);
        var (host, ear) = await broker.Connect("host", "sc/demo/#");
        var (kiosk, _) = await broker.Connect("kiosk-1");
        OwnBroker.Say(host, OwnBroker.Topics.Request("kiosk-1"));
        OwnBroker.Say(host, OwnBroker.Topics.Status("kiosk-1"));
        OwnBroker.Say(host, OwnBroker.Topics.HostStatus);
        (await ear.Until(OwnBroker.Topics.HostStatus)).ShouldBeEmpty();
        OwnBroker.Say(kiosk, OwnBroker.Topics.Request("kiosk-1"));
        (await ear.Until(OwnBroker.Topics.Request("kiosk-1"))).ShouldBeEmpty();
    }

    /// <summary>A row without a device reaches a reader once per message; one with it, only under the reader's name, or the host's own status.</summary>
    private static IEnumerable<string> Heard(TopicRow row, string device)
    {
        if (!row.Pattern.Contains("{device}", StringComparison.Ordinal)) return Enumerable.Repeat(Fill(row, device), 3);
        return (row.Publishers & Roles.AnyDevice) != 0 ? [Fill(row, "host")] : [Fill(row, device)];
    }

    private static string Fill(TopicRow row, string device) =>
        row.Pattern.Replace("{site}", "demo", StringComparison.Ordinal).Replace("{device}", device, StringComparison.Ordinal)
            .Replace("{service}", "general", StringComparison.Ordinal).Replace("{counter}", "1", StringComparison.Ordinal)
            .Replace("{zone}", "hall", StringComparison.Ordinal);
}
