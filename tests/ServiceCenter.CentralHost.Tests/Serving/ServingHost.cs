using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>A host process that serves, and its HTTP door as a program with a key uses it.</summary>
internal sealed class ServingHost : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    private ServingHost(RunningProgram program, HttpClient http) => (Program, Http) = (program, http);

    public RunningProgram Program { get; }
    public HttpClient Http { get; }

    public static async Task<ServingHost> Of(Site site, RunningProgram program)
    {
        try
        {
            var said = await program.Says("Now listening on: ");
            var http = new HttpClient { BaseAddress = new Uri(said[said.IndexOf("http:", StringComparison.Ordinal)..]), Timeout = Poll.Bound };
            var host = new ServingHost(program, http);
            await host.IsReady();
            site.Key ??= await host.MakeKey();
            http.DefaultRequestHeaders.Authorization = new("Bearer", site.Key);
            return host;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public Task IsReady() => Poll.UntilTrue("the host is ready", async () => (await Readiness()).Status == HttpStatusCode.OK);

    public async Task<(HttpStatusCode Status, string Body)> Readiness()
    {
        using var answer = await Http.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<T> Get<T>(string path) where T : class => Read<T>(Http.GetAsync(path));

    /// <param name="key">Idempotency-Key; null, none.</param>
    public async Task<HttpResponseMessage> Post(string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await Http.SendAsync(request);
    }

    public Task<Issued> Issue(string service = "general", string? key = null) => Read<Issued>(Post("/api/tickets", new { service }, key));

    /// <summary>Four do this at once; whoever has the acknowledgement that is one too many pulls the plug under the others' requests.</summary>
    /// <param name="acknowledged">Number of each ticket that was answered for.</param>
    public async Task IssueUntilItIsGone(ConcurrentDictionary<string, string> acknowledged, int enough)
    {
        try
        {
            while (acknowledged.Count < enough)
            {
                var issued = await Issue();
                acknowledged[issued.Id] = issued.Number;
            }
            await Program.Kill();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Not acknowledged: it may be there or not.
        }
    }

    /// <summary>A step at a counter that has to be accepted.</summary>
    public Task<StepTaken> Step(string counter, string action, object? body = null, string? key = null) =>
        Read<StepTaken>(Post($"/api/counters/{counter}/{action}", body, key));

    public Task<ConservationBody> Conservation() => Get<ConservationBody>("/api/conservation");

    /// <summary>All of them, page by page.</summary>
    public async Task<List<VisitRow>> Visits()
    {
        var rows = new List<VisitRow>();
        for (string? next = null; ;)
        {
            var page = await Get<VisitPage>("/api/visits" + (next is null ? "" : $"?after={next}"));
            rows.AddRange(page.Items);
            if ((next = page.Next) is null) return rows;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Program.DisposeAsync();
    }

    private static async Task<T> Read<T>(Task<HttpResponseMessage> asked) where T : class
    {
        using var answer = await asked;
        return await Read<T>(answer);
    }

    public static async Task<T> Read<T>(HttpResponseMessage answer) where T : class
    {
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {body}");
        return JsonSerializer.Deserialize<T>(body, Json)!;
    }

    private async Task<string> MakeKey()
    {
        var session = await Read<Session>(Post("/api/session", new { user = "admin", password = Site.AdminPassword }));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys") { Content = JsonContent.Create(new { name = "tests", role = "admin" }) };
        request.Headers.Authorization = new("Bearer", session.Token);
        return (await Read<Made>(Http.SendAsync(request))).Key;
    }

    private sealed record Session(string Token);
    private sealed record Made(string Key);
}

/// <summary>What the door answers to an order for a ticket.</summary>
internal sealed record Issued(string Id, string Number, string Service, int Ahead);

/// <summary>What the door answers to a step.</summary>
internal sealed record StepTaken(long? Seq, string? Counter, string? Ticket, string? Number, string? Service);
