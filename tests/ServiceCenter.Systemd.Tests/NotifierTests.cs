using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.Testing;

namespace ServiceCenter.Systemd.Tests;

public sealed class NotifierTests : IDisposable
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(30);
    private readonly TempFolder _folder = new();
    private readonly Socket _systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 20_000 };
    private readonly HandTimer _time = new();
    private readonly BeatingHeart _heart = new();

    public NotifierTests() => _systemd.Bind(new UnixDomainSocketEndPoint(SocketPath));

    private string SocketPath => Path.Combine(_folder.Path, "notify");

    [Fact]
    public async Task it_says_ready_then_that_it_lives_and_at_last_that_it_stops()
    {
        using var notifier = Notifier(Watchdog);
        await notifier.StartedAsync(default);
        Heard().ShouldBe("READY=1");
        _time.Period.ShouldBe(Watchdog / 3);

        _time.Ring();
        Heard().ShouldBe("WATCHDOG=1");
        _time.Ring();
        Heard().ShouldBe("WATCHDOG=1");

        await notifier.StoppingAsync(default);
        Heard().ShouldBe("STOPPING=1");
    }

    [Fact]
    public async Task a_heart_that_stands_still_is_not_vouched_for_until_it_beats_again()
    {
        using var notifier = Notifier(Watchdog);
        await notifier.StartedAsync(default);
        _time.Ring();
        _heart.Stands = true;
        _time.Ring();
        _time.Ring();
        _heart.Stands = false;
        _time.Ring();
        await notifier.StoppingAsync(default);

        new[] { Heard(), Heard(), Heard(), Heard() }.ShouldBe(["READY=1", "WATCHDOG=1", "WATCHDOG=1", "STOPPING=1"]);
    }

    [Fact]
    public async Task without_a_watchdog_it_is_not_asked_after()
    {
        using var notifier = Notifier(null);
        await notifier.StartedAsync(default);
        Heard().ShouldBe("READY=1");
        _time.Period.ShouldBeNull();
    }

    [Fact]
    public async Task a_systemd_that_does_not_listen_ends_nothing()
    {
        using var notifier = new SystemdNotifier(new NotifySocket(SocketPath + "-none", null), [], _time, NullLogger<SystemdNotifier>.Instance);
        await notifier.StartedAsync(default);
        await notifier.StoppingAsync(default);
    }

    [Theory]
    [InlineData(null, null, null, false, null)]
    [InlineData("/run/x", null, null, true, null)]
    [InlineData("/run/x", "30000000", null, true, 30)]
    [InlineData("/run/x", "30000000", "7", true, 30)]
    [InlineData("/run/x", "30000000", "8", true, null)]
    [InlineData("/run/x", "soon", "7", true, null)]
    public void it_reads_what_systemd_told_this_process(string? socket, string? microseconds, string? processId, bool notifies, int? watchdogSeconds)
    {
        var told = new Dictionary<string, string?> { ["NOTIFY_SOCKET"] = socket, ["WATCHDOG_USEC"] = microseconds, ["WATCHDOG_PID"] = processId };
        var read = NotifySocket.From(told.GetValueOrDefault, processId: 7);
        (read is not null).ShouldBe(notifies);
        read?.Watchdog.ShouldBe(watchdogSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    [Fact]
    public void a_program_that_systemd_did_not_start_has_no_notifier() =>
        new ServiceCollection().AddSystemd().ShouldBeEmpty();

    public void Dispose()
    {
        _systemd.Dispose();
        _folder.Dispose();
    }

    private SystemdNotifier Notifier(TimeSpan? watchdog) =>
        new(new NotifySocket(SocketPath, watchdog), [_heart], _time, NullLogger<SystemdNotifier>.Instance);

    private string Heard()
    {
        var bytes = new byte[100];
        return Encoding.UTF8.GetString(bytes, 0, _systemd.Receive(bytes));
    }

    private sealed class BeatingHeart : IHeart
    {
        private long _beats;

        public bool Stands { get; set; }
        public string Name => "a heart";
        public long Beats() => Stands ? _beats : ++_beats;
    }

    /// <summary>Rings when it is told to.</summary>
    private sealed class HandTimer : TimeProvider, ITimer
    {
        private TimerCallback? _callback;

        public TimeSpan? Period { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_callback, Period) = (callback, period);
            return this;
        }

        public void Ring() => _callback!(null);
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;
        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
