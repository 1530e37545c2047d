using System.Text.Json;
using ServiceCenter.Foresight.World;
using ServiceCenter.Kiosk.Session;
using ServiceCenter.Simulation.Ground;
using ServiceCenter.Simulation.Net;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>A kiosk's computer: what the real pump does around the session, with simulated clock, outbox, buttons, printer and connection.</summary>
internal sealed class KioskNode : INode, IContacts
{
    private static readonly TimeSpan LeastFlush = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan MostFlush = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LeastRestart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostRestart = TimeSpan.FromSeconds(60);

    private const int TicketIdLength = 32;

    private readonly string _name;
    private readonly Place _place;
    private readonly Dice _dice;
    private readonly BusClient _bus;
    private readonly Alarm _alarm;
    private readonly SimulatedPrinter _printer;
    private readonly DeviceDisk _disk;
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _outbox = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, KernelLine> _lines = [];

    private IKioskMachine _session = null!;
    private NodeClock _clock = null!;
    private int _life;
    private bool _up;

    public KioskNode(string name, Place place, Dice dice, BusClient bus)
    {
        (_name, _place, _dice, _bus) = (name, place, dice, bus);
        _alarm = new Alarm(place.Agenda, () => Step(new KioskInput.TimeDue(_clock.Now)));
        _printer = new SimulatedPrinter(name, place, dice.Fork(1));
        _disk = new DeviceDisk(place.Agenda);
    }

    public string Name => _name;
    /// <summary>Tickets on its disk with which something is still to be done; what it keeps of its configuration is none.</summary>
    public int Owed => _outbox.Count(entry => entry.Key.Length == TicketIdLength && !IsSettled(entry.Value));

    /// <summary>What the screen says; null while it is dark.</summary>
    public KioskScreen? Screen { get; private set; }
    public event Action? ScreenChanged;
    public SimulatedPrinter Printer => _printer;

    public void Start()
    {
        _life++;
        _place.Story.Tell(_name, $"starts, life {_life}");
        var drift = _place.Weather.Faults.ClockDrift;
        _clock = new NodeClock(_place.Agenda, _place.Agenda.Now, drift == 0 ? 0 : _dice.Below(2 * drift + 1) - drift);
        _session = _place.Ports.Kiosk(new KioskOptions(Script.Plan.Site, _name, "sim", $"{_name}-{_life}", static (at, _, _) => at.ToString("HH:mm", null)));
        _up = true;
        foreach (var (id, entry) in _outbox.ToArray()) Step(new KioskInput.Found(_clock.Now, id, entry));
        _bus.Start(this, _session.Subscriptions, Message.Of(_session.Will));
    }

    public void Crash()
    {
        if (!_up) return;
        _place.Story.Tell(_name, "dies");
        _up = false;
        _lines.Clear();
        _alarm.Clear();
        _printer.Forget();
        _bus.Crash();
        Screen = null;
        ScreenChanged?.Invoke();
        _place.Watcher.Died(_name);
        _place.Agenda.After(_dice.Between(LeastRestart, MostRestart), Start);
    }

    public void Contact(int line, bool closed, long touch)
    {
        if (_lines.TryGetValue(line, out var kernel)) kernel.Contact(closed, touch);
    }

    public void BusUp() => Step(new KioskInput.BusUp(_clock.Now));
    public void BusDown() => Step(new KioskInput.BusDown(_clock.Now));

    public void Receive(string topic, ReadOnlyMemory<byte> body)
    {
        Traffic.Count(_place.Traffic.Read, Author.Kiosk);
        Step(new KioskInput.MessageCame(_clock.Now, topic, body));
    }

    private static bool IsSettled(ReadOnlyMemory<byte> entry)
    {
        using var read = JsonDocument.Parse(entry);
        return read.RootElement.GetProperty("stage").GetString() == "Settled";
    }

    private void Edge(int line, bool pressed, long touch)
    {
        var fresh = _dice.Id();
        if (pressed) _place.Watcher.Pressed(_name, line, touch, fresh);
        _place.Story.Tell(_name, pressed ? $"button {line} is pressed" : $"button {line} is let go");
        Step(new KioskInput.LineChanged(_clock.Now, line, pressed, _clock.Now, fresh), pressed ? fresh : null);
    }

    private void Step(KioskInput input, UInt128? press = null)
    {
        if (!_up) return;
        var outputs = new List<KioskOutput>();
        _session.Step(input, outputs);
        foreach (var output in outputs) Do(output, press);
    }

    private void Do(KioskOutput output, UInt128? press)
    {
        switch (output)
        {
            case KioskOutput.Publish made: Publish(made); break;
            case KioskOutput.Listen listen: _bus.Listen(listen.Topics); break;
            case KioskOutput.Keep keep: Keep(keep); break;
            case KioskOutput.Forget forget: OnDisk(TimeSpan.Zero, () => _outbox.Remove(forget.Id)); break;
            case KioskOutput.Light light: _place.Watcher.Lamp(_name, light.Line, light.On, press); break;
            case KioskOutput.Print print: Print(print); break;
            case KioskOutput.Lines lines: Watch(lines.Buttons); break;
            case KioskOutput.Show show:
                Screen = show.Screen;
                ScreenChanged?.Invoke();
                break;
            case KioskOutput.WakeAt wake: _alarm.Set(_clock.TrueTimeOf(wake.At)); break;
        }
    }

    private void Publish(KioskOutput.Publish made)
    {
        _place.WatchRequest(_name, made.Topic, made.Body);
        _bus.Publish(Message.Of(made));
    }

    private void Keep(KioskOutput.Keep keep) => OnDisk(_dice.Between(LeastFlush, MostFlush), () =>
    {
        _outbox[keep.Id] = keep.Entry;
        Step(new KioskInput.Kept(_clock.Now, keep.Id));
    });

    private void OnDisk(TimeSpan takes, Action done)
    {
        var life = _life;
        _disk.Write(takes, () =>
        {
            if (life == _life && _up) done();
        });
    }

    private void Print(KioskOutput.Print print)
    {
        var life = _life;
        _printer.Print(print.Bytes, answer =>
        {
            if (life == _life) Step(new KioskInput.PrinterAnswered(_clock.Now, print.Job, answer));
        });
    }

    /// <summary>The kernel is asked for these lines; it tells first how they are.</summary>
    private void Watch(IReadOnlyList<int> buttons)
    {
        foreach (var line in buttons)
        {
            if (_lines.ContainsKey(line)) continue;
            _lines[line] = new KernelLine(_place.Agenda, (pressed, touch) => Edge(line, pressed, touch));
            _place.Agenda.After(TimeSpan.Zero, () => Step(new KioskInput.LineRead(_clock.Now, line, false)));
        }
    }
}
