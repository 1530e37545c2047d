using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.Soak;

/// <param name="Written">Bytes that the host and its broker caused to be written to the disk since they were started, as the kernel counts (<c>/proc/PID/io</c>).</param>
/// <param name="Journal">Bytes of the journal's file.</param>
internal sealed record SoakSample(int Days, long Tickets, long ResidentMegabytes, long Written, long Journal);

internal sealed record SoakResult(IReadOnlyList<SoakSample> Samples, TimeSpan Taken, string Verified)
{
    public SoakSample Last => Samples[^1];
    public double WrittenKibibytesATicket => (Last.Written - Samples[0].Written) / 1024.0 / (Last.Tickets - Samples[0].Tickets);
    public double JournalBytesATicket => (double)(Last.Journal - Samples[0].Journal) / (Last.Tickets - Samples[0].Tickets);
}

/// <summary>
/// Weeks of a centre in minutes: the host on a real disk, asked over HTTP, one request after the other, so that each has a flush of
/// its own as on a quiet day; between two of them its clock is driven as far as people would take.
/// </summary>
internal sealed class SoakRun : IAsyncDisposable
{
    private const int Counters = 4;
    private const string Password = "soak soak soak";
    private static readonly string[] Agents = ["ada", "bo", "cem", "dee"];
    private static readonly string[] Services = ["general", "payments"];
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(8);

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Poll.Bound };
    private readonly List<SoakSample> _samples = [];
    private RunningProgram _host = null!;
    private DateTimeOffset _now;
    private long _tickets;
    private int _keys;

    public static async Task<SoakResult> Of(int days, int ticketsADay, Action<string>? say = null)
    {
        var clock = Stopwatch.StartNew();
        await using var run = new SoakRun();
        await run.Start();
        for (var day = 1; day <= days; day++)
        {
            await run.Day(ticketsADay);
            if (day != 1 && day % 7 != 0 && day != days) continue;
            run._samples.Add(run.Sample(day));
            say?.Invoke(run._samples[^1].ToString());
        }
        return new(run._samples, clock.Elapsed, await run.Verify());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private string Data => _folder.PathOf("data");

    private async Task Start()
    {
        var centre = NoonCentre.File();
        centre["timeZone"] = "UTC";
        foreach (var service in centre["services"]!.AsArray()) service!["last"] = 9999;
        _host = RunningProgram.StartFile(typeof(SoakRun).Assembly.Location, _folder.Path, [SoakHost.Verb, "--urls", "http://127.0.0.1:0"], new Dictionary<string, string>
        {
            ["ServiceCenter__Data"] = Data,
            ["ServiceCenter__Centre"] = _folder.Write("centre.json", centre.ToJsonString()),
            ["ServiceCenter__Broker__ListenPort"] = $"{FreePort.Next()}",
            ["ServiceCenter__Security__AdminPassword"] = Password,
        });
        var said = await _host.Says("Now listening on: ");
        _http.BaseAddress = new Uri(said[said.IndexOf("http:", StringComparison.Ordinal)..]);
        await Poll.UntilTrue("the host is ready", async () => (await _http.GetAsync("/health/ready")).IsSuccessStatusCode);
        await SignIn();
        await Drive(TimeSpan.Zero);
    }

    private async Task SignIn()
    {
        var session = await Answer(await _http.PostAsJsonAsync("/api/session", new { user = "admin", password = Password }));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["token"]!);
        var key = await Answer(await _http.PostAsJsonAsync("/api/keys", new { name = "soak", role = "admin" }));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)key["key"]!);
    }

    private async Task Day(int tickets)
    {
        await Drive(_now.Date.AddDays(1).AddHours(8) - _now);
        await Poll.UntilTrue("the day is open", async () => (await Post("/api/tickets", new { service = "general" })).IsSuccessStatusCode);
        for (var counter = 0; counter < Counters; counter++) await Step(counter, "open", new { agent = Agents[counter] });
        await Serve(0, 0);
        var pause = OpenFor / (tickets * 4);
        for (var ticket = 1; ticket < tickets; ticket++)
        {
            await Drive(pause);
            await Done(await Post("/api/tickets", new { service = Services[ticket % Services.Length] }));
            await Serve(ticket % Counters, 3 * pause.TotalSeconds);
        }
        for (var counter = 0; counter < Counters; counter++) await Step(counter, "close", null);
        _tickets += tickets;
    }

    private async Task Serve(int counter, double seconds)
    {
        await Step(counter, "call-next", null);
        await Step(counter, "start", null);
        await Drive(TimeSpan.FromSeconds(seconds));
        await Step(counter, "finish", null);
    }

    private async Task Drive(TimeSpan by)
    {
        var answer = await Done(await _http.PostAsync(string.Create(CultureInfo.InvariantCulture, $"/soak/ahead/{by.TotalSeconds:0.###}"), null));
        _now = DateTimeOffset.Parse(answer, CultureInfo.InvariantCulture).UtcDateTime;
    }

    private async Task Step(int counter, string action, object? body) => await Done(await Post($"/api/counters/{counter + 1}/{action}", body));

    private async Task<HttpResponseMessage> Post(string path, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"soak-{++_keys}");
        return await _http.SendAsync(request);
    }

    private SoakSample Sample(int days)
    {
        var journal = new FileInfo(Path.Combine(Data, "journal.db")).Length;
        var broker = int.Parse(File.ReadAllText(Path.Combine(Data, "broker", "mosquitto.pid")), CultureInfo.InvariantCulture);
        return new(days, _tickets, Figure($"/proc/{_host.ProcessId}/status", "VmRSS:") / 1024,
            Figure($"/proc/{_host.ProcessId}/io", "write_bytes:") + Figure($"/proc/{broker}/io", "write_bytes:"), journal);
    }

    private async Task<string> Verify()
    {
        await _host.Stop();
        await using var verify = RunningProgram.Start("ServiceCenter.CentralHost.App", _folder.Path, ["verify"], new Dictionary<string, string> { ["ServiceCenter__Data"] = Data });
        await verify.Ends();
        return verify.Output.Split('\n')[^1];
    }

    private static long Figure(string file, string name) => long.Parse(
        File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static async Task<JsonNode> Answer(HttpResponseMessage response) => JsonNode.Parse(await Done(response))!;

    private static async Task<string> Done(HttpResponseMessage response)
    {
        using (response)
        {
            var said = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode ? said : throw new InvalidOperationException($"{response.RequestMessage?.RequestUri}: {said}");
        }
    }
}
