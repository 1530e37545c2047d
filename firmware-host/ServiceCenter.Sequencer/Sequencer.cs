using System.Collections.Immutable;
using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer.Projections;
using ServiceCenter.Sequencer.Translation;

namespace ServiceCenter.Sequencer;

/// <summary>
/// The host as a synchronous machine. It takes what happens in order, drops what it has seen, stamps, asks the engine, and
/// hands everything that was decided meanwhile to one append. Only when that is on disk do replies and publications leave,
/// a refusal included: what was not flushed was never said.
/// </summary>
/// <remarks>
/// Two states are kept. <see cref="Decided"/> runs ahead of the disk and is what the next command is judged by;
/// <see cref="Durable"/> is on disk, and all that anyone is ever told.
/// </remarks>
public sealed class Sequencer
{
    /// <summary>More than an append holds.</summary>
    private const int MostToldAgain = 1_000;

    private readonly SequencerOptions _options;
    private readonly AgentIds _agents;
    private readonly Answers _answers = new();
    private readonly Devices _devices = new();
    private readonly Listening _listening = new();
    private readonly Publications _publications;

    /// <summary>The last events found in the journal: a crash between flush and publication may have kept them from being told.</summary>
    private readonly Queue<(Recorded Recorded, CentreState After)> _maybeUntold = new();

    /// <summary>On disk, and the bus has not been told; with the state it was last told of.</summary>
    private readonly List<(Recorded Recorded, CentreState After)> _untold = [];
    private CentreState? _lastTold;

    private Batch _open = new();
    private Batch? _flushing;
    private LastCalls _calls;
    private LastCalls _durableCalls;
    private DateTimeOffset? _wake;
    private bool _halted;

    private Sequencer(SequencerOptions options, CentreState state, LastCalls calls)
    {
        _options = options;
        _agents = new AgentIds(options.AgentKey);
        _publications = new Publications(options);
        Decided = Durable = state;
        _calls = _durableCalls = calls;
    }

    /// <summary>The machine as it was when the last of these events was flushed.</summary>
    /// <param name="answers">Remembered answers that came with the snapshot, oldest first.</param>
    /// <param name="since">Events after the snapshot.</param>
    public static Sequencer Restore(SequencerOptions options, CentreState snapshot, IEnumerable<Answer> answers, IEnumerable<Recorded> since)
    {
        var machine = new Sequencer(options, snapshot, LastCalls.Of(snapshot));
        foreach (var answer in answers) machine._answers.Remember(answer, accepted: true);
        machine.Replay(since);
        machine._listening.Begin(machine.Decided);
        return machine;
    }

    /// <summary>What the broker says when this host is gone.</summary>
    public Output.Publish Will => _publications.Will;

    public CentreState Decided { get; private set; }
    public CentreState Durable { get; private set; }
    public LastCalls DurableCalls => _durableCalls;
    public ShownCalls Shown { get; private set; } = ShownCalls.None;
    public Devices Devices => _devices;

    /// <summary>Where the record goes on from a backup: kiosks that have yet to say what they remember.</summary>
    public ImmutableSortedSet<string> Unheard => _listening.Unheard;

    /// <summary>Accepted requests of the last 24 hours that are on disk only when nothing is under way: ask when <see cref="IsSettled"/>.</summary>
    public IReadOnlyList<Answer> AcceptedAnswers => _answers.Accepted();

    /// <summary>How many of them there are.</summary>
    public int AnswersKept => _answers.AcceptedCount;

    /// <summary>Somebody waits for <see cref="Input.Quiet"/>: within some milliseconds, for a wall hangs on it.</summary>
    public bool HasToTell => _lastTold is not null;

    /// <summary>Everything decided is on disk.</summary>
    public bool IsSettled => _flushing is null && _open.IsEmpty;

