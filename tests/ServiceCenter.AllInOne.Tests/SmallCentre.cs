using System.Net.Http.Json;
using System.Text.Json;
using ServiceCenter.Testing;

namespace ServiceCenter.AllInOne.Tests;

/// <summary>A whole small centre as a user starts it, with data and ports of its own.</summary>
internal sealed class SmallCentre : IAsyncDisposable
{
    private const string AdminPassword = "correct horse battery staple";

    private readonly TempFolder _folder = new();
    private RunningProgram _program = null!;

    /// <summary>The browser at the kiosk and at the wall, and nobody in particular.</summary>
    public HttpClient Http { get; private set; } = null!;
    public RunningProgram Program => _program;

    public static async Task<SmallCentre> Start(params string[] arguments)
    {
        var centre = new SmallCentre();
        try
        {
            await centre.StartProgram(arguments);
            return centre;
        }
        catch
        {
            await centre.DisposeAsync();
            throw;
        }
    }

    /// <summary>Signed in as this person, whom an administrator adds.</summary>
    public async Task<HttpClient> SignIn(string user, string role)
    {
        using var admin = await SignedIn("admin", AdminPassword);
        var password = $"{user} needs no password to remember";
        await Read(admin.PostAsJsonAsync("/api/people", new { user, name = user, password, roles = new[] { role } }));
        return await SignedIn(user, password);
    }

    public async Task<HttpClient> SignedIn(string user, string password)
    {
        var session = await Read(Http.PostAsJsonAsync("/api/session", new { user, password }));
        var http = new HttpClient { BaseAddress = Http.BaseAddress, Timeout = Poll.Bound };
        http.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("token").GetString());
        return http;
    }

    /// <summary>The body of an answer that says yes.</summary>
    public static async Task<JsonElement> Read(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {body}");
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_program is not null) await _program.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartProgram(string[] arguments)
    {
        _program = RunningProgram.Start(
            "ServiceCenter.AllInOne", _folder.Path, ["--urls", "http://127.0.0.1:0", .. arguments],
            new Dictionary<string, string>
            {
                ["ServiceCenter__Data"] = _folder.PathOf("data"),
                ["ServiceCenter__Broker__ListenPort"] = $"{FreePort.Next()}",
                ["ServiceCenter__Security__AdminPassword"] = AdminPassword,
            });
        var said = await _program.Says("Now listening on: ");
        Http = new HttpClient { BaseAddress = new Uri(said[said.IndexOf("http:", StringComparison.Ordinal)..]), Timeout = Poll.Bound };
        await Poll.UntilTrue("the centre is ready", async () =>
        {
            using var ready = await Http.GetAsync("/health/ready");
            return ready.IsSuccessStatusCode;
        });
    }
}
