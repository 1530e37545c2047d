using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.Contracts;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Broker;

public sealed class SupervisionTests
{
    [Fact]
    public async Task a_broker_that_dies_is_started_again_and_clients_come_back()
    {
        await using var broker = await OwnBroker.Start();
        var (kiosk, ear) = await broker.Connect("kiosk-1");
        var first = ProcessId(broker);

        Process.GetProcessById(first).Kill();
        await ear.Losses.Reader.ReadAsync().AsTask().WaitAsync(Ear.Bound);
        await ear.Connects.Reader.ReadAsync().AsTask().WaitAsync(Ear.Bound);
        ProcessId(broker).ShouldNotBe(first);
        kiosk.IsConnected.ShouldBeTrue();
        broker.Factory.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task it_goes_with_the_host()
    {
        var broker = await OwnBroker.Start();
        using var process = Process.GetProcessById(ProcessId(broker));
        await broker.DisposeAsync();
        process.HasExited.ShouldBeTrue();
    }

    [Fact]
    public async Task a_broker_left_by_a_killed_host_is_ended_at_the_next_start()
    {
        await using var broker = await OwnBroker.Start();
        var configuration = Path.Combine(broker.Folder, "mosquitto.conf");
        await broker.Factory.DisposeAsync();
        using var left = Process.Start(new ProcessStartInfo(Needs.Mosquitto(), ["-c", configuration]) { RedirectStandardError = true })!;
        while (await left.StandardError.ReadLineAsync() is { } line && !line.EndsWith(" running", StringComparison.Ordinal)) { }
        await File.WriteAllTextAsync(Path.Combine(broker.Folder, "mosquitto.pid"), left.Id.ToString(CultureInfo.InvariantCulture));

        await broker.StartFactory();
        left.HasExited.ShouldBeTrue();
        await broker.Connect("kiosk-1");
    }

    [Fact]
    public async Task a_taken_port_is_named_with_its_setting()
    {
        Needs.Mosquitto();
        Needs.Libmosquitto();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var data = Directory.CreateTempSubdirectory("broker-test-");

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() =>
            BusFactories.StartAsync(new BrokerSettings("demo", data.FullName) { ListenPort = port }, [], NullLoggerFactory.Instance));
        refusal.Message.ShouldContain($"{port}");
        refusal.Message.ShouldContain("ServiceCenter__Broker__ListenPort");
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task a_device_added_while_running_may_connect_and_the_others_stay()
    {
        await using var broker = await OwnBroker.Start();
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
        await using var broker = await OwnBroker.Start();
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

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task secrets_are_for_their_owner_only_and_outlive_a_restart()
    {
        await using var broker = await OwnBroker.Start();
        foreach (var name in new[] { "secrets.json", "passwords", "access", "ask", "observe" })
            File.GetUnixFileMode(Path.Combine(broker.Folder, name)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, name);
        var before = broker.Factory.CredentialsFor("kiosk-1");
        await broker.Factory.DisposeAsync();
        await broker.StartFactory();
        broker.Factory.CredentialsFor("kiosk-1").ShouldBe(before);
        before!.ToString().ShouldNotContain(before.Password!);
    }

    private static int ProcessId(OwnBroker broker) =>
        int.Parse(File.ReadAllText(Path.Combine(broker.Folder, "mosquitto.pid")), CultureInfo.InvariantCulture);
}
