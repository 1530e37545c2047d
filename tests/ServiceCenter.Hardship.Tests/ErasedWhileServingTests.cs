using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ServiceCenter.Hardship.Soak;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.Tests;

/// <summary>A host whose days pass faster than its retention of two: it erases beside its work, and is ready all the while.</summary>
public sealed class ErasedWhileServingTests : IAsyncLifetime
{
    private const string Password = "correct horse battery staple";
    private const string Name = "Adalbertina", Need = "a-very-wide-wheelchair", Note = "has paid half of it already";

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Poll.Bound };
    private readonly Dictionary<string, string> _settings;
    private RunningProgram _host = null!;
    private DateTimeOffset _now;

    public ErasedWhileServingTests()
    {
        var centre = NoonCentre.File();
        centre["timeZone"] = "UTC";
        _settings = new Dictionary<string, string>
        {
            ["ServiceCenter__Data"] = Data,
            ["ServiceCenter__Centre"] = _folder.Write("centre.json", centre.ToJsonString()),
            ["ServiceCenter__Broker__ListenPort"] = $"{FreePort.Next()}",
            ["ServiceCenter__Security__AdminPassword"] = Password,
            ["ServiceCenter__Retention"] = "2",
        };
    }

    private string Data => _folder.PathOf("data");

    public async ValueTask InitializeAsync()
    {
        _host = RunningProgram.StartFile(typeof(SoakRun).Assembly.Location, _folder.Path, [SoakHost.Verb, "--urls", "http://127.0.0.1:0"], _settings);
        var said = await _host.Says("Now listening on: ");
        _http.BaseAddress = new Uri(said[said.IndexOf("http:", StringComparison.Ordinal)..]);
        await Poll.UntilTrue("the host is ready", async () => await Readiness() == HttpStatusCode.OK);
        var session = await Answer(await _http.PostAsJsonAsync("/api/session", new { user = "admin", password = Password }));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["token"]!);
        var key = await Answer(await _http.PostAsJsonAsync("/api/keys", new { name = "erasure", role = "admin" }));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)key["key"]!);
        await Drive(TimeSpan.Zero);
        await DayOpens();
        await AfterDays(1);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task what_is_older_than_it_may_be_is_erased_while_the_host_is_ready_and_answers()
    {
        var answers = new ConcurrentQueue<HttpStatusCode>();
        using var done = new CancellationTokenSource();
        var asking = Ask(answers, done.Token);

        await ServeOne();
        await AfterDays(1);
        await ServeOne();
        Everything().ShouldContain(Name);
        Everything().ShouldContain(Need);
        Everything().ShouldContain(Note);
        var before = await Visits();
        before.Split('\n').Length.ShouldBe(2, before);

        await AfterDays(4);
        await Poll.UntilTrue("what is personal is gone", () => Task.FromResult(!Everything().Contains(Name, StringComparison.Ordinal)));

        Everything().ShouldNotContain(Need);
        Everything().ShouldNotContain(Note);
        (await Visits()).ShouldBe(before);
        await done.CancelAsync();
        await asking;
        answers.ShouldNotBeEmpty();
        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
        await Verifies();
    }

    private async Task ServeOne()
    {
        await Done(await Post("/api/counters/1/open", new { agent = Name }));
        await Done(await Post("/api/tickets", new { service = "general", needs = Need }));
        await Done(await Post("/api/counters/1/call-next"));
        await Done(await Post("/api/counters/1/start"));
        await Done(await Post("/api/counters/1/transfer", new { service = "general", note = Note }));
        await Done(await Post("/api/counters/1/call-next"));
        await Done(await Post("/api/counters/1/start"));
        await Drive(TimeSpan.FromMinutes(5));
        await Done(await Post("/api/counters/1/finish"));
    }

    /// <summary>At eight in the morning; every day in between was opened, and so ended in its own time.</summary>
    private async Task AfterDays(int days)
    {
        for (var day = 0; day < days; day++)
        {
            await Drive(_now.Date.AddDays(1).AddHours(8) - _now);
            await DayOpens();
        }
    }

    /// <summary>Once on every day counter 2 can be opened: it stands open until that day ends.</summary>
    private Task DayOpens() => Poll.UntilTrue("the next day is open", OpensOtherCounter);

    private async Task<bool> OpensOtherCounter()
    {
        using var answer = await Post("/api/counters/2/open", new { agent = "bo" });
        return answer.IsSuccessStatusCode;
    }

    private async Task Ask(ConcurrentQueue<HttpStatusCode> answers, CancellationToken until)
    {
        while (!until.IsCancellationRequested) answers.Enqueue(await Readiness());
    }

    private async Task<HttpStatusCode> Readiness()
    {
        using var answer = await _http.GetAsync("/health/ready");
        return answer.StatusCode;
    }

    private async Task Drive(TimeSpan by)
    {
        var answer = await Done(await _http.PostAsync(string.Create(CultureInfo.InvariantCulture, $"/soak/ahead/{by.TotalSeconds:0.###}"), null));
        _now = DateTimeOffset.Parse(answer, CultureInfo.InvariantCulture).UtcDateTime;
    }

    /// <summary>Less who served them.</summary>
    private async Task<string> Visits()
    {
        var visits = (await Answer(await _http.GetAsync("/api/visits")))["items"]!.AsArray().Where(visit => (string)visit!["service"]! == "general").ToList();
        foreach (var visit in visits) visit!.AsObject().Remove("agent");
        return string.Join('\n', visits.Select(visit => visit!.ToJsonString()));
    }

    private async Task Verifies()
    {
        await _host.Kill();
        await using var verify = RunningProgram.Start("ServiceCenter.CentralHost.App", _folder.Path, ["verify"], _settings);
        (await verify.Ends()).ShouldBe(0, verify.Output + verify.Errors);
    }

    private Task<HttpResponseMessage> Post(string path, object? body = null) => _http.PostAsync(path, body is null ? null : JsonContent.Create(body));

    /// <summary>What stands in the files that hold the centre's record, byte for byte.</summary>
    private string Everything() => string.Concat(Directory.GetFiles(Data)
        .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("journal.db", StringComparison.Ordinal) || name.StartsWith("visits", StringComparison.Ordinal) || name.StartsWith("snapshot", StringComparison.Ordinal)))
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
        .Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));

    private static async Task<JsonNode> Answer(HttpResponseMessage response) => JsonNode.Parse(await Done(response))!;

    private static async Task<string> Done(HttpResponseMessage response)
    {
        using (response)
        {
            var said = await response.Content.ReadAsStringAsync();
            response.IsSuccessStatusCode.ShouldBeTrue($"{response.RequestMessage?.RequestUri}: {said}");
            return said;
        }
    }
}
