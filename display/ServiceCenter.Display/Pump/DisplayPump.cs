using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.DevicePages;
using ServiceCenter.Display.Session;
using ServiceCenter.Hardware;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.Display.Pump;

/// <summary>Owns what the session must not: the clock, the timer, the bus, the thread that steps. Decides nothing.</summary>
internal sealed partial class DisplayPump : BackgroundService, IBusListener, IHeart
{
    /// <summary>Far more than a session falls behind: it steps in microseconds.</summary>
    private const int MostInputs = 10_000;

    private readonly Channel<DisplayInput> _inputs =
        Channel.CreateBounded<DisplayInput>(new BoundedChannelOptions(MostInputs) { SingleReader = true });
    private readonly DisplaySession _session;
    private readonly TimeProvider _time;
    private readonly ILogger<DisplayPump> _log;
    private readonly BusFactory _connect;
    private readonly IVoice? _voice;
    private readonly long _started;
    private long _rounds;

    public DisplayPump(DisplaySettings settings, BusFactory connect, IVoice? voice, TimeProvider time, ILogger<DisplayPump> log)
    {
        Settings = settings;
        _connect = connect;
        _voice = voice;
        _time = time;
        _log = log;
        _started = time.GetTimestamp();
        _session = new DisplaySession(settings.ToOptions(bootId: Guid.NewGuid().ToString("N")));
        Screens = new ScreenFeed<WallScreen>(_session.Screen);
    }

    public DisplaySettings Settings { get; }
    public ScreenFeed<WallScreen> Screens { get; }

    /// <summary>The page painted this call.</summary>
    public void Painted(long seq) => Post(new DisplayInput.Painted(Now, seq, _time.GetUtcNow()));

    void IBusListener.Connected()
    {
        LogBusThere(Settings.Device);
        Post(new DisplayInput.BusUp(Now));
    }

    void IBusListener.Disconnected(string reason)
    {
        LogBusLost(Settings.Device, reason);
        Post(new DisplayInput.BusDown(Now));
    }

    void IBusListener.Received(string topic, ReadOnlyMemory<byte> body, bool retained) =>
        Post(new DisplayInput.MessageCame(Now, topic, body, _time.GetUtcNow()));

    public void Trouble(string what) => LogBusTrouble(Settings.Device, what);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = _time.CreateTimer(
            _ => Post(new DisplayInput.TimeDue(Now)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var bus = _connect(BusOptions());
        bus.Start(this);
        using var voice = _voice is null ? null : new Speaker(_voice, Heard);
        var outputs = new List<DisplayOutput>();
        try
        {
            await foreach (var input in _inputs.Reader.ReadAllAsync(stoppingToken))
            {
                outputs.Clear();
                _session.Step(input, outputs);
                Interlocked.Increment(ref _rounds);
                foreach (var output in outputs) Do(output, bus, timer, voice);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An orderly goodbye sends no last will: it is said here.
            bus.Publish(_session.Will.Topic, _session.Will.Body, retain: true);
        }
    }

    string IHeart.Name => $"the pump of display {Settings.Device}";

    long IHeart.Beats()
    {
        Post(new DisplayInput.TimeDue(Now));
        return Interlocked.Read(ref _rounds);
    }

    private TimeSpan Now => _time.GetElapsedTime(_started);

    private void Do(DisplayOutput output, IBus bus, ITimer timer, Speaker? voice)
    {
        switch (output)
        {
            case DisplayOutput.Publish publish:
                if (!bus.Publish(publish.Topic, publish.Body, publish.Retain)) LogDropped(Settings.Device, publish.Topic);
                break;
            case DisplayOutput.Show show:
                Screens.Show(show.Screen);
                break;
            case DisplayOutput.Say say:
                voice?.Say(say);
                break;
            case DisplayOutput.WakeAt wake:
                var wait = wake.At - Now;
                timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                break;
        }
    }

    private void Heard(long seq, string? trouble)
    {
        if (trouble is null)
        {
            Post(new DisplayInput.Spoken(Now, seq, _time.GetUtcNow()));
            return;
        }
        LogNotSpoken(Settings.Device, trouble);
        Post(new DisplayInput.SpeechFailed(Now, seq, trouble));
    }

    private void Post(DisplayInput input)
    {
        if (!_inputs.Writer.TryWrite(input)) LogOverrun(Settings.Device, input.GetType().Name, MostInputs);
    }

    /// <summary>A clean session: all that a display reads is retained, and what it missed while away is over.</summary>
    private BusOptions BusOptions() => Settings.Broker.ToOptions(
        clientId: Settings.Device, _session.Subscriptions, new BusWill(_session.Will.Topic, _session.Will.Body)) with { CleanSession = true };

    [LoggerMessage(4001, LogLevel.Warning, "Display {Device} lost the message broker: {Reason}")]
    private partial void LogBusLost(string device, string reason);

    [LoggerMessage(4002, LogLevel.Warning, "Display {Device}: {What}")]
    private partial void LogBusTrouble(string device, string what);

    [LoggerMessage(4003, LogLevel.Error, "Display {Device} dropped a message on {Topic}: too many are kept while the broker is away")]
    private partial void LogDropped(string device, string topic);

    [LoggerMessage(4005, LogLevel.Warning, "Display {Device} could not speak a call: {Trouble}")]
    private partial void LogNotSpoken(string device, string trouble);

    [LoggerMessage(4004, LogLevel.Error, "Display {Device} dropped an input ({Kind}): {Most} are waiting")]
    private partial void LogOverrun(string device, string kind, int most);

    [LoggerMessage(4006, LogLevel.Information, "Display {Device} is connected to the message broker")]
    private partial void LogBusThere(string device);
}
