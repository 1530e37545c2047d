using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ServiceCenter.Testing;

namespace ServiceCenter.Machines.Tests;

/// <summary>A host, a kiosk, a display and a button box, each on a machine of its own, set up as the guide to more machines says.</summary>
public sealed class OtherMachinesTests : IAsyncLifetime
{
    private const int Port = 18830;
    private const int PagePort = 5080;
    private const string Password = "a long enough one";

    private readonly TempFolder _folder = new();
    private readonly List<RunningProgram> _programs = [];
    private Network _network = null!;
    private RunningProgram _host = null!;
    private HttpClient _admin = null!;

    private string Authority => Path.Combine(_folder.Path, "host", "broker", "tls", "ca.pem");

    public async ValueTask InitializeAsync()
    {
        Needs.Libmosquitto();
        Needs.Mosquitto();
        _network = await Network.Make("kiosk", "display", "box");
        var centre = NoonCentre.File();
        centre["boxes"] = JsonNode.Parse("""[{ "id": "box-1", "counter": "1" }]""");
        _host = Start("ServiceCenter.CentralHost.App", "host", "host", new()
        {
            ["ServiceCenter__Centre"] = _folder.Write("centre.json", centre.ToJsonString()),
            ["ServiceCenter__Broker__ListenAddress"] = "0.0.0.0",
            ["ServiceCenter__Security__AdminPassword"] = Password,
            ["ASPNETCORE_URLS"] = $"http://0.0.0.0:{PagePort}",
        });
        await _host.Says("Now listening on");
        _admin = new HttpClient { BaseAddress = new Uri($"http://{Network.HostFromHere}:{PagePort}") };
        var session = await Answer(await _admin.PostAsJsonAsync("/api/session", new { user = "admin", password = Password }));
        _admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["token"]!);
    }

    [Fact]
    public async Task a_press_on_one_machine_is_a_ticket_of_another_and_a_call_on_the_wall_of_a_third()
    {
        var kiosk = Start("ServiceCenter.Kiosk.App", "kiosk", "kiosk-1", DeviceSettings("kiosk", "kiosk-1", await KeyOf("kiosk-1")));
        var display = Start("ServiceCenter.Display.App", "display", "wall-1", DeviceSettings("display", "wall-1", await KeyOf("wall-1")));
        await kiosk.Says("Now listening on");
        await display.Says("Now listening on");
        await Poll.UntilTrue("the kiosk knows its services", async () => (await _network.AskItself("kiosk", PagePort, "GET /kiosk/kiosk-1/screen", seconds: 1)).Contains("general"));

        (await _network.AskItself("kiosk", PagePort, "POST /kiosk/kiosk-1/press/general")).ShouldContain(" 202 ");
        await Poll.UntilTrue("one waits", async () => (int)(await Queue("general"))["waiting"]! == 1);
        await Answer(await _admin.PostAsJsonAsync("/api/counters/1/open", new { agent = "ada" }));
        // The box's own program needs a chip with buttons, which the device lab has; here its machine says what it would say.
        await Say("box", "box-1", await KeyOf("box-1"), "sc/demo/request/box-1", """{"id":"1","kind":"call-next","counter":"1"}""");
        var called = await Poll.Until("the box calls", async () => await Counter("1") is var counter && (string?)counter["state"] == "calling" ? counter : null);

        await Poll.UntilTrue("the wall shows it", async () =>
            (await _network.AskItself("display", PagePort, "GET /wall/hall/screen", seconds: 1)).Contains($"\"{(string)called["number"]!}\""));
    }

    [Fact]
    public async Task a_wrong_key_is_refused_at_both_ends_with_the_reason()
    {
        await KeyOf("kiosk-1");
        var kiosk = Start("ServiceCenter.Kiosk.App", "kiosk", "kiosk-1", DeviceSettings("kiosk", "kiosk-1", "not its key"));
        (await kiosk.Says("lost the message broker")).ShouldContain("not authorised");
        (await _host.Says("was refused: its user is unknown or its key is wrong")).ShouldContain("10.213.1.2");
    }

    [Fact]
    public async Task a_wrong_authority_is_refused_at_both_ends_with_the_reason()
    {
        var settings = DeviceSettings("display", "wall-1", await KeyOf("wall-1"));
        settings["ServiceCenter__Broker__CaFile"] = AnotherAuthority();
        var display = Start("ServiceCenter.Display.App", "display", "wall-1", settings);
        (await display.Says("lost the message broker")).ShouldContain("does not vouch for its certificate");
        (await _host.Says("could not agree on TLS")).ShouldContain("10.213.2.2");
    }

    [Fact]
    public async Task a_device_that_publishes_as_another_is_not_heard_and_named()
    {
        await Say("kiosk", "kiosk-1", await KeyOf("kiosk-1"), "sc/demo/request/box-1", """{"id":"1","kind":"issue-ticket","service":"general"}""");

        (await _host.Says("which it may not")).ShouldContain("demo-kiosk-1 published to sc/demo/request/box-1");
        ((int)(await Queue("general"))["waiting"]!).ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        _admin?.Dispose();
        for (var i = _programs.Count - 1; i >= 0; i--) await _programs[i].DisposeAsync();
        if (_network is not null) await _network.DisposeAsync();
        _folder.Dispose();
    }

    /// <param name="data">Folder of its data, under the test's.</param>
    private RunningProgram Start(string program, string machine, string data, Dictionary<string, string> settings)
    {
        settings["ServiceCenter__Data"] = Directory.CreateDirectory(Path.Combine(_folder.Path, data)).FullName;
        var started = RunningProgram.Start(program, _folder.Path, [], settings, _network.On(machine));
        _programs.Add(started);
        return started;
    }

    private Dictionary<string, string> DeviceSettings(string machine, string device, string key) => new()
    {
        ["ServiceCenter__Site"] = "demo",
        ["ServiceCenter__Device"] = device,
        ["ServiceCenter__Display__Zone"] = "hall",
        ["ServiceCenter__Broker__Host"] = _network.HostFrom(machine),
        ["ServiceCenter__Broker__User"] = device,
        ["ServiceCenter__Broker__Password"] = key,
        ["ServiceCenter__Broker__CaFile"] = Authority,
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{PagePort}",
    };

    /// <summary>One message, by Mosquitto's own client on that machine.</summary>
    private async Task Say(string machine, string device, string key, string topic, string body)
    {
        var client = Path.Combine(Needs.MosquittoClients(), "mosquitto_pub");
        string[] command = [.. _network.On(machine), client, "-h", _network.HostFrom(machine), "-p", $"{Port}", "--cafile", Authority,
            "-u", device, "-P", key, "-i", "demo-" + device, "-q", "1", "-t", topic, "-m", body];
        await Command.Run(command[0], command[1..]);
    }

    private async Task<JsonNode> Counter(string counter) =>
        JsonNode.Parse(await _admin.GetStringAsync("/api/counters"))!.AsArray().Single(c => (string)c!["counter"]! == counter)!;

    private async Task<string> KeyOf(string device) =>
        (string)(await Answer(await _admin.PostAsJsonAsync("/api/keys", new { name = device, role = "device" })))["key"]!;

    private async Task<JsonNode> Queue(string service) =>
        JsonNode.Parse(await _admin.GetStringAsync("/api/queues"))!.AsArray().Single(q => (string)q!["service"]! == service)!;

    private string AnotherAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=another", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return _folder.Write("other.pem", certificate.ExportCertificatePem());
    }

    private static async Task<JsonNode> Answer(HttpResponseMessage response)
    {
        var said = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Created], said);
        return JsonNode.Parse(said)!;
    }
}
