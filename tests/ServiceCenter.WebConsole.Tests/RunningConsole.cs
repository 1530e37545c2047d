using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>The console on a real Kestrel on loopback, over a fake centre and in a folder of its own.</summary>
internal sealed class RunningConsole : IAsyncDisposable
{
    public const string AdminPassword = "correct horse battery";
    private readonly WebApplication app;
    private readonly bool ownsFolder;

    private RunningConsole(WebApplication app, FakeCentre centre, string folder, bool ownsFolder)
    {
        (this.app, Centre, Folder, this.ownsFolder) = (app, centre, folder, ownsFolder);
        Anyone = Client(null);
    }

    public FakeCentre Centre { get; }
    internal CollectingKeys Bus => (CollectingKeys)Services.GetRequiredService<IDeviceKeys>();
    public string Folder { get; }
    public List<string> Said { get; private init; } = [];
    public HttpClient Anyone { get; }
    public IServiceProvider Services => app.Services;
    public Uri Address => new(app.Urls.First());

    public static async Task<RunningConsole> StartAsync(
        bool demo = false, string? adminPassword = AdminPassword, string? folder = null, TimeProvider? clock = null, int maxStreams = 512, TimeSpan? keepAlive = null)
    {
        var centre = new FakeCentre();
        var bus = new CollectingKeys();
        var ownsFolder = folder is null;
        folder ??= Directory.CreateTempSubdirectory("web-console-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var said = new CollectedLog();
        builder.Logging.ClearProviders().AddProvider(said);
        builder.Services.AddSingleton<ICentre>(centre);
        builder.Services.AddSingleton<IDeviceKeys>(bus);
        builder.Services.AddSingleton<ICentreFile>(centre.File);
        builder.Services.AddSingleton<IStandbyDesk>(centre.Standby);
        if (clock is not null) builder.Services.AddSingleton(clock);
        builder.Services.AddWebConsole(new WebConsoleOptions
        {
            DataFolder = folder, Demo = demo, AdminPassword = adminPassword, MaxStreams = maxStreams, StreamKeepAlive = keepAlive ?? TimeSpan.FromSeconds(15),
        });
        var app = builder.Build();
        app.MapWebConsole();
        await app.StartAsync();
        return new RunningConsole(app, centre, folder, ownsFolder) { Said = said.Lines };
    }

    /// <summary>A client with a key of that role; as <c>device</c> it is named <c>box-1</c>.</summary>
    public HttpClient WithKey(string role, string? name = null)
    {
        var (made, wrong) = Services.GetRequiredService<KeyRing>().Make(name ?? (role == "device" ? "box-1" : "key-" + role), role);
        wrong.ShouldBeNull();
        return Client(made!.Key);
    }

    /// <summary>A person of that role, signed in by cookie alone, as a browser is.</summary>
    public async Task<HttpClient> AsPersonAsync(string user, params string[] roles)
    {
        Services.GetRequiredService<People>().Add(new Api.NewPerson(user, user, "a long enough one", roles)).ShouldBeNull();
        return await SignedInAsync(user, "a long enough one");
    }

    public async Task<HttpClient> SignedInAsync(string user, string password)
    {
        var client = Client(null, cookies: true);
        (await client.PostAsJsonAsync("/api/session", new { user, password })).EnsureSuccessStatusCode();
        return client;
    }

    public HttpClient Client(string? bearer, bool cookies = false)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        if (bearer is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Centre.Changes.Writer.TryComplete();
        await app.DisposeAsync();
        if (ownsFolder) Directory.Delete(Folder, recursive: true);
    }

    private sealed class CollectedLog : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            lock (Lines) Lines.Add(formatter(state, exception) + exception);
        }
        public void Dispose() { }
    }
}

internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    /// <summary>It is a problem document, with this status and this code.</summary>
    public static async Task<JsonNode> ShouldBeProblemAsync(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        var problem = JsonNode.Parse(text)!;
        ((string?)problem["code"]).ShouldBe(code, text);
        ((int?)problem["status"]).ShouldBe(status);
        ((string?)problem["title"]).ShouldNotBeNullOrEmpty();
        ((string?)problem["detail"]).ShouldNotBeNullOrEmpty();
        return problem;
    }

    public static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
    public static StringContent Json(object body) => Json(JsonSerializer.Serialize(body));
}
