using System.Diagnostics;
using ServiceCenter.Messaging.Tests.Contract;
using ServiceCenter.Testing;

namespace ServiceCenter.Messaging.Tests.RabbitMq;

/// <summary>
/// One RabbitMQ for all tests of a class, for it is long in starting: with the configuration that <c>broker-config/rabbitmq</c> recommends, on
/// free ports of the loopback. Each test has a virtual host of its own.
/// </summary>
public sealed class RabbitMqNode : IAsyncDisposable
{
    private const string Ready = "Server startup complete";

    private readonly TempFolder _folder = new();
    private readonly int _names = MosquittoProcess.FreePort();
    private readonly List<string> _said = [];
    private Process? _process;
    private Task? _running;
    private int _rooms;

    public int Port { get; } = MosquittoProcess.FreePort();

    /// <summary>Before each user's name, an empty virtual host.</summary>
    public string NextRoom() => $"room-{_rooms++}:";

    /// <summary>Started by the first test that asks: where there is none, each test says so itself.</summary>
    public Task Running() => _running ??= Start(Needs.RabbitMq());

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
            // Erlang's register of names outlives who started it.
            var end = new ProcessStartInfo("epmd", ["-port", $"{_names}", "-kill"]) { RedirectStandardOutput = true };
            using var ending = Process.Start(end)!;
            await ending.WaitForExitAsync();
        }
        _folder.Dispose();
    }

    private async Task Start(string program)
    {
        var recommended = File.ReadAllText(Repo.PathOf("broker-config", "rabbitmq", "rabbitmq.conf"));
        var configuration = _folder.Write("rabbitmq.conf", recommended.Replace("127.0.0.1:1883", $"127.0.0.1:{Port}", StringComparison.Ordinal)
            .Replace("/etc/rabbitmq/definitions.json", _folder.PathOf("definitions.json"), StringComparison.Ordinal) + "log.console = true\n");
        _folder.Write("definitions.json", RabbitMqDefinitions.Of(Some.Users, [.. Enumerable.Range(0, 40).Select(room => $"room-{room}")]));
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true }, EnableRaisingEvents = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = _folder.Path,
            ["RABBITMQ_NODENAME"] = $"test-{Port}@localhost",
            ["RABBITMQ_CONFIG_FILE"] = configuration,
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Repo.PathOf("broker-config", "rabbitmq", "enabled_plugins"),
            ["RABBITMQ_MNESIA_BASE"] = _folder.PathOf("data"),
            ["RABBITMQ_LOG_BASE"] = _folder.PathOf("log"),
            ["RABBITMQ_DIST_PORT"] = $"{MosquittoProcess.FreePort()}",
            ["ERL_EPMD_PORT"] = $"{_names}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        }) _process.StartInfo.Environment[name] = value;
        void Hear(object _, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (_said) _said.Add(line.Data);
            if (line.Data.Contains(Ready, StringComparison.Ordinal)) running.TrySetResult();
        }
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.Exited += (_, _) => running.TrySetException(new InvalidOperationException("RabbitMQ ended: " + string.Join('\n', _said)));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await running.Task;
    }
}
