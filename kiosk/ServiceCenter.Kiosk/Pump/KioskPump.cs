using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.DevicePages;
using ServiceCenter.Hardware;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.Machine;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Journal;
using ServiceCenter.Kiosk.Session;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.Kiosk.Pump;

/// <summary>Owns what the session must not: clock, timer, bus, disk, lines, printer, chance. Decides nothing.</summary>
internal sealed partial class KioskPump : BackgroundService, IBusListener, ILinesListener, IHeart
{
    /// <summary>Far more than a session falls behind: it waits for nothing but its own disk.</summary>
    private const int MostInputs = 10_000;

    private static readonly TimeSpan BetweenMachineReads = TimeSpan.FromMinutes(1);

    private readonly Channel<KioskInput> inputs = Channel.CreateBounded<KioskInput>(new BoundedChannelOptions(MostInputs) { SingleReader = true });
    private readonly KioskSession session;
    private readonly KioskDevices devices;
    private readonly TimeProvider time;
    private readonly ILogger<KioskPump> log;
    private readonly BusFactory connect;
    private long rounds;

    public KioskPump(KioskSettings settings, KioskDevices devices, BusFactory connect, TimeProvider time, ILogger<KioskPump> log)
    {
        (Settings, this.devices, this.connect, this.time, this.log) = (settings, devices, connect, time, log);
        var version = typeof(KioskPump).Assembly.GetName().Version!.ToString(3);
        var boot = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        session = new KioskSession(new KioskOptions(settings.Site, settings.Device, version, boot, LocalClock.Text) { ClockId = MachineState.BootId() ?? boot, HasPrinter = devices.Printer is not null, Paper = settings.Paper, HasVoice = devices.Voice is not null });
        Screens = new ScreenFeed<KioskScreen>(new KioskScreen(settings.Device, null, [], "offline", null, null, null));
    }

    public KioskSettings Settings { get; }
    public ScreenFeed<KioskScreen> Screens { get; }

    /// <summary>Null: the printer is a real one, or there is none.</summary>
    public PaperTwin? Twin => devices.Printer as PaperTwin;

    /// <summary>A finger on a service on the screen.</summary>
    public void Touch(string service) => Post(new KioskInput.Touched(Now, service, Fresh()));

    public void Choose(string language) => Post(new KioskInput.LanguageChosen(Now, language));
    public void AskHelp() => Post(new KioskInput.HelpAsked(Now));
    public void Stay() => Post(new KioskInput.Stayed(Now));
    public void Leave() => Post(new KioskInput.WentAway(Now));

    void IBusListener.Connected()
    {
        LogBusThere(Settings.Device);
        Post(new KioskInput.BusUp(Now));
    }

    void IBusListener.Disconnected(string reason)
    {
        LogBusLost(Settings.Device, reason);
        Post(new KioskInput.BusDown(Now));
    }

    void IBusListener.Received(string topic, ReadOnlyMemory<byte> body, bool retained) => Post(new KioskInput.MessageCame(Now, topic, body));

    void ILinesListener.FirstLevel(int line, bool pressed) => Post(new KioskInput.LineRead(Now, line, pressed));
    void ILinesListener.Edge(LineEdge edge) => Post(new KioskInput.LineChanged(Now, edge.Line, edge.Active, edge.At, Fresh()));
    void ILinesListener.EdgesLost(int line, uint count) => LogEdgesLost(Settings.Device, count, line);

