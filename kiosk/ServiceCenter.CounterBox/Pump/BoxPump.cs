using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceCenter.CounterBox.Page;
using ServiceCenter.CounterBox.Session;
using ServiceCenter.Hardware;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.Machine;
using ServiceCenter.Hardware.Sign;
using ServiceCenter.Journal;
using ServiceCenter.Messaging;
using ServiceCenter.Messaging.Settings;
using ServiceCenter.Systemd;

namespace ServiceCenter.CounterBox.Pump;

/// <summary>Owns what the session must not: clock, timer, bus, disk, lines, sign, chance. Decides nothing.</summary>
internal sealed partial class BoxPump : BackgroundService, IBusListener, ILinesListener, IHeart
{
    /// <summary>Far more than a session falls behind: it waits for nothing but its own disk.</summary>
    private const int MostInputs = 10_000;

    private static readonly TimeSpan BetweenMachineReads = TimeSpan.FromMinutes(1);

    private readonly Channel<BoxInput> inputs = Channel.CreateBounded<BoxInput>(new BoundedChannelOptions(MostInputs) { SingleReader = true });
    private readonly BoxSettings settings;
    private readonly IGpioChip chip;
    private readonly ISign? sign;
    private readonly BoxSession session;
    private readonly TimeProvider time;
    private readonly ILogger<BoxPump> log;
    private readonly BusFactory connect;
    private long rounds;
    private string? signTrouble;

    public BoxPump(BoxSettings settings, IGpioChip chip, ISignDriver signs, BusFactory connect, TimeProvider time, ILogger<BoxPump> log)
    {
        (this.settings, this.chip, this.connect, this.time, this.log) = (settings, chip, connect, time, log);
        sign = settings.Sign.Open(signs);
        Twin = chip is PanelTwin onPage ? new BoxTwin(settings.Device, onPage, sign as SignTwin) : null;
        var version = typeof(BoxPump).Assembly.GetName().Version!.ToString(3);
        var boot = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        session = new BoxSession(new BoxOptions(settings.Site, settings.Device, version, boot, sign?.Width) { ClockId = MachineState.BootId() ?? boot });
    }

    public BoxSettings Settings => settings;

    /// <summary>Null: buttons and lamps are real ones.</summary>
    public BoxTwin? Twin { get; }

    void IBusListener.Connected()
    {
        LogBusThere(settings.Device);
        Post(new BoxInput.BusUp(Now));
    }

    void IBusListener.Disconnected(string reason)
    {
        LogBusLost(settings.Device, reason);
        Post(new BoxInput.BusDown(Now));
    }

    void IBusListener.Received(string topic, ReadOnlyMemory<byte> body, bool retained) => Post(new BoxInput.MessageCame(Now, topic, body));

    void ILinesListener.FirstLevel(int line, bool pressed) => Post(new BoxInput.LineRead(Now, line, pressed));
    void ILinesListener.Edge(LineEdge edge) => Post(new BoxInput.LineChanged(Now, edge.Line, edge.Active, Fresh()));
    void ILinesListener.EdgesLost(int line, uint count) => LogEdgesLost(settings.Device, count, line);

    void ILinesListener.LinesFailed(string trouble)
    {
        LogLines(settings.Device, trouble);
        Post(new BoxInput.LinesFailed(Now, trouble));
    }

    string IHeart.Name => $"the pump of button box {settings.Device}";

