using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ServiceCenter.Torture;

/// <summary>The real host with its Mosquitto, and three real kiosks, each with a cable and a printer of its own. Whatever is killed is started again.</summary>
internal sealed class RealCentre : IAsyncDisposable
{
    public const int Kiosks = 3;
    private const string Password = "torture torture";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicecenter-torture-");
    private readonly int _brokerPort = Place.FreePort();
    private readonly string _address = $"http://127.0.0.1:{Place.FreePort()}";
    private readonly int[] _kioskPorts = [.. Enumerable.Range(0, Kiosks).Select(_ => Place.FreePort())];
    private readonly Child?[] _kiosks = new Child?[Kiosks];
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;
    private Child? _host;
    private Child? _ear;

    public RealCentre()
    {
        Http = new HttpClient { BaseAddress = new Uri(_address), Timeout = TimeSpan.FromSeconds(5) };
        Cables = [.. Enumerable.Range(0, Kiosks).Select(_ => new Cable(_brokerPort))];
        Rolls = [.. Enumerable.Range(0, Kiosks).Select(_ => new PaperRoll())];
    }

    public string Data => Path.Combine(_folder.FullName, "host");
    public HttpClient Http { get; }
    public IReadOnlyList<Cable> Cables { get; }
    public IReadOnlyList<PaperRoll> Rolls { get; }

    /// <summary>Lines of topic, a blank, and body, as an observer's client received them.</summary>
    public List<string> Heard { get; } = [];

    public string Said => string.Join('\n', new[] { _host }.Concat(_kiosks).Select(child => child?.Said));

