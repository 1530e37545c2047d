using ServiceCenter.CounterBox.Session;
using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Ground;
using ServiceCenter.Simulation.Net;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>A button box's computer: what the real pump does around the session, with simulated clock, outbox, buttons, lamps, sign and connection.</summary>
internal sealed class BoxNode : INode, IContacts
{
    private const int SignWidth = 8;
    private static readonly TimeSpan LeastFlush = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan MostFlush = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LeastRestart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostRestart = TimeSpan.FromSeconds(60);

    private readonly string _name;
    private readonly Place _place;
    private readonly Dice _dice;
    private readonly BusClient _bus;
    private readonly Alarm _alarm;
    private readonly DeviceDisk _disk;
    /// <summary>In the order in which they were kept: one step rests on the one before.</summary>
    private readonly List<(string Id, ReadOnlyMemory<byte> Entry)> _outbox = [];
    private readonly SortedDictionary<int, KernelLine> _lines = [];
    private readonly SortedDictionary<int, Lamp> _lamps = [];

    private IBoxMachine _session = null!;
    private NodeClock _clock = null!;
    private int _life;
    private bool _up;

    public BoxNode(string name, Place place, Dice dice, BusClient bus)
    {
        (_name, _place, _dice, _bus) = (name, place, dice, bus);
        _alarm = new Alarm(place.Agenda, () => Step(new BoxInput.TimeDue(_clock.Now)));
        _disk = new DeviceDisk(place.Agenda);
    }

    public string Name => _name;
    /// <summary>Steps on its disk that the host has not answered.</summary>
    public int Owed => _outbox.Count;
    public bool AnyLight => _lamps.Values.Any(lamp => lamp.On);

    /// <summary>The number over the counter, which blinks while it is new and can be read all the same; empty while the sign is dark.</summary>
    public string Sign { get; private set; } = "";

    /// <summary>A lamp that is on and does not blink. A glance takes as long as it takes to see that.</summary>
    public bool IsSteady(int lampLine, TimeSpan glance) => _lamps.TryGetValue(lampLine, out var lamp) && lamp.On && _place.Agenda.Now - lamp.Since >= glance;

    public void Start()
    {
        _life++;
        _place.Story.Tell(_name, $"starts, life {_life}");
        var drift = _place.Weather.Faults.ClockDrift;
        _clock = new NodeClock(_place.Agenda, _place.Agenda.Now, drift == 0 ? 0 : _dice.Below(2 * drift + 1) - drift);
        _session = _place.Ports.Box(new BoxOptions(Script.Plan.Site, _name, "sim", $"{_name}-{_life}", SignWidth));
        _up = true;
        foreach (var (id, entry) in _outbox.ToArray()) Step(new BoxInput.Found(_clock.Now, id, entry));
        _bus.Start(this, _session.Subscriptions, Message.Of(_session.Will));
    }

    public void Crash()
    {
        if (!_up) return;
        _place.Story.Tell(_name, "dies");
        _up = false;
        _lines.Clear();
        _lamps.Clear();
        Sign = "";
        _alarm.Clear();
        _bus.Crash();
        _place.Watcher.Died(_name);
        _place.Agenda.After(_dice.Between(LeastRestart, MostRestart), Start);
    }

    public void Contact(int line, bool closed, long touch)
    {
        if (_lines.TryGetValue(line, out var kernel)) kernel.Contact(closed, touch);
    }

    public void BusUp() => Step(new BoxInput.BusUp(_clock.Now));
    public void BusDown() => Step(new BoxInput.BusDown(_clock.Now));

    public void Receive(string topic, ReadOnlyMemory<byte> body)
    {
        Traffic.Count(_place.Traffic.Read, Author.Box);
        Step(new BoxInput.MessageCame(_clock.Now, topic, body));
    }

    private void Edge(int line, bool pressed, long touch)
    {
        var fresh = _dice.Id();
        if (pressed) _place.Watcher.BoxPressed(_name, touch, fresh);
        _place.Story.Tell(_name, pressed ? $"button {line} is pressed" : $"button {line} is let go");
        Step(new BoxInput.LineChanged(_clock.Now, line, pressed, fresh));
    }

    private void Step(BoxInput input)
    {
        if (!_up) return;
        var outputs = new List<BoxOutput>();
        _session.Step(input, outputs);
        foreach (var output in outputs) Do(output);
    }

    private void Do(BoxOutput output)
    {
        switch (output)
        {
            case BoxOutput.Publish made:
                _place.WatchRequest(_name, made.Topic, made.Body);
                _bus.Publish(Message.Of(made));
                break;
            case BoxOutput.Listen listen: _bus.Listen([listen.Topic]); break;
            case BoxOutput.Keep keep: Keep(keep); break;
            case BoxOutput.Forget forget: OnDisk(TimeSpan.Zero, () => _outbox.RemoveAll(entry => entry.Id == forget.Id)); break;
            case BoxOutput.Lines lines: Take(lines); break;
            case BoxOutput.Light light: _lamps[light.Line] = new Lamp(light.On, _place.Agenda.Now); break;
            case BoxOutput.Show show: Show(show); break;
            case BoxOutput.Note note: _place.Story.Tell(_name, note.Text); break;
            case BoxOutput.WakeAt wake: _alarm.Set(_clock.TrueTimeOf(wake.At)); break;
        }
    }

    private void Keep(BoxOutput.Keep keep) => OnDisk(_dice.Between(LeastFlush, MostFlush), () =>
    {
        _outbox.Add((keep.Id, keep.Entry));
        Step(new BoxInput.Kept(_clock.Now, keep.Id));
    });

    private void OnDisk(TimeSpan takes, Action done)
    {
        var life = _life;
        _disk.Write(takes, () =>
        {
            if (life == _life && _up) done();
        });
    }

    private void Show(BoxOutput.Show show)
    {
        Sign = show.Text;
        var life = _life;
        _place.Agenda.After(TimeSpan.Zero, () =>
        {
            if (life == _life) Step(new BoxInput.SignAnswered(_clock.Now, null));
        });
    }

    /// <summary>The kernel is asked for these lines; it tells first how they are. Lamps are dark when they are taken.</summary>
    private void Take(BoxOutput.Lines named)
    {
        foreach (var lamp in named.Lamps) _lamps[lamp] = new Lamp(false, _place.Agenda.Now);
        foreach (var line in named.Buttons)
        {
            if (_lines.ContainsKey(line)) continue;
            _lines[line] = new KernelLine(_place.Agenda, (pressed, touch) => Edge(line, pressed, touch));
            _place.Agenda.After(TimeSpan.Zero, () => Step(new BoxInput.LineRead(_clock.Now, line, false)));
        }
    }

    private readonly record struct Lamp(bool On, TimeSpan Since);
}
