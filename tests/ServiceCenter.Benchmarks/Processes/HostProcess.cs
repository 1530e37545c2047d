using System.Text.Json;

namespace ServiceCenter.Benchmarks.Processes;

/// <summary>The real host with its supervised Mosquitto, ready.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly string _data;
    private readonly int _brokerPort;

    private HostProcess(ChildProcess process, string data, int brokerPort) => (_process, _data, _brokerPort) = (process, data, brokerPort);

    public static string CentreFile => Path.Combine(AppContext.BaseDirectory, "centre.json");

    /// <summary>From the start of the process until it says that it is ready.</summary>
    public TimeSpan TimeToReady { get; private init; }
    public int Id => _process.Id;
    public int BrokerPort => _brokerPort;
    public string Said => _process.Said;

    public static async Task<HostProcess> StartAsync(string data)
    {
        var address = $"http://127.0.0.1:{ChildProcess.FreePort()}";
        var brokerPort = ChildProcess.FreePort();
        var process = new ChildProcess("dotnet", [Published.Program("firmware-host", "ServiceCenter.CentralHost.App"), "--urls", address], new Dictionary<string, string>
        {
            ["ServiceCenter__Data"] = data,
            ["ServiceCenter__Centre"] = CentreFile,
            ["ServiceCenter__Broker__ListenPort"] = $"{brokerPort}",
            ["ServiceCenter__Security__AdminPassword"] = "benchmark benchmark",
        });
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var ready = await process.UntilAsync(() => AnswersAsync(http, "/health/ready"), "the host was ready");
        return new HostProcess(process, data, brokerPort) { TimeToReady = ready };
    }

    /// <summary>A client that may ask, with every counter open.</summary>
    public async Task<BusClient> ConnectAsync()
    {
        var client = await BusClient.ConnectAsync(_brokerPort, PasswordOf(BenchTopics.Asker));
        await client.AskAsync(new BenchTopics().Request, new Requests("open").OpenCounters(), 1, BusClient.IsAccepted);
        return client;
    }

    public async Task<ChildProcess> StartEchoAsync()
    {
        var echo = new ChildProcess("dotnet", [typeof(HostProcess).Assembly.Location, "echo"], new Dictionary<string, string>
        {
            [Beside.Echo.PortVariable] = $"{_brokerPort}",
            [Beside.Echo.PasswordVariable] = PasswordOf("host"),
        });
        await echo.UntilAsync(() => Task.FromResult(echo.Said.Contains(Beside.Echo.Ready, StringComparison.Ordinal)), "the echo was ready");
        return echo;
    }

    /// <summary>A kiosk with its on-screen twin, as it runs on a machine of its own.</summary>
    public async Task<KioskProcess> StartKioskAsync() => await KioskProcess.StartAsync(Path.Combine(_data, "kiosk-1"), _brokerPort, PasswordOf("kiosk-1"));

    /// <summary>A display and the browser that shows its page.</summary>
    public async Task<WallProcess> StartWallAsync() => await WallProcess.StartAsync(_brokerPort, PasswordOf(WallProcess.Device));

    /// <summary>Somebody who serves at a counter and looks at the wall.</summary>
    public async Task<BenchAgent> ConnectAgentAsync() => await BenchAgent.ConnectAsync(_brokerPort, PasswordOf(BenchTopics.Asker));

    public static async Task<bool> AnswersAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    public string PasswordOf(string user) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(_data, "broker", "secrets.json")))![user];
}