    public async Task Start()
    {
        File.WriteAllText(CentreFile, Centre().ToJsonString());
        _host = StartHost();
        await Until("the host is ready", async () => (await Http.GetAsync("/health/ready")).IsSuccessStatusCode);
        var session = await Answer(await Http.PostAsJsonAsync("/api/session", new { user = "admin", password = Password }));
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["token"]!);
        var key = await Answer(await Http.PostAsJsonAsync("/api/keys", new { name = "torture", role = "admin" }));
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)key["key"]!);
        for (var i = 0; i < Kiosks; i++) _kiosks[i] = StartKiosk(i);
        _ear = StartEar();
        for (var i = 0; i < Kiosks; i++)
        {
            var kiosk = i;
            await Until($"kiosk {i + 1} knows its services", () => Press(kiosk, "general"));
        }
        _watching = Watch();
    }

    /// <summary>In a build with MQTTnet's: it dies with the host, and stands still with it.</summary>
    public bool BrokerIsWithinTheHost => !File.Exists(Path.Combine(Data, "broker", "mosquitto.conf"));

    public void KillHost() => _host!.Signal("KILL");
    public void KillKiosk(int kiosk) => _kiosks[kiosk]!.Signal("KILL");

    /// <param name="signal">STOP, and CONT.</param>
    public void SignalHost(string signal) => _host!.Signal(signal);

    /// <returns>Whether one was running.</returns>
    public bool SignalBroker(string signal)
    {
        var file = Path.Combine(Data, "broker", "mosquitto.pid");
        if (!File.Exists(file) || !int.TryParse(File.ReadAllText(file), out var process) || !Directory.Exists($"/proc/{process}")) return false;
        Child.Signal(signal, process);
        return true;
    }

    public async Task<bool> Press(int kiosk, string service)
    {
        try
        {
            using var one = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            using var answer = await Http.PostAsync($"http://127.0.0.1:{_kioskPorts[kiosk]}/kiosk/kiosk-{kiosk + 1}/press/{service}", null, one.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Stops the host as a service manager does.</summary>
    /// <returns>Its own verdict on its data.</returns>
    public async Task<(int Code, string Said)> StopAndVerify()
    {
        await _stop.CancelAsync();
        await _watching;
        _host!.Signal("TERM");
        await _host.Ended();
        return await Child.Run("dotnet", [HostProgram, "verify"], HostSettings);
    }

    public static async Task Until(string what, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                if (await isSo()) return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Not yet.
            }
            if (patience.IsCancellationRequested) throw new TimeoutException($"Not in {Patience}: {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        SignalHost("CONT");
        _ear?.Dispose();
        foreach (var kiosk in _kiosks) kiosk?.Dispose();
        _host?.Dispose();
        // A broker whose host was killed has nobody else to end it.
        SignalBroker("KILL");
        foreach (var cable in Cables) await cable.DisposeAsync();
        foreach (var roll in Rolls) await roll.DisposeAsync();
        Http.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    private string CentreFile => Path.Combine(_folder.FullName, "centre.json");
    private static string HostProgram => Place.Program("firmware-host", "ServiceCenter.CentralHost.App");

    private Dictionary<string, string> HostSettings => new()
    {
        ["ServiceCenter__Data"] = Data,
        ["ServiceCenter__Centre"] = CentreFile,
        ["ServiceCenter__PublicUrl"] = "http://torture.example",
        ["ServiceCenter__Broker__ListenPort"] = $"{_brokerPort}",
        ["ServiceCenter__Security__AdminPassword"] = Password,
    };

    private Child StartHost() => new("dotnet", [HostProgram, "--urls", _address], HostSettings);

    private Child StartKiosk(int kiosk) => new("dotnet", [Place.Program("kiosk", "ServiceCenter.Kiosk.App"), "--urls", $"http://127.0.0.1:{_kioskPorts[kiosk]}"], new Dictionary<string, string>
    {
        ["ServiceCenter__Site"] = "demo",
        ["ServiceCenter__Device"] = $"kiosk-{kiosk + 1}",
        ["ServiceCenter__Data"] = Path.Combine(_folder.FullName, $"kiosk-{kiosk + 1}"),
        ["ServiceCenter__Kiosk__Printer"] = $"tcp:127.0.0.1:{Rolls[kiosk].Port}",
        ["ServiceCenter__Broker__Port"] = $"{Cables[kiosk].Port}",
        ["ServiceCenter__Broker__User"] = $"kiosk-{kiosk + 1}",
        ["ServiceCenter__Broker__Password"] = PasswordOf($"kiosk-{kiosk + 1}"),
    });

    private Child StartEar() => new("mosquitto_sub",
        ["-h", "127.0.0.1", "-p", $"{_brokerPort}", "-u", "observer", "-P", PasswordOf("observer"), "-i", "torture-ear", "-c", "-q", "1", "-t", "sc/demo/reply/+", "-t", "sc/demo/event", "-F", "%t %p"],
        hear: line => { lock (Heard) Heard.Add(line); });

    /// <summary>What ended is started again, as a service manager would.</summary>
    private async Task Watch()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (_host!.HasEnded) (_host, var gone) = (StartHost(), _host);
            for (var i = 0; i < Kiosks; i++)
                if (_kiosks[i]!.HasEnded) _kiosks[i] = StartKiosk(i);
            if (_ear!.HasEnded) _ear = StartEar();
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private string PasswordOf(string user) => (string)JsonNode.Parse(File.ReadAllText(Path.Combine(Data, "broker", "secrets.json")))![user]!;

    /// <summary>The centre that ships, where it is noon now, with three kiosks and numbers enough.</summary>
    private static JsonObject Centre()
    {
        var centre = JsonNode.Parse(File.ReadAllText(Path.Combine(Place.Root, "firmware-host", "ServiceCenter.CentralHost", "Configuration", "centre.default.json")))!.AsObject();
        var ahead = 12 - DateTime.UtcNow.Hour;
        centre["timeZone"] = ahead == 0 ? "Etc/GMT" : $"Etc/GMT{-ahead:+0;-0}";
        foreach (var service in centre["services"]!.AsArray()) service!["last"] = 9999;
        centre["kiosks"] = new JsonArray([.. Enumerable.Range(1, Kiosks).Select(i => JsonNode.Parse(
            $$"""{ "id": "kiosk-{{i}}", "zone": "hall", "series": "{{(char)('W' + i)}}", "buttons": [{ "service": "general" }, { "service": "payments" }, { "service": "passports" }] }"""))]);
        return centre;
    }

    private static async Task<JsonNode> Answer(HttpResponseMessage response)
    {
        var said = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(said)! : throw new InvalidOperationException($"{response.RequestMessage?.RequestUri}: {said}");
    }
}
