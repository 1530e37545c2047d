using System.Globalization;
using ServiceCenter.Testing;

namespace ServiceCenter.Machines.Tests;

/// <summary>Debian packages, made once for all tests here.</summary>
public sealed class MadePackages : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        Needs.DpkgDeb();
        string[] asBuilt = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? ["--no-build"] : [];
        await Command.Run(Repo.PathOf("firmware-host", "packages", "build.sh"), [.. asBuilt, _folder.Path]);
    }

    public string Of(string name) => Directory.GetFiles(_folder.Path, $"servicecenter-{name}_*_all.deb").ShouldHaveSingleItem();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class PackageTests(MadePackages packages) : IClassFixture<MadePackages>
{
    [Theory]
    [InlineData("host", "mosquitto", "libmosquitto1")]
    [InlineData("all-in-one", "mosquitto", "libmosquitto1")]
    [InlineData("kiosk", "libmosquitto1")]
    [InlineData("box", "libmosquitto1")]
    [InlineData("display", "libmosquitto1")]
    public async Task a_package_asks_for_what_its_program_needs_and_brings_its_unit(string name, params string[] needs)
    {
        var depends = await Command.Run("dpkg-deb", "-f", packages.Of(name), "Depends");
        depends.Trim().Split(", ").ShouldBe(["adduser", .. needs]);

        var files = await Command.Run("dpkg-deb", "-c", packages.Of(name));
        foreach (var file in new[] { $"./usr/lib/systemd/system/servicecenter-{name}.service", $"./etc/servicecenter/{name}.env", $"./usr/lib/servicecenter/{name}/run" })
            files.ShouldContain(file);
        files.ShouldNotContain("win-x64");
    }

    [Fact]
    public async Task the_host_is_installed_started_watched_stopped_verified_and_its_data_outlive_it()
    {
        Needs.Mosquitto();
        Needs.Libmosquitto();
        var port = FreePort.Next();
        await using var host = InstalledService.Install(packages.Of("host"), "host",
            $"ASPNETCORE_URLS=http://127.0.0.1:{port}", string.Create(CultureInfo.InvariantCulture, $"ServiceCenter__Broker__ListenPort={FreePort.Next()}"));
        (await host.Did()).ShouldStartWith("installed 0", customMessage: host.Log);
        host.GoOn();

        (await host.Did()).ShouldBe("started servicecenter");
        (await host.Told()).ShouldBe("READY=1", host.Log);
        (await host.Told()).ShouldBe("WATCHDOG=1");
        using (var http = new HttpClient())
            (await http.GetAsync($"http://127.0.0.1:{port}/health/ready")).IsSuccessStatusCode.ShouldBeTrue(host.Log);
        host.GoOn();

        while (await host.Told() is var told && told != "STOPPING=1") told.ShouldBe("WATCHDOG=1");
        (await host.Did()).ShouldBe("ended 0", host.Log);
        host.GoOn();
        (await host.Did()).ShouldBe("verified 0", host.Log);
        host.GoOn();
        (await host.Did()).ShouldMatch("^purged 0 .*journal", host.Log);
        host.Log.ShouldContain("was left");
    }

    [Fact]
    public async Task systemd_starts_the_host_again_when_it_is_killed_or_hangs_and_not_when_a_setting_is_wrong()
    {
        Needs.Mosquitto();
        Needs.Libmosquitto();
        await using var machine = await BootedMachine.Boot(packages.Of("host"), "host");
        await machine.Is("active", restarts: 0);

        await machine.Signal("KILL");
        await machine.Is("active", restarts: 1);

        // Stopped in its tracks it feeds no watchdog.
        await machine.Signal("STOP");
        await machine.Is("active", restarts: 2);

        await machine.Systemctl("stop");
        (await machine.Show("ActiveState")).ShouldBe("inactive", machine.Log);
        (await machine.Show("ExecMainStatus")).ShouldBe("0");

        await machine.Run("sh", "-c", "echo ServiceCenter__Broker__ListenPort=none >>/etc/servicecenter/host.env");
        await machine.Systemctl("start");
        (await machine.Show("ActiveState")).ShouldBe("failed");
        (await machine.Show("ExecMainStatus")).ShouldBe("2");
        (await machine.Restarts()).ShouldBe(0);
    }

    [Theory]
    [InlineData("kiosk", "ServiceCenter:Site")]
    [InlineData("box", "ServiceCenter:Site")]
    [InlineData("display", "ServiceCenter:Site")]
    public async Task a_device_that_was_not_told_who_it_is_says_what_to_set_and_does_not_try_again(string name, string setting)
    {
        await using var device = InstalledService.Install(packages.Of(name), name);
        (await device.Did()).ShouldStartWith("installed 0", customMessage: device.Log);
        device.GoOn();
        (await device.Did()).ShouldStartWith("started");
        await Poll.UntilTrue("it says what is missing", () => Task.FromResult(device.Log.Contains(setting, StringComparison.Ordinal)));
        device.GoOn();
        // 2 is what its unit does not start again after.
        (await device.Did()).ShouldBeOneOf("ended 2", "ended 143");
        File.ReadAllText(Repo.PathOf("broker-config", "systemd", $"servicecenter-{name}.service")).ShouldContain("RestartPreventExitStatus=2");
    }
}