    public void Step(Input input, ICollection<Output> outputs)
    {
        if (_halted) return;
        _listening.TimePasses(input.Now);
        switch (input)
        {
            case Input.MessageCame came: Receive(came, outputs); break;
            case Input.Asked asked: Take(asked.Caller, asked.Request, asked.Fresh, Stamp(asked.Now), new ReplyTo.Door(asked.Ask)); break;
            case Input.PlanCame came: Configure(came); break;
            case Input.Ordered ordered: outputs.Add(_publications.Order(ordered.Device, ordered.Order)); break;
            case Input.TimeDue due: Keep(due); break;
            case Input.Drained: Commit(outputs); break;
            case Input.Flushed: Release(outputs); break;
            case Input.Quiet: Tell(outputs); break;
            case Input.FlushFailed failed: Halt(failed.Reason, outputs); break;
            case Input.BusUp:
                TellUntold(outputs);
                _publications.All(Told, outputs);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(input), input.GetType().Name, "An input the machine does not know.");
        }
        Wake(outputs);
    }

    // ---- what comes in

    private void Receive(Input.MessageCame came, ICollection<Output> outputs)
    {
        var topics = _options.Topics;
        if (came.Topic == topics.HostStatus) _publications.TakeBack(came.Body.Span, outputs);
        else if (topics.DeviceOf(came.Topic, "request") is { } asking) TakeBytes(asking, came);
        else if (topics.DeviceOf(came.Topic, "shown") is { } display) ReportShown(display, came, outputs);
        else if (topics.DeviceOf(came.Topic, "status") is { } present) _devices.Status(present, came.Body.Span);
        else if (topics.DeviceOf(came.Topic, "health") is { } well) _devices.Health(well, came.Body.Span);
    }

    private void TakeBytes(string device, Input.MessageCame came)
    {
        var to = new ReplyTo.Bus(device);
        var (id, request, problem) = RequestReader.Read(came.Body.Span);
        if (request is null) Say(to, new ReplyMessage(id ?? "", false, Problem: problem));
        else Take(new Caller(device, Authority.OfDevice(device, Decided, _options)), request, came.Fresh, Stamp(came.Now), to);
    }

    /// <summary>The one road of a request, whatever its door.</summary>
    private void Take(Caller caller, Request request, TicketId fresh, DateTimeOffset at, ReplyTo to)
    {
        if (!Slug.IsValid(caller.Device))
        {
            Say(to, Refused(request.Id, Problems.Of("bad-request", $"'{caller.Device}' is no device: 1 to {Slug.MaxLength} of a-z, 0-9 and '-' are.")));
            return;
        }
        var cause = new Cause(new DeviceId(caller.Device), request.Id, RequestDigest.Of(request));
        // Reading is done again with every repeat: whoever asks a second time has not seen it.
        if (request is SnapshotRequest) _open.Snapshots.Add(caller.Device);
        if (_answers.Find(caller.Device, request.Id) is { } earlier)
        {
            if (earlier.Cause.Digest == cause.Digest)
            {
                _open.Replies.Add((to, earlier.Reply));
                return;
            }
            // A ticket is handed in under the id of the request that went unanswered: from here on that is the answer.
            if (request is not HandInRequest)
            {
                Say(to, Refused(request.Id, Problems.Of("id-reused", $"Request '{request.Id}' of '{caller.Device}' was another one. Ask under an id of its own.")));
                return;
            }
        }

        if (request is IssueTicketRequest && _listening.IsUnderWay)
        {
            // A kiosk that gets no answer goes on with numbers of its own.
            if (to is ReplyTo.Door) Say(to, Refused(request.Id, _listening.Problem));
            return;
        }

        var answer = Answer(caller, request, fresh, at, cause, out var accepted);
        var reply = Bytes(answer);
        if (accepted || IsKept(request, answer)) _answers.Remember(new Answer(cause, at, reply), accepted);
        _open.Replies.Add((to, reply));
    }

    /// <summary>What came too late may come again in time; and a paper is handed in until it is taken.</summary>
    private static bool IsKept(Request request, ReplyMessage answer) => request is not HandInRequest && answer.Problem?.Code != Problems.TooLateCode;

    private ReplyMessage Answer(Caller caller, Request request, TicketId fresh, DateTimeOffset at, Cause cause, out bool accepted)
    {
        accepted = false;
        if (request is IPassing { GoodUntil: { } until } && (until.Incarnation != _options.Incarnation || until.At < at)) return Refused(request.Id, Problems.TooLate());
        if (Authority.Refuse(caller, request, Decided, _agents) is { } forbidden) return Refused(request.Id, forbidden);
        var (command, problem) = ToCommand.Of(request, caller, Decided, _agents, fresh, at);
        if (problem is not null) return Refused(request.Id, problem);
        if (request is HelloRequest) return Greet(request.Id, caller.Device, command, at);
        if (command is null) return new ReplyMessage(request.Id, true, Decided.LastSeq);

        switch (CentreEngine.Decide(command, Decided))
        {
            case Decision.Refused refused:
                return Refused(request.Id, Problems.Of(refused.Refusal));
            case Decision.Accepted { Events.Count: 0 } when request is HandInRequest hand:
                return ToReply.Again(hand, Decided);
            case Decision.Accepted { Events.Count: 0 }:
                return new ReplyMessage(request.Id, true, Decided.LastSeq);
            case Decision.Accepted decided:
                accepted = true;
                return ToReply.Of(request.Id, Record(decided.Events, at, cause), Decided);
            default:
                throw new InvalidOperationException("A decision that is neither accepted nor refused.");
        }
    }

    /// <summary>What is learned of a device is nobody's request: it is not told again to who says hello under the same id.</summary>
    private ReplyMessage Greet(string id, string device, Command? hear, DateTimeOffset at)
    {
        if (hear is not null && CentreEngine.Decide(hear, Decided) is Decision.Accepted heard) Record(heard.Events, at, null);
        _listening.Heard(device);
        return new ReplyMessage(id, true, Decided.LastSeq, Now: new HostInstant(_options.Incarnation, at), Lost: Listening.Lost(Decided, at));
    }

    private void Configure(Input.PlanCame came)
    {
        var at = Stamp(came.Now);
        // The file knows nothing of services that came with an import; their visits are in the log all the same.
        var historical = Decided.Plan?.Services.Where(s => s.Historical && came.Plan.Service(s.Id) is null) ?? [];
        var plan = came.Plan with { Services = [.. came.Plan.Services, .. historical] };
        var decision = CentreEngine.Decide(new Command.Configure(at, plan, came.From), Decided);
        if (decision is Decision.Accepted accepted) Record(accepted.Events, at, null);
        if (came.Ask is not { } ask) return;
        Say(new ReplyTo.Door(ask), decision is Decision.Refused refused
            ? Refused(Input.PlanCame.Request, Problems.Of(refused.Refusal))
            : new ReplyMessage(Input.PlanCame.Request, true, Decided.PlanSeq));
    }

    /// <summary>What the engine does by itself, once it is due.</summary>
    private void Keep(Input.TimeDue due)
    {
        var at = Stamp(due.Now);
        _wake = null;
        if (CentreEngine.NextDue(Decided) is { } next && next <= at && CentreEngine.Decide(new Command.KeepTime(at), Decided) is Decision.Accepted accepted)
            Record(accepted.Events, at, null);
    }

    private void ReportShown(string display, Input.MessageCame came, ICollection<Output> outputs)
    {
        if (Durable.Plan is not { } plan || plan.Displays.FirstOrDefault(d => d.Id.Value == display) is not { } wall) return;
        if (ShownReader.Read(came.Body.Span) is not { } shown || shown.Seq > Durable.LastSeq) return;
        var known = Shown;
        if (shown.ShownAt is not null) Shown = Shown.After(shown.Seq, Stamp(came.Now));
        if (shown.SpokenAt is not null) Shown = Shown.AfterSpeaking(shown.Seq);
        if (!ReferenceEquals(known.ByCall, Shown.ByCall))
            foreach (var counter in plan.Counters)
                if (CounterProjection.Of(Durable, counter, Shown).CallSeq == shown.Seq) _publications.Counter(Told, counter, outputs);
        if (!ReferenceEquals(known.Spoken, Shown.Spoken) && plan.Zones.FirstOrDefault(z => z.Id == wall.Zone) is { } zone)
            _publications.Board(Told, zone, outputs);
    }

    // ---- what is decided

    private List<Recorded> Record(IReadOnlyList<Event> events, DateTimeOffset at, Cause? cause)
    {
        var recorded = new List<Recorded>(events.Count);
        foreach (var happened in events)
        {
            var seq = happened is Event.RecordRestored gap ? Leap.To(Decided.LastSeq, at, gap.Seen) : Decided.LastSeq + 1;
            var next = new Recorded(seq, at, Since.Of(happened), cause, happened);
            Decided = CentreEngine.Evolve(Decided, next);
            _calls = _calls.After(next, Decided);
            _open.Events.Add((next, Decided));
            recorded.Add(next);
        }
        return recorded;
    }

    private void Replay(IEnumerable<Recorded> events)
    {
        var group = new List<Recorded>();
        // A journal holds years, and replies are wanted for a day: what grows old on the way is never written out.
        var replies = new Queue<(Cause Cause, DateTimeOffset At, ReplyMessage Reply)>();
        foreach (var recorded in events)
        {
            if (group.Count > 0 && !Equals(group[0].Cause, recorded.Cause)) Reply(group, replies);
            Decided = CentreEngine.Evolve(Decided, recorded);
            _calls = _calls.After(recorded, Decided);
            if (recorded.Cause is not null) group.Add(recorded);
            _maybeUntold.Enqueue((recorded, Decided));
            if (_maybeUntold.Count > MostToldAgain) _maybeUntold.Dequeue();
        }
        if (group.Count > 0) Reply(group, replies);
        foreach (var (cause, at, reply) in replies) _answers.Remember(new Answer(cause, at, Bytes(reply)), accepted: true);
        Durable = Decided;
        _durableCalls = _calls;
    }

    private void Reply(List<Recorded> group, Queue<(Cause Cause, DateTimeOffset At, ReplyMessage Reply)> replies)
    {
        var (cause, at) = (group[0].Cause!, group[^1].At);
        replies.Enqueue((cause, at, ToReply.Of(cause.Request, group, Decided)));
        while (at - replies.Peek().At > Answers.Kept) replies.Dequeue();
        group.Clear();
    }

    // ---- what goes out

    private void Say(ReplyTo to, ReplyMessage reply) => _open.Replies.Add((to, Bytes(reply)));

    /// <summary>Nothing more is waiting: everything decided goes to the disk at once, unless an append is under way.</summary>
    private void Commit(ICollection<Output> outputs)
    {
        if (_flushing is not null || _open.IsEmpty) return;
        (_flushing, _open) = (_open, new Batch());
        _flushing.State = Decided;
        _flushing.Calls = _calls;
        if (_flushing.Events.Count > 0) outputs.Add(new Output.Append([.. _flushing.Events.Select(e => e.Recorded)], [Durable, .. _flushing.Events.Select(e => e.After)]));
        else Release(outputs);
    }

    /// <summary>Every event, and of what is retained the last version only, however often it changed meanwhile.</summary>
    private void Tell(ICollection<Output> outputs)
    {
        if (_lastTold is not { } before) return;
        TellUntold(outputs);
        _publications.Events(_untold, outputs);
        _publications.Changes(before, Told, outputs);
        _untold.Clear();
        _lastTold = null;
    }

    /// <summary>What may never have been told is told before anything newer, so that the event topic has no gap; who has heard it knows it by its seq.</summary>
    private void TellUntold(ICollection<Output> outputs)
    {
        if (_maybeUntold.Count == 0) return;
        _publications.Events([.. _maybeUntold], outputs);
        _maybeUntold.Clear();
    }

    /// <summary>Replies first and alone: whoever asked waits for nothing that only others are to hear.</summary>
    private void Release(ICollection<Output> outputs)
    {
        var batch = _flushing ?? throw new InvalidOperationException("A flush was reported that was not asked for.");
        _flushing = null;
        if (batch.Events.Count > 0) _lastTold ??= Durable;
        _untold.AddRange(batch.Events);
        (Durable, _durableCalls) = (batch.State, batch.Calls);
        foreach (var (to, reply) in batch.Replies) outputs.Add(Addressed(to, reply));
        foreach (var device in batch.Snapshots) _publications.For(device, Told, outputs);
        Commit(outputs);
    }

    private void Halt(string reason, ICollection<Output> outputs)
    {
        _halted = true;
        var unknown = Problems.Of("outcome-unknown", $"The host could not write its journal ({reason}). Whether this was done is not known: ask again under the same id.");
        foreach (var (to, reply) in (_flushing?.Replies ?? []).Concat(_open.Replies))
            if (to is ReplyTo.Door door) outputs.Add(new Output.Answer(door.Ask, new ReplyMessage(Read(reply).Id, false, Problem: unknown)));
        outputs.Add(new Output.Halt(reason));
    }

    private void Wake(ICollection<Output> outputs)
    {
        if (_halted || CentreEngine.NextDue(Decided) is not { } due || due == _wake) return;
        _wake = due;
        outputs.Add(new Output.WakeAt(due));
    }

    private Output Addressed(ReplyTo to, ReadOnlyMemory<byte> reply) => to switch
    {
        ReplyTo.Door door => new Output.Answer(door.Ask, Read(reply)),
        ReplyTo.Bus bus => new Output.Publish(_options.Topics.Reply(bus.Device), reply, false),
        _ => throw new InvalidOperationException("A reply that is addressed to nobody."),
    };

    private Told Told => new(Durable, _durableCalls, Shown);

    // ---- small things

    /// <summary>max(now, last), in whole milliseconds: time never runs backwards in the journal, whatever the clock does.</summary>
    private DateTimeOffset Stamp(DateTimeOffset now)
    {
        var whole = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        return whole > Decided.LastAt ? whole : Decided.LastAt;
    }

    private static byte[] Bytes(ReplyMessage reply) => JsonSerializer.SerializeToUtf8Bytes(reply, Wire.Default.ReplyMessage);
    private static ReplyMessage Read(ReadOnlyMemory<byte> reply) => JsonSerializer.Deserialize(reply.Span, Wire.Default.ReplyMessage)!;

    private static ReplyMessage Refused(string id, Problem problem) => new(id, false, Problem: problem);

    private abstract record ReplyTo
    {
        public sealed record Bus(string Device) : ReplyTo;
        public sealed record Door(long Ask) : ReplyTo;
    }

    /// <summary>What was decided between two appends, and what may be said once it is on disk.</summary>
    private sealed class Batch
    {
        public List<(Recorded Recorded, CentreState After)> Events { get; } = [];
        public List<(ReplyTo To, ReadOnlyMemory<byte> Reply)> Replies { get; } = [];
        public List<string> Snapshots { get; } = [];
        public CentreState State { get; set; } = CentreState.Empty;
        public LastCalls Calls { get; set; } = LastCalls.None;
        public bool IsEmpty => Events.Count == 0 && Replies.Count == 0;
    }
}
