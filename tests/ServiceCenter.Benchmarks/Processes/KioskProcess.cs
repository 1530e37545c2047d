using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ServiceCenter.Benchmarks.Processes;

/// <summary>The real kiosk program, its printer the on-screen twin, its buttons pressed over HTTP.</summary>
internal sealed class KioskProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private KioskProcess(ChildProcess process, HttpClient http) => (_process, _http) = (process, http);

    public int Id => _process.Id;

    public static async Task<KioskProcess> StartAsync(string data, int brokerPort, string password)
    {
        var address = $"http://127.0.0.1:{ChildProcess.FreePort()}";
        var process = new ChildProcess("dotnet", [Published.Program("kiosk", "ServiceCenter.Kiosk.App"), "--urls", address], new Dictionary<string, string>
        {
            ["ServiceCenter__Site"] = BenchTopics.Site,
            ["ServiceCenter__Device"] = "kiosk-1",
            ["ServiceCenter__Data"] = data,
            ["ServiceCenter__Kiosk__Printer"] = "twin",
            ["ServiceCenter__Broker__Port"] = $"{brokerPort}",
            ["ServiceCenter__Broker__User"] = "kiosk-1",
            ["ServiceCenter__Broker__Password"] = password,
        });
        var http = new HttpClient { BaseAddress = new Uri(address) };
        await process.UntilAsync(() => HostProcess.AnswersAsync(http, "/kiosk/kiosk-1"), "the kiosk showed its page");
        return new KioskProcess(process, http);
    }

    public async Task PressAsync(string service)
    {
        using var answer = await _http.PostAsync($"/kiosk/kiosk-1/press/{service}", null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>How long its page takes.</summary>
    public async Task<TimeSpan> AskForPageAsync()
    {
        var asked = Stopwatch.GetTimestamp();
        await _http.GetStringAsync("/kiosk/kiosk-1");
        return Stopwatch.GetElapsedTime(asked);
    }

    /// <summary>Every change of its screen, beginning with the screen as it is.</summary>
    public async IAsyncEnumerable<long> ScreensAsync([EnumeratorCancellation] CancellationToken stop)
    {
        using var reader = new StreamReader(await _http.GetStreamAsync("/kiosk/kiosk-1/screen", stop));
        while (await reader.ReadLineAsync(stop) is { } line)
            if (line.StartsWith("data:", StringComparison.Ordinal)) yield return Stopwatch.GetTimestamp();
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _process.DisposeAsync();
    }
}