    long IHeart.Beats()
    {
        Post(new BoxInput.TimeDue(Now));
        return Interlocked.Read(ref rounds);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // opening the outbox waits for the disk: the application starts meanwhile
        using var outbox = Outbox.Open(Path.Combine(settings.Data, $"outbox-{settings.Device}.db"));
        using var lines = new ButtonsAndLamps(chip, settings.Wiring, this);
        using var window = new SignThread(sign, SignAnswered);
        await using var timer = time.CreateTimer(_ => Post(new BoxInput.TimeDue(Now)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var machine = time.CreateTimer(_ => ReadMachine(), null, TimeSpan.Zero, BetweenMachineReads);
        await using var bus = connect(settings.Broker.ToOptions(settings.Device, session.Subscriptions, new BusWill(session.Will.Topic, session.Will.Body)));
        foreach (var (id, entry) in outbox.All()) Post(new BoxInput.Found(Now, id, entry));
        bus.Start(this);
        var outputs = new List<BoxOutput>();
        try
        {
            await foreach (var input in inputs.Reader.ReadAllAsync(stoppingToken))
            {
                outputs.Clear();
                session.Step(input, outputs);
                Interlocked.Increment(ref rounds);
                foreach (var output in outputs) Do(output, outbox, bus, lines, window, timer);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An orderly goodbye sends no last will: it is said here.
            bus.Publish(session.Will.Topic, session.Will.Body, retain: true);
        }
    }

    private TimeSpan Now => time.GetElapsedTime(0);

    private void Do(BoxOutput output, Outbox outbox, IBus bus, ButtonsAndLamps lines, SignThread window, ITimer timer)
    {
        switch (output)
        {
            case BoxOutput.Publish publish:
                if (!bus.Publish(publish.Topic, publish.Body, publish.Retain)) LogDropped(settings.Device, publish.Topic);
                break;
            case BoxOutput.Listen listen:
                bus.Listen([listen.Topic]);
                break;
            case BoxOutput.Keep keep:
                outbox.Keep(keep.Id, keep.Entry);
                Post(new BoxInput.Kept(Now, keep.Id));
                break;
            case BoxOutput.Forget forget:
                outbox.Forget(forget.Id);
                break;
            case BoxOutput.Light light:
                WithLines(() => lines.Light(light.Line, light.On));
                break;
            case BoxOutput.Lines named:
                WithLines(() => lines.Take(named.Buttons, named.Lamps));
                break;
            case BoxOutput.Face face:
                Twin?.Wear(face);
                break;
            case BoxOutput.Show show:
                window.Show(new SignPicture(show.Text, settings.SignBrightness, show.Lit));
                break;
            case BoxOutput.Note note:
                LogNote(settings.Device, note.Text);
                break;
            case BoxOutput.WakeAt wake:
                var wait = wake.At - Now;
                timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                break;
        }
    }

    /// <summary>A box whose lines are another's has nothing but its sign: it goes on, and tells the centre.</summary>
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

    private void SignAnswered(string? trouble)
    {
        if (trouble is not null && trouble != signTrouble) LogSign(settings.Device, trouble);
        signTrouble = trouble;
        Post(new BoxInput.SignAnswered(Now, trouble));
    }

    private void ReadMachine()
    {
        var (temperature, synchronised) = MachineState.Read();
        Post(new BoxInput.MachineRead(Now, temperature, synchronised));
    }

    private void Post(BoxInput input)
    {
        if (!inputs.Writer.TryWrite(input)) LogOverrun(settings.Device, input.GetType().Name, MostInputs);
    }

    private static UInt128 Fresh() => BinaryPrimitives.ReadUInt128BigEndian(RandomNumberGenerator.GetBytes(16));

    [LoggerMessage(3201, LogLevel.Warning, "Button box {Device} lost the message broker: {Reason}")]
    private partial void LogBusLost(string device, string reason);

    [LoggerMessage(3202, LogLevel.Error, "Button box {Device} dropped a message on {Topic}: too many are kept while the broker is away")]
    private partial void LogDropped(string device, string topic);

    [LoggerMessage(3203, LogLevel.Error, "Button box {Device} dropped an input ({Kind}): {Most} are waiting")]
    private partial void LogOverrun(string device, string kind, int most);

    [LoggerMessage(3204, LogLevel.Error, "Button box {Device} has no buttons or lamps: {Trouble}")]
    private partial void LogLines(string device, string trouble);

    [LoggerMessage(3205, LogLevel.Warning, "Button box {Device}: the kernel dropped {Count} edges of line {Line}")]
    private partial void LogEdgesLost(string device, uint count, int line);

    [LoggerMessage(3206, LogLevel.Warning, "Sign of button box {Device}: {Trouble}")]
    private partial void LogSign(string device, string trouble);

    [LoggerMessage(3207, LogLevel.Information, "Button box {Device}: {What}")]
    private partial void LogNote(string device, string what);

    [LoggerMessage(3208, LogLevel.Information, "Button box {Device} is connected to the message broker")]
    private partial void LogBusThere(string device);
}
