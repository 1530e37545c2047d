using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.Messaging.Tests;

/// <summary>A Mosquitto of the test's own, with the files the product generates, on a free port of the loopback.</summary>
internal sealed class MosquittoProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mosquitto-test-");
    private Process _process = null!;

    public int Port { get; } = FreePort();

    public static async Task<MosquittoProcess> Start(string program, IReadOnlyList<BrokerUser> users)
    {
        var broker = new MosquittoProcess();
        await broker.Run(program, users);
        return broker;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task Run(string program, IReadOnlyList<BrokerUser> users)
    {
        var configuration = Path.Combine(_folder.FullName, MosquittoFiles.ConfigurationName);
        File.WriteAllText(configuration, MosquittoFiles.Configuration(_folder.FullName, "127.0.0.1", Port, Environment.UserName));
        File.WriteAllText(Path.Combine(_folder.FullName, MosquittoFiles.AccessName), MosquittoFiles.Access(users));
        File.WriteAllText(Path.Combine(_folder.FullName, MosquittoFiles.PasswordsName), MosquittoFiles.Passwords(users));

        var said = new List<string>();
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, ["-c", configuration]) { RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            said.Add(line.Data);
            if (line.Data.EndsWith("running", StringComparison.Ordinal)) running.TrySetResult();
        };
        _process.Exited += (_, _) => running.TrySetException(new InvalidOperationException("Mosquitto ended: " + string.Join("; ", said)));
        _process.Start();
        _process.BeginErrorReadLine();
        await running.Task;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
