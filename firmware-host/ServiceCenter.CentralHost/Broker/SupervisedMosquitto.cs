using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Embedded;
using ServiceCenter.Messaging.Mosquitto;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>Mosquitto as a child of this process: its files written, started, started again when it dies, and gone when we are.</summary>
/// <remarks>
/// The kernel ends the child when its parent dies (setpriv --pdeathsig), and by parent it means the thread that started it. So one
/// thread starts and restarts it and lives as long as the host does; a thread of the pool would take the broker with it when it retires.
/// </remarks>
internal sealed class SupervisedMosquitto : IEmbeddedBroker
{
    /// <summary>For a Mosquitto that hangs: one that ends is told of at once, and one that is slow, on a busy machine, is to be waited for.</summary>
    private static readonly TimeSpan StartBound = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(5);

    private readonly string _program;
    private readonly string _folder;
    private readonly IPAddress _address;
    private readonly int _port;
    private readonly BrokerRefusals _refusals = new();
    private readonly Action<string> _refused;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Process? _process;
    private volatile string? _problem = "starting";
    private volatile string _lastWords = "none";

    private SupervisedMosquitto(string program, EmbeddedBrokerOptions options, Action<string> refused, ILogger logger)
    {
        (_program, _folder, _address, _port) = (program, options.Folder, options.Address, options.Port);
        (_refused, _logger) = (refused, logger);
        _thread = new Thread(Supervise) { IsBackground = true, Name = "broker" };
    }

    public string? Problem => _problem;

    /// <inheritdoc cref="IEmbeddedBrokerDriver.StartAsync"/>
    internal static async Task<IEmbeddedBroker> StartAsync(
        string program, EmbeddedBrokerOptions options, IReadOnlyList<BrokerUser> users, Action<string> refused, ILogger logger)
    {
        StaleBroker.End(options.Folder, logger);
        RefuseTakenPort(options);
        var broker = new SupervisedMosquitto(program, options, refused, logger);
        PrivateFile.Write(Path.Combine(options.Folder, MosquittoFiles.ConfigurationName),
            MosquittoFiles.Configuration(options.Folder, options.Address.ToString(), options.Port, Environment.UserName, options.Certificate));
        broker.WriteUsers(users);
        broker._thread.Start();
        try
        {
            await broker._running.Task.WaitAsync(StartBound).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            await broker.DisposeAsync().ConfigureAwait(false);
            var silent = failure is TimeoutException ? $"it did not say in {StartBound.TotalSeconds} s that it runs, and its last words were: " : "";
            throw new InvalidOperationException($"Mosquitto did not start: {silent}{broker._lastWords}", failure);
        }
        return broker;
    }

    /// <summary>Mosquitto reads its files again.</summary>
    public void Replace(IReadOnlyList<BrokerUser> users)
    {
        WriteUsers(users);
        lock (_gate)
            if (_process is { HasExited: false } process) Signals.Send(process.Id, Signals.Hangup);
    }

    public async ValueTask DisposeAsync()
    {
        _stop.Set();
        lock (_gate)
            if (_process is { HasExited: false } process) Signals.Send(process.Id, Signals.Terminate);
        if (_thread.IsAlive && !await Task.Run(() => _thread.Join(StopBound)).ConfigureAwait(false))
        {
            lock (_gate) _process?.Kill();
            await Task.Run(_thread.Join).ConfigureAwait(false);
        }
        StaleBroker.Forget(_folder);
        _stop.Dispose();
    }

    private void WriteUsers(IReadOnlyList<BrokerUser> users)
    {
        PrivateFile.Write(Path.Combine(_folder, MosquittoFiles.AccessName), MosquittoFiles.Access(users));
        PrivateFile.Write(Path.Combine(_folder, MosquittoFiles.PasswordsName), MosquittoFiles.Passwords(users));
    }

    private void Supervise()
    {
        var backoff = new ReconnectBackoff();
        while (!_stop.IsSet)
        {
            using var process = Start();
            process.WaitForExit();
            if (_stop.IsSet) break;
            _problem = $"Mosquitto ended with code {process.ExitCode}: {_lastWords}";
            if (_running.TrySetException(new InvalidOperationException(_problem))) break; // it never ran: the caller is told
            var wait = backoff.Next(Random.Shared.NextDouble());
            BrokerLog.Ended(_logger, process.ExitCode, wait, _lastWords);
            _stop.Wait(wait);
        }
        lock (_gate) _process = null;
    }

    private Process Start()
    {
        string[] mosquitto = [_program, "-c", Path.Combine(_folder, MosquittoFiles.ConfigurationName)];
        // A session of its own: an interrupt from the keyboard is for the host, which ends its broker last.
        string[] leash = ["setpriv", "--pdeathsig", "TERM", "setsid"];
        string[] command = File.Exists("/usr/bin/setpriv") ? [.. leash, .. mosquitto] : mosquitto;
        if (command.Length == mosquitto.Length) BrokerLog.Unleashed(_logger);
        var process = new Process { StartInfo = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true } };
        // Debian's Mosquitto would tell systemd that it is ready, in our name.
        process.StartInfo.Environment.Remove("NOTIFY_SOCKET");
        process.ErrorDataReceived += (_, line) => Hear(line.Data, process);
        lock (_gate)
        {
            process.Start();
            _process = process;
            // A stop that came just before found no process to end.
            if (_stop.IsSet) process.Kill();
        }
        StaleBroker.Remember(_folder, process.Id);
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(string? line, Process process)
    {
        if (line is null) return;
        // It runs as whoever runs the host, so that it can read the files made for it; on a Pi that is a user of its own.
        if (line.Contains("should not be run as root", StringComparison.Ordinal)) return;
        if (_refusals.Hear(line) is { } refusal) _refused(refusal);
        if (line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Warning", StringComparison.Ordinal))
        {
            _lastWords = line;
            BrokerLog.Warned(_logger, line);
        }
        else BrokerLog.Said(_logger, line);
        if (!line.EndsWith(" running", StringComparison.Ordinal)) return;
        _problem = null;
        BrokerLog.Started(_logger, _address, _port, process.Id);
        _running.TrySetResult();
    }

    /// <summary>Mosquitto says it in its log only, and ends.</summary>
    private static void RefuseTakenPort(EmbeddedBrokerOptions options)
    {
        using var listener = new TcpListener(options.Address, options.Port);
        listener.Start();
    }
}
