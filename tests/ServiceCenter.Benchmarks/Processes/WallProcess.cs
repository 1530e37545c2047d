using ServiceCenter.Testing;

namespace ServiceCenter.Benchmarks.Processes;

/// <summary>The real display program, and a browser that shows its page at 1080p, as on a machine of their own.</summary>
internal sealed class WallProcess : IAsyncDisposable
{
    public const string Device = "wall-1";

    private readonly ChildProcess _program;
    private readonly ChildProcess _browser;
    private readonly DataFolder _profile;

    private WallProcess(ChildProcess program, ChildProcess browser, DataFolder profile) => (_program, _browser, _profile) = (program, browser, profile);

    public static async Task<WallProcess> StartAsync(int brokerPort, string password)
    {
        var address = $"http://127.0.0.1:{ChildProcess.FreePort()}";
        var program = new ChildProcess("dotnet", [Published.Program("display", "ServiceCenter.Display.App"), "--urls", address], new Dictionary<string, string>
        {
            ["ServiceCenter__Site"] = BenchTopics.Site,
            ["ServiceCenter__Device"] = Device,
            ["ServiceCenter__Display__Zone"] = "hall",
            ["ServiceCenter__Display__Voice"] = "none",
            ["ServiceCenter__Broker__Port"] = $"{brokerPort}",
            ["ServiceCenter__Broker__User"] = Device,
            ["ServiceCenter__Broker__Password"] = password,
        });
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await program.UntilAsync(() => HostProcess.AnswersAsync(http, "/wall/hall"), "the display served its page");
        var profile = new DataFolder();
        var browser = new ChildProcess(Needs.Chromium(),
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--window-size=1920,1080", "--remote-debugging-port=0", $"--user-data-dir={profile.Path}", $"{address}/wall/hall",
        ], new Dictionary<string, string>());
        return new WallProcess(program, browser, profile);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _program.DisposeAsync();
        _profile.Dispose();
    }
}
