using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.Contracts;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Broker;

/// <summary>What every broker of our own does alike. A driver's test class says only which it is.</summary>
public abstract partial class EmbeddedBrokerContract
{
    protected abstract HostDrivers Drivers { get; }

    [Fact]
    public async Task what_was_retained_is_there_after_a_restart_and_what_was_taken_away_is_not()
    {
        await using var broker = await OwnBroker.Start(Drivers);
        var (first, echo) = await broker.Connect("host", OwnBroker.Topics.AnyRequest);
        OwnBroker.Say(first, OwnBroker.Topics.Board("stale"), "x", retain: true);
        OwnBroker.Say(first, OwnBroker.Topics.Board("stale"), "", retain: true);
        OwnBroker.Say(first, OwnBroker.Topics.Board("hall"), "x", retain: true);
        await first.DisposeAsync();
        await broker.Factory.DisposeAsync();

        await broker.StartFactory();
        var (_, wall) = await broker.Connect("wall-1", OwnBroker.Topics.Board("stale"), OwnBroker.Topics.Board("hall"));
        (await wall.Until(OwnBroker.Topics.Board("hall"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task clients_come_back_after_a_restart()
    {
        await using var broker = await OwnBroker.Start(Drivers);
        var (kiosk, ear) = await broker.Connect("kiosk-1");
        await broker.Factory.DisposeAsync();
        await Heard(ear.Losses);

        await broker.StartFactory();
        await Heard(ear.Connects);
        var (_, host) = await broker.Connect("host", OwnBroker.Topics.AnyRequest);
        OwnBroker.Say(kiosk, OwnBroker.Topics.Request("kiosk-1"));
        (await host.Until(OwnBroker.Topics.Request("kiosk-1"))).ShouldBeEmpty();
        broker.Factory.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task a_device_taken_away_loses_its_connection_and_the_others_stay()
    {
        await using var broker = await OwnBroker.Start(Drivers);
        var (_, gone) = await broker.Connect("kiosk-1");
        var (wall, _) = await broker.Connect("wall-1");

        broker.Factory.Replace([.. OwnBroker.Devices.Where(device => device.Id != "kiosk-1")]);

        await Heard(gone.Losses);
        (await Heard(gone.Losses)).ShouldContain("not authorised");
        wall.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task a_wrong_password_is_refused()
    {
        await using var broker = await OwnBroker.Start(Drivers);
        var (_, ear) = broker.FromAfar("kiosk-1", "guessed", authority: null);
        (await Heard(ear.Losses)).ShouldContain("not authorised");
    }

    [Fact]
    public async Task a_taken_port_is_named_with_its_setting()
    {
        OwnBroker.Need(Drivers);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var data = Directory.CreateTempSubdirectory("broker-test-");

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() =>
            BusFactories.StartAsync(new BrokerSettings("demo", data.FullName) { ListenPort = port }, [], NullLoggerFactory.Instance, Drivers));
        refusal.Message.ShouldContain($"{port}");
        refusal.Message.ShouldContain("ServiceCenter__Broker__ListenPort");
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task a_device_added_while_running_may_connect_and_the_others_stay()
    {
        await using var broker = await OwnBroker.Start(Drivers);
        var (kiosk, _) = await broker.Connect("kiosk-1");
        broker.Factory.Replace([.. OwnBroker.Devices, new("kiosk-9", Roles.Kiosk)]);
        var (_, host) = await broker.Connect("host", OwnBroker.Topics.AnyRequest);
        var (added, _) = await broker.Connect("kiosk-9");
        OwnBroker.Say(added, OwnBroker.Topics.Request("kiosk-9"));
        (await host.Until(OwnBroker.Topics.Request("kiosk-9"))).ShouldBeEmpty();
        kiosk.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task a_person_asks_and_observes_with_mosquittos_own_clients()
    {
        var clients = Needs.MosquittoClients();
        await using var broker = await OwnBroker.Start(Drivers);
        var (_, host) = await broker.Connect("host", OwnBroker.Topics.AnyRequest);
        using var asking = Run("mosquitto_pub", "ask", "-q 1 -r -t sc/demo/request/probe-1 -m hello");

        (await host.Until(OwnBroker.Topics.Request("probe-1"))).ShouldBeEmpty();
        // Retained, so that the observer need not be there first: its client does not say when it has subscribed.
        using var observer = Run("mosquitto_sub", "observe", "-v -C 1 -W 20 -t sc/#");
        (await observer.StandardOutput.ReadToEndAsync()).ShouldContain("sc/demo/request/probe-1 hello");
        await asking.WaitForExitAsync();
        asking.ExitCode.ShouldBe(0);

        Process Run(string program, string options, string arguments) =>
            Process.Start(new ProcessStartInfo(
                Path.Combine(clients, program), File.ReadAllText(Path.Combine(broker.Folder, options)) + " " + arguments)
            { RedirectStandardOutput = true })!;
    }
}
