using System.Diagnostics;
using ServiceCenter.Messaging.Tests.Contract;
using ServiceCenter.Testing;

namespace ServiceCenter.Messaging.Tests.Nats;

/// <summary>
/// One NATS server for all tests of a class, with the configuration that <c>broker-config/nats</c> recommends, on free ports of the
/// loopback. Each test has an account of its own.
/// </summary>
public sealed class NatsServer : IAsyncDisposable
{
    private const int Rooms = 40;
    private const string Ready = "Server is ready";

    private readonly TempFolder _folder = new();
    private readonly List<string> _said = [];
    private Process? _process;
    private Task? _running;
    private int _rooms;

    public int Port { get; } = MosquittoProcess.FreePort();

    /// <summary>Before each user's name, who is of that account by it.</summary>
    public string NextRoom() => Prefix(_rooms++);

    /// <summary>Started by the first test that asks: where there is none, each test says so itself.</summary>
    public Task Running() => _running ??= Start(Needs.Nats());

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _folder.Dispose();
    }

    private async Task Start(string program)
    {
        var recommended = File.ReadAllText(Repo.PathOf("broker-config", "nats", "nats-server.conf"));
        var configuration = _folder.Write("nats-server.conf", recommended
            .Replace("\"127.0.0.1:1883\"", $"\"127.0.0.1:{Port}\"", StringComparison.Ordinal)
            .Replace("\"127.0.0.1:4222\"", $"\"127.0.0.1:{MosquittoProcess.FreePort()}\"", StringComparison.Ordinal)
            .Replace("/var/lib/nats", _folder.PathOf("data"), StringComparison.Ordinal));
        _folder.Write("accounts.conf", NatsAccounts.Of(Some.Users, [.. Enumerable.Range(0, Rooms).Select(room => ($"room-{room}", Prefix(room)))]));
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = new ProcessStartInfo(program, ["-c", configuration]) { RedirectStandardError = true }, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lock (_said) _said.Add(line.Data);
            if (line.Data.Contains(Ready, StringComparison.Ordinal)) running.TrySetResult();
        };
        _process.Exited += (_, _) => running.TrySetException(new InvalidOperationException("NATS ended: " + string.Join('\n', _said)));
        _process.Start();
        _process.BeginErrorReadLine();
        await running.Task;
    }

    private static string Prefix(int room) => $"room-{room}:";
}
