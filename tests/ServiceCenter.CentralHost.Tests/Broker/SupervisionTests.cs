using System.Diagnostics;
using System.Globalization;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Broker;

public sealed class SupervisionTests
{
    [Fact]
    public async Task a_broker_that_dies_is_started_again_and_clients_come_back()
    {
        await using var broker = await OwnBroker.Start(new HostDrivers());
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
        var broker = await OwnBroker.Start(new HostDrivers());
        using var process = Process.GetProcessById(ProcessId(broker));
        await broker.DisposeAsync();
        process.HasExited.ShouldBeTrue();
    }

    [Fact]
    public async Task a_broker_left_by_a_killed_host_is_ended_at_the_next_start()
    {
        await using var broker = await OwnBroker.Start(new HostDrivers());
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
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task secrets_are_for_their_owner_only_and_outlive_a_restart()
    {
        await using var broker = await OwnBroker.Start(new HostDrivers());
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