    void ILinesListener.LinesFailed(string trouble)
    {
        LogLines(Settings.Device, trouble);
        Post(new KioskInput.LinesFailed(Now, trouble));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // opening the outbox waits for the disk: the application starts meanwhile
        if (devices.Printer is not null && Settings.Paper.Painter is null) LogUnpainted(Settings.Device);
        using var outbox = Outbox.Open(Path.Combine(Settings.Data, $"outbox-{Settings.Device}.db"));
        using var lines = devices.Chip is { } chip ? new ButtonsAndLamps(chip, Settings.Wiring, this) : null;
        using var printer = new PrinterQueue(devices.Printer, Answered);
        using var speaker = new Speaker(devices.Voice, Spoke);
        await using var timer = time.CreateTimer(_ => Post(new KioskInput.TimeDue(Now)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var machine = time.CreateTimer(_ => ReadMachine(), null, TimeSpan.Zero, BetweenMachineReads);
        await using var bus = connect(BusOptions());
        foreach (var (id, entry) in outbox.All()) Post(new KioskInput.Found(Now, id, entry));
        bus.Start(this);
        var outputs = new List<KioskOutput>();
        try
        {
            await foreach (var input in inputs.Reader.ReadAllAsync(stoppingToken))
            {
                outputs.Clear();
                session.Step(input, outputs);
                Interlocked.Increment(ref rounds);
                foreach (var output in outputs) Do(output, outbox, bus, lines, printer, speaker, timer);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An orderly goodbye sends no last will: it is said here.
            bus.Publish(session.Will.Topic, session.Will.Body, retain: true);
        }
    }

    string IHeart.Name => $"the pump of kiosk {Settings.Device}";

    long IHeart.Beats()
    {
        Post(new KioskInput.TimeDue(Now));
        return Interlocked.Read(ref rounds);
    }

    private TimeSpan Now => time.GetElapsedTime(0);

    private void Do(KioskOutput output, Outbox outbox, IBus bus, ButtonsAndLamps? lines, PrinterQueue printer, Speaker speaker, ITimer timer)
    {
        switch (output)
        {
            case KioskOutput.Publish publish:
                if (!bus.Publish(publish.Topic, publish.Body, publish.Retain)) LogDropped(Settings.Device, publish.Topic);
                break;
            case KioskOutput.Listen listen:
                bus.Listen(listen.Topics);
                break;
            case KioskOutput.Keep keep:
                outbox.Keep(keep.Id, keep.Entry);
                Post(new KioskInput.Kept(Now, keep.Id));
                break;
            case KioskOutput.Forget forget:
                outbox.Forget(forget.Id);
                break;
            case KioskOutput.Light light:
                WithLines(() => lines?.Light(light.Line, light.On));
                break;
            case KioskOutput.Lines named:
                WithLines(() => lines?.Take(named.Buttons, named.Lamps));
                break;
            case KioskOutput.Print paper:
                printer.Print(paper);
                break;
            case KioskOutput.Say say:
                speaker.Say(say.Announcement);
                break;
            case KioskOutput.Show show:
                Screens.Show(show.Screen);
                break;
            case KioskOutput.WakeAt wake:
                var wait = wake.At - Now;
                timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                break;
        }
    }

    /// <summary>A kiosk whose buttons cannot be had still has its screen.</summary>
    private void WithLines(Action use)
    {
        try
        {
            use();
        }
        catch (GpioException problem)
        {
            ((ILinesListener)this).LinesFailed(problem.Message);
        }
    }

    private void ReadMachine()
    {
        var (temperature, synchronised) = MachineState.Read();
        Post(new KioskInput.MachineRead(Now, temperature, synchronised));
    }

    private void Answered(long job, PrinterAnswer answer, string? detail)
    {
        if (detail is not null) LogPrinter(Settings.Device, detail);
        Post(new KioskInput.PrinterAnswered(Now, job, answer));
    }

    private void Spoke(string? trouble)
    {
        if (trouble is not null) LogVoice(Settings.Device, trouble);
        Post(new KioskInput.VoiceAnswered(Now, trouble));
    }

    private void Post(KioskInput input)
    {
        if (!inputs.Writer.TryWrite(input)) LogOverrun(Settings.Device, input.GetType().Name, MostInputs);
    }

    private static UInt128 Fresh() => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(RandomNumberGenerator.GetBytes(16));

    /// <summary>The session at the broker outlives the connection: a reply that came while this kiosk was away waits there.</summary>
    private BusOptions BusOptions() =>
        Settings.Broker.ToOptions(Settings.Device, session.Subscriptions, new BusWill(session.Will.Topic, session.Will.Body));

    [LoggerMessage(3001, LogLevel.Warning, "Kiosk {Device} lost the message broker: {Reason}")]
    private partial void LogBusLost(string device, string reason);

    [LoggerMessage(3002, LogLevel.Error, "Kiosk {Device} dropped a message on {Topic}: too many are kept while the broker is away")]
    private partial void LogDropped(string device, string topic);

    [LoggerMessage(3003, LogLevel.Error, "Kiosk {Device} dropped an input ({Kind}): {Most} are waiting")]
    private partial void LogOverrun(string device, string kind, int most);

    [LoggerMessage(3004, LogLevel.Error, "Kiosk {Device} has no buttons or lamps: {Trouble}")]
    private partial void LogLines(string device, string trouble);

    [LoggerMessage(3005, LogLevel.Warning, "Kiosk {Device}: the kernel dropped {Count} edges of line {Line}")]
    private partial void LogEdgesLost(string device, uint count, int line);

    [LoggerMessage(3006, LogLevel.Warning, "Printer of kiosk {Device}: {Detail}")]
    private partial void LogPrinter(string device, string detail);

    [LoggerMessage(3008, LogLevel.Warning,
        "Kiosk {Device} cannot paint text: what its printer's code pages lack is printed as \"?\". Install Pango: sudo apt install libpangocairo-1.0-0 fonts-dejavu-core")]
    private partial void LogUnpainted(string device);

    [LoggerMessage(3007, LogLevel.Warning, "Voice of kiosk {Device}: {Trouble}")]
    private partial void LogVoice(string device, string trouble);

    [LoggerMessage(3009, LogLevel.Information, "Kiosk {Device} is connected to the message broker")]
    private partial void LogBusThere(string device);
}
