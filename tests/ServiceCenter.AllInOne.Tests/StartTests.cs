using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ServiceCenter.CentralHost;
using ServiceCenter.Testing;

namespace ServiceCenter.AllInOne.Tests;

public sealed partial class StartTests
{
    [Fact]
    public async Task in_a_demo_anybody_can_be_its_people_and_elsewhere_nobody()
    {
        await using (var demo = await SmallCentre.Start("--demo"))
        {
            var page = await demo.Http.GetStringAsync("/sign-in");
            using var ada = await demo.SignedIn("ada", Passphrase().Match(page).Groups[1].Value);
            (await SmallCentre.Read(ada.GetAsync("/api/session"))).GetProperty("user").GetString().ShouldBe("ada");
        }
        await using var real = await SmallCentre.Start();
        Passphrase().IsMatch(await real.Http.GetStringAsync("/sign-in")).ShouldBeFalse();
    }

    [Fact]
    public async Task a_wrong_setting_of_a_device_is_one_message()
    {
        using var folder = new TempFolder();
        var ended = await Run(folder, ("ServiceCenter__Kiosk__Printer", "typewriter"));
        ended.Code.ShouldBe(HostProgram.WrongUse);
        ended.Errors.ShouldContain("typewriter");
        ended.Errors.Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_port_of_the_broker_in_use_is_one_message()
    {
        Needs.Mosquitto();
        Needs.Libmosquitto();
        using var folder = new TempFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = $"{((IPEndPoint)other.LocalEndpoint).Port}";
        var ended = await Run(folder, ("ServiceCenter__Broker__ListenPort", port));
        ended.Code.ShouldBe(HostProgram.Failed);
        ended.Errors.ShouldContain($"Port {port}");
        ended.Errors.ShouldContain("ServiceCenter__Broker__ListenPort");
        ended.Errors.Split('\n').ShouldHaveSingleItem();
    }

    private static async Task<(int Code, string Errors)> Run(TempFolder folder, params (string Name, string Value)[] set)
    {
        var settings = set.ToDictionary(s => s.Name, s => s.Value);
        settings["ServiceCenter__Data"] = folder.PathOf("data");
        settings.TryAdd("ServiceCenter__Broker__ListenPort", $"{FreePort.Next()}");
        await using var program = RunningProgram.Start("ServiceCenter.AllInOne", folder.Path, ["--urls", "http://127.0.0.1:0"], settings);
        return (await program.Ends(), program.Errors);
    }

    [GeneratedRegex("data-passphrase=\"([^\"]+)\"")]
    private static partial Regex Passphrase();
}
