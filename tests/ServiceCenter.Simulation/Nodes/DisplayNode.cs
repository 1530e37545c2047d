using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Display.Session;
using ServiceCenter.Foresight.World;
using ServiceCenter.Simulation.Ground;
using ServiceCenter.Simulation.Net;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>A wall display's computer, its page, which paints what is fresh and says so, and its voice.</summary>
internal sealed class DisplayNode : INode
{
    private static readonly TimeSpan LeastPaint = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan MostPaint = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LeastRestart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostRestart = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LeastSpeech = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan MostSpeech = TimeSpan.FromSeconds(9);

    private readonly string _name;
    private readonly Place _place;
    private readonly Dice _dice, _voice;
    private readonly BusClient _bus;
    private readonly Alarm _alarm;
    private readonly HashSet<long> _painting = [];

    private IDisplayMachine _session = null!;
    private NodeClock _clock = null!;
    private ComputerTime _time = null!;
    private int _life;
    private bool _up;

    public DisplayNode(string name, Place place, Dice dice, BusClient bus)
    {
        (_name, _place, _dice, _bus) = (name, place, dice, bus);
        _voice = dice.Fork("voice");
        _alarm = new Alarm(place.Agenda, () => Step(new DisplayInput.TimeDue(_clock.Now)));
    }

    public string Name => _name;
    public WallScreen Screen => _session.Screen;
    public event Action<WallScreen>? Shows;

    private DateTimeOffset Wall => _time.GetUtcNow();

    public void Start()
    {
        _life++;
        _place.Story.Tell(_name, $"starts, life {_life}");
        var drift = _place.Weather.Faults.ClockDrift;
        _clock = new NodeClock(_place.Agenda, _place.Agenda.Now, drift == 0 ? 0 : _dice.Below(2 * drift + 1) - drift);
        _time = new ComputerTime(_clock, WallClock.AtStart(_place, _dice.Fork("clock").Fork((ulong)_life), mayBeWrong: _life > 1));
        _session = _place.Ports.Display(new DisplayOptions(Script.Plan.Site, _name, "hall", "sim", $"{_name}-{_life}", HasVoice: true));
        _up = true;
        var (topic, will) = _session.Will;
        _bus.Start(this, _session.Subscriptions, Message.Of(new DisplayOutput.Publish(topic, will, Retain: true)));
    }

    public void SetWallClock(TimeSpan by)
    {
        _place.Story.Tell(_name, $"has its wall clock set by {by}");
        _time.SetWall(by);
    }

    public void Crash()
    {
        if (!_up) return;
        _place.Story.Tell(_name, "dies");
        _up = false;
        _painting.Clear();
        _alarm.Clear();
        _bus.Crash();
        _place.Agenda.After(_dice.Between(LeastRestart, MostRestart), Start);
    }

    public void BusUp()
    {
        _place.Watcher.WallConnected(_name, true);
        Step(new DisplayInput.BusUp(_clock.Now));
    }

    public void BusDown()
    {
        _place.Watcher.WallConnected(_name, false);
        Step(new DisplayInput.BusDown(_clock.Now));
    }

    public void Receive(string topic, ReadOnlyMemory<byte> body)
    {
        Traffic.Count(_place.Traffic.Read, Author.Display);
        Step(new DisplayInput.MessageCame(_clock.Now, topic, body, Wall));
    }

    private void Step(DisplayInput input)
    {
        if (!_up) return;
        var outputs = new List<DisplayOutput>();
        _session.Step(input, outputs);
        foreach (var output in outputs)
        {
            switch (output)
            {
                case DisplayOutput.Publish made: Publish(made); break;
                case DisplayOutput.Show show: Paint(show.Screen); break;
                case DisplayOutput.Say say: Speak(say.Seq, say.What.Phrases[0].Spelled!); break;
                case DisplayOutput.WakeAt wake: _alarm.Set(_clock.TrueTimeOf(wake.At)); break;
            }
        }
    }

    private void Publish(DisplayOutput.Publish made)
    {
        _place.WatchRequest(_name, made.Topic, made.Body);
        if (made.Topic == Script.Topics.Shown(_name)) _place.Watcher.Shown(_name, JsonSerializer.Deserialize(made.Body.Span, Wire.Default.ShownMessage)!);
        _bus.Publish(Message.Of(made));
    }

    private void Speak(long seq, string number)
    {
        var life = _life;
        _place.Agenda.After(_voice.Between(LeastSpeech, MostSpeech), () =>
        {
            if (life != _life || !_up) return;
            if (_place.Weather.Strikes(_voice, "speech", _place.Weather.Faults.SpeechFails))
            {
                Step(new DisplayInput.SpeechFailed(_clock.Now, seq, "hoarse"));
                return;
            }
            _place.Watcher.CallHeard(_name, life, seq, number);
            Step(new DisplayInput.Spoken(_clock.Now, seq, Wall));
        });
    }

    private void Paint(WallScreen screen)
    {
        _place.Watcher.WallShows(_name, screen);
        Shows?.Invoke(screen);
        foreach (var call in screen.Current)
        {
            if (!call.Fresh || !_painting.Add(call.Seq)) continue;
            var life = _life;
            _place.Agenda.After(_dice.Between(LeastPaint, MostPaint), () =>
            {
                if (life != _life) return;
                _painting.Remove(call.Seq);
                if (_up && _session.Screen.Current.Any(known => known.Seq == call.Seq)) _place.Watcher.Painted(_name, call.Seq);
                Step(new DisplayInput.Painted(_clock.Now, call.Seq, Wall));
            });
        }
    }
}
