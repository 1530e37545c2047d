using System.Text.Json;
using ServiceCenter.CentralHost;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Foresight.World;
using ServiceCenter.Sequencer;
using ServiceCenter.Simulation.Ground;
using ServiceCenter.Simulation.Net;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>
/// The host's computer: what the real pump does around the Sequencer, with simulated clock, disk and connections. It crashes,
/// and a new machine starts from what is on disk.
/// </summary>
internal sealed class HostNode : INode
{
    private static readonly TimeSpan MostBatching = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan MostUntold = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LeastRestart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostRestart = TimeSpan.FromSeconds(40);

    private readonly Place _place;
    private readonly Dice _dice;
    private readonly HostDisk _disk;
    private readonly BusClient _bus;
    private readonly Alarm _alarm;
    private readonly Dictionary<long, Action<ReplyMessage>> _asking = [];

    private IHostMachine _machine = null!;
    private NodeClock _clock = null!;
    private ComputerTime _time = null!;
    private Func<DateTimeOffset> _now = null!;
    private DateTimeOffset _clockBegins;
    private long _incarnation;
    private bool _up;
    private bool _draining;
    private bool _telling;

    public HostNode(Place place, Dice dice, BusClient bus)
    {
        (_place, _dice, _bus) = (place, dice, bus);
        _disk = new HostDisk(place.Agenda, dice.Fork(1), place.Weather, place.Digest, place.Watcher, place.Ports.Leap);
        _alarm = new Alarm(place.Agenda, () => Step(new Input.TimeDue(Now)));
    }

    public long Incarnation => _incarnation;
    public CentreState Durable => _machine.Durable;
    public Devices Devices => _machine.Devices;

    /// <summary>What the clock of the host's present life says, or would have said, at a true time.</summary>
    public DateTimeOffset TimeOf(TimeSpan trueTime) => _clockBegins + _clock.TimeOf(trueTime);
    private DateTimeOffset Now => _now();

    public void Start()
    {
        _incarnation++;
        _place.Story.Tell("host", $"starts, life {_incarnation}");
        var faults = _place.Weather.Faults;
        var drift = faults.ClockDrift == 0 ? 0 : _dice.Below(2 * faults.ClockDrift + 1) - faults.ClockDrift;
        _clock = new NodeClock(_place.Agenda, _place.Agenda.Now, drift);
        _time = new ComputerTime(_clock, WallClock.AtStart(_place, _dice, mayBeWrong: _disk.LastAt is not null) + _dice.Between(-faults.ClockJump, faults.ClockJump));
        try
        {
            _now = _place.Ports.Clock(_time, _disk.LastAt ?? DateTimeOffset.UnixEpoch);
        }
        catch (ClockException unbelievable)
        {
            _place.Story.Tell("host", unbelievable.Message);
            _place.Agenda.After(_dice.Between(LeastRestart, MostRestart), Start);
            return;
        }
        _clockBegins = Now;
        var options = new SequencerOptions
        {
            Topics = Script.Topics, AgentKey = new byte[32], Incarnation = _incarnation, BootId = $"host-{_incarnation}",
            Version = "sim", PublicUrl = "http://sim",
        };
        _machine = _place.Ports.Host(options, _disk.Read());
        _up = true;
        Step(new Input.PlanCame(Now, Script.Plan));
        _bus.Start(this, [Script.Topics.AnyRequest, Script.Topics.AnyShown, Script.Topics.Status("+"), Script.Topics.Health("+")], Message.Of(_machine.Will));
    }

    public void SetWallClock(TimeSpan by)
    {
        _place.Story.Tell("host", $"has its wall clock set by {by}");
        _time.SetWall(by);
    }

    public void FillDisk(TimeSpan length)
    {
        _place.Story.Tell("host", $"has a full disk for {length.TotalSeconds:0} s");
        _disk.FillUp(length);
    }

    public void BackUp() => _disk.BackUp();

    public void GoOnFromBackup()
    {
        Crash("its disk dies, and a backup is put in its place");
        _place.Weather.RecordWasLost = true;
        _disk.PutBack(Script.Begins + _place.Agenda.Now);
    }

    public void Crash(string why)
    {
        if (!_up) return;
        _place.Story.Tell("host", "dies: " + why);
        _up = false;
        _asking.Clear();
        _draining = _telling = false;
        _alarm.Clear();
        _disk.Crash();
        _bus.Crash();
        _place.Agenda.After(_dice.Between(LeastRestart, MostRestart), Start);
    }

    /// <summary>A request over HTTP. Where the host dies first, no answer ever comes.</summary>
    public void Ask(long ask, Caller caller, Request request, Action<ReplyMessage> answer)
    {
        if (!_up) return;
        _asking[ask] = answer;
        Step(new Input.Asked(Now, ask, caller, request, new TicketId(_dice.Id())));
    }

    public void BusUp() => Step(new Input.BusUp(Now));

    /// <summary>The machine has no input for it: the pump publishes on, and the client library keeps it.</summary>
    public void BusDown() { }

    public void Receive(string topic, ReadOnlyMemory<byte> body)
    {
        Traffic.Count(_place.Traffic.Read, Author.Host);
        Step(new Input.MessageCame(Now, topic, body, new TicketId(_dice.Id())));
    }

    private void Step(Input input)
    {
        if (!_up) return;
        var outputs = new List<Output>();
        _machine.Step(input, outputs);
        foreach (var output in outputs)
        {
            Do(output);
            if (!_up) return;
        }
        DrainSoon();
    }

    private void Do(Output output)
    {
        switch (output)
        {
            case Output.Append append:
                _disk.Append(append.Events, Flushed, reason => Step(new Input.FlushFailed(Now, reason)));
                break;
            case Output.Publish publish: Publish(publish); break;
            case Output.Answer answer: Answer(answer); break;
            case Output.WakeAt wake: _alarm.Set(_clock.TrueTimeOf(wake.At - _clockBegins)); break;
            case Output.Halt halt: Crash(halt.Reason); break;
        }
    }

    private void Flushed()
    {
        Step(new Input.Flushed(Now));
        if (_telling || !_up) return;
        _telling = true;
        var life = _incarnation;
        _place.Agenda.After(_dice.Between(TimeSpan.Zero, MostUntold), () =>
        {
            if (life != _incarnation || !_up) return;
            _telling = false;
            Step(new Input.Quiet(Now));
        });
    }

    private void Answer(Output.Answer answer)
    {
        if (_asking.Remove(answer.Ask, out var take)) take(answer.Reply);
    }

    private void Publish(Output.Publish made)
    {
        Watch(made);
        _bus.Publish(Message.Of(made));
    }

    private void Watch(Output.Publish made)
    {
        if (made.Topic == Script.Topics.Event) _place.Watcher.EventTold(made.Body);
        else if (Script.Topics.DeviceOf(made.Topic, "reply") is { } device) _place.Watcher.Replied(device, JsonSerializer.Deserialize(made.Body.Span, Wire.Default.ReplyMessage)!);
        else if (made.Topic == Script.Topics.Board("hall")) _place.Watcher.BoardTold(made.Body);
    }

    /// <summary>The pump says so as soon as its inbox is empty; what comes in within a moment is one batch.</summary>
    private void DrainSoon()
    {
        if (_draining) return;
        _draining = true;
        var life = _incarnation;
        _place.Agenda.After(_dice.Between(TimeSpan.Zero, MostBatching), () =>
        {
            if (life != _incarnation || !_up) return;
            var outputs = new List<Output>();
            _machine.Step(new Input.Drained(Now), outputs);
            _draining = false;
            foreach (var output in outputs) Do(output);
        });
    }
}
