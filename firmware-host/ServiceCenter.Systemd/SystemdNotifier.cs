using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ServiceCenter.Systemd;

/// <summary>Tells systemd that the program is ready, that it lives as long as every heart beats, and that it stops.</summary>
internal sealed partial class SystemdNotifier(NotifySocket socket, IEnumerable<IHeart> hearts, TimeProvider time, ILogger<SystemdNotifier> log)
    : IHostedLifecycleService, IDisposable
{
    /// <summary>Asked three times as often as systemd wants to hear: one late answer does not end the program.</summary>
    private const int AskedPerWatchdog = 3;

    private readonly (IHeart Heart, Rounds Rounds)[] _hearts = [.. hearts.Select(heart => (heart, new Rounds()))];
    private ITimer? _timer;

    private sealed class Rounds
    {
        public long Last { get; set; } = -1;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Send("READY=1");
        if (socket.Watchdog is { } watchdog) _timer = time.CreateTimer(_ => Watch(), null, TimeSpan.Zero, watchdog / AskedPerWatchdog);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Send("STOPPING=1");
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public void Dispose() => _timer?.Dispose();

    private void Watch()
    {
        var alive = true;
        foreach (var (heart, rounds) in _hearts)
        {
            var beats = heart.Beats();
            if (beats == rounds.Last)
            {
                LogStill(heart.Name);
                alive = false;
            }
            rounds.Last = beats;
        }
        if (alive) Send("WATCHDOG=1");
    }

    private void Send(string state)
    {
        try
        {
            socket.Send(state);
        }
        catch (SocketException nobody)
        {
            LogUnheard(state, nobody.Message);
        }
    }

    [LoggerMessage(3101, LogLevel.Error, "{Heart} stands still: the watchdog is not told that this program lives")]
    private partial void LogStill(string heart);

    [LoggerMessage(3102, LogLevel.Warning, "systemd was not told {State}: {Reason}")]
    private partial void LogUnheard(string state, string reason);
}
