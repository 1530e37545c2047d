using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using ServiceCenter.Testing;

namespace ServiceCenter.Browser.Tests;

/// <summary>A whole small centre as a user starts it: the AllInOne process, on ports and with a data folder of its own.</summary>
public sealed class RunningCentre : IAsyncDisposable
{
    /// <summary>Of the administrator, and of the agents ada, bo, cem and dee.</summary>
    public const string Password = "correct horse battery staple";

    private readonly StringBuilder _said = new();
    private readonly string _data = Directory.CreateTempSubdirectory("servicecenter-browser-").FullName;
    private Process? _process;
    private string? _adminToken;

    public string Address { get; private set; } = "";

    /// <summary>Started by the first that asks; ready when it says so itself.</summary>
    public async Task<string> Start()
    {
        if (_process is not null) return Address;
        Needs.Chromium();
        Address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [AllInOne, "--urls", Address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ServiceCenter__Data"] = _data;
        start.Environment["ServiceCenter__Broker__ListenPort"] = $"{FreePort()}";
        start.Environment["ServiceCenter__Security__AdminPassword"] = Password;
        start.Environment["ServiceCenter__PublicUrl"] = "https://queue.example.org";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilReady(_process);
        await HireAgents();
        return Address;
    }

    public async Task<string> AdminToken()
    {
        if (_adminToken is not null) return _adminToken;
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        using var session = await http.PostAsJsonAsync("/api/session", new { user = "admin", password = Password });
        return _adminToken = (await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private async Task HireAgents()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await AdminToken());
        foreach (var name in (string[])["Ada", "Bo", "Cem", "Dee"])
        {
            using var hired = await http.PostAsJsonAsync("/api/people", new { user = name.ToLowerInvariant(), name, password = Password, roles = new[] { "agent" } });
            hired.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Kills the centre, as a power cut would.</summary>
    public async Task Kill()
    {
        if (_process is null || _process.HasExited) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A process has no signal for "ready" but its own answer: asked until it comes, or the process has ended.</summary>
    private async Task UntilReady(Process process)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (!await IsReady(http, patience.Token))
            {
                if (process.HasExited) Assert.Fail($"The centre ended with code {process.ExitCode}:\n{Said}");
                await again.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The centre was not ready in two minutes:\n{Said}");
        }
    }

    private static async Task<bool> IsReady(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready", stop);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said) _said.AppendLine(line.Data);
    }

    /// <summary>Beside its own project, built with the same configuration as this one: there its files are whole.</summary>
    private static string AllInOne => Repo.PathOf(
        "firmware-host", "ServiceCenter.AllInOne", "bin",
        typeof(RunningCentre).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0", "ServiceCenter.AllInOne.dll");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
