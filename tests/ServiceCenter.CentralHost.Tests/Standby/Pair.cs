using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Testing;
using ServiceCenter.WebConsole;
using ServiceCenter.WebConsole.Quiet;

namespace ServiceCenter.CentralHost.Tests.Standby;

/// <summary>Two machines: a host, and a standby that follows it. Here they share a kernel and nothing else.</summary>
internal sealed class Pair : IDisposable
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    public Pair(bool sync = false)
    {
        HostAddress = $"http://127.0.0.1:{FreePort.Next()}";
        StandbyAddress = $"http://127.0.0.1:{FreePort.Next()}";
        if (sync) Host.Settings["ServiceCenter__Standby"] = "sync";
        Standby.Settings.Remove("ServiceCenter__Centre");
        // The people come from the host.
        Standby.Settings.Remove("ServiceCenter__Security__AdminPassword");
    }

    public Site Host { get; } = new();
    public Site Standby { get; } = new();
    public string HostAddress { get; }
    public string StandbyAddress { get; }

    public async Task<ServingHost> ServeHost()
    {
        var program = Host.Begin("serve", "--urls", HostAddress);
        await Serves(HostAddress);
        var host = await ServingHost.Of(Host, program);
        if (!Standby.Settings.ContainsKey("ServiceCenter__Standby__Key"))
        {
            var made = await ServingHost.Read<KeyMade>(await host.Post("/api/keys", new { name = "standby-1", role = "standby" }));
            Standby.Settings["ServiceCenter__Standby__Of"] = HostAddress;
            Standby.Settings["ServiceCenter__Standby__Key"] = made.Key;
        }
        return host;
    }

    public async Task<QuietProgram> Follow() => await QuietProgram.Of(StandbyAddress, Standby.Begin("serve", "--urls", StandbyAddress));

    /// <summary>The standby's data, once it is in charge, as its program serves it.</summary>
    public async Task<ServingHost> Served(QuietProgram standby)
    {
        Standby.Key = Host.Key;
        await Serves(StandbyAddress);
        return await ServingHost.Of(Standby, standby.Release());
    }

    /// <summary>Between two lives of a program nobody listens at its address.</summary>
    private static async Task Serves(string address)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = Poll.Bound };
        await Poll.UntilTrue($"{address} serves", async () =>
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    public void Dispose()
    {
        Host.Dispose();
        Standby.Dispose();
    }

    private sealed record KeyMade(string Key);

    /// <summary>A host as it says of its standby.</summary>
    public static async Task<StandbyWord?> WordOf(ServingHost host)
    {
        using var answer = await host.Http.GetAsync("/api/standby");
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadFromJsonAsync<StandbyWord>(Json);
    }
}

/// <summary>A program that serves nobody but for its page.</summary>
internal sealed class QuietProgram : IAsyncDisposable
{
    private QuietProgram(RunningProgram program, HttpClient http) => (Program, Http) = (program, http);

    private bool _released;

    public RunningProgram Program { get; }
    public HttpClient Http { get; }

    /// <summary>It is somebody else's to end.</summary>
    public RunningProgram Release()
    {
        _released = true;
        return Program;
    }

    public static async Task<QuietProgram> Of(string address, RunningProgram program)
    {
        var quiet = new QuietProgram(program, new HttpClient { BaseAddress = new Uri(address), Timeout = Poll.Bound });
        try
        {
            await program.Says("Now listening on: ");
            return quiet;
        }
        catch
        {
            await quiet.DisposeAsync();
            throw;
        }
    }

    public async Task<QuietWord> Word() => (await Http.GetFromJsonAsync<QuietWord>("/api/standby", JsonSerializerOptions.Web))!;

    /// <summary>Until it says that it stands so.</summary>
    public Task<QuietWord> Is(string state, long atLeast = 0) => Poll.Until($"the program says '{state}'", async () =>
    {
        try
        {
            return await Word() is var word && word.State == state && word.Seq >= atLeast ? word : null;
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException)
        {
            // Between two lives, or still in another.
            return null;
        }
    });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_released) await Program.DisposeAsync();
    }
}
