using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServiceCenter.Contracts;
using ServiceCenter.Display.Words;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Display.Session;

/// <summary>
/// A wall display as a synchronous machine: a fold of what the host says into the one screen it shows. It decides nothing. Repeats and
/// late messages change nothing: boards and configurations are folded by their <c>seq</c>, within one life of the host.
/// </summary>
public sealed class DisplaySession(DisplayOptions options)
{
    private readonly Topics _topics = new(options.Site);
    private readonly HostWatch _watch = new();
    private readonly Greeting _greeting = new(options);
    private readonly ToldCalls _told = new();
    private readonly Announcer _announcer = new();
    private readonly HealthReport _health = new(new Topics(options.Site).Health(options.Device));
    private readonly Newest<ConfigMessage> _config = new(config => config.Seq);
    private readonly Newest<BoardMessage> _board = new(board => board.Seq);
    private readonly Orders _orders = new();
    private DateTimeOffset _boardCameAt;
    private bool _boardMayBeOld;
    private string? _unreadable;
    private TimeSpan _now;
    private TimeSpan? _wakeAt;

    /// <summary>
    /// Topics to subscribe to. The host's status stands last: brokers send what they retain in this order, so that the board is
    /// there when the host is found alive.
    /// </summary>
    public IReadOnlyList<string> Subscriptions =>
    [
        _topics.Reply(options.Device), _topics.Config(options.Device), _topics.Order(options.Device),
        _topics.Board(options.Zone), _topics.Status(options.Device), _topics.HostStatus,
    ];

    /// <summary>The retained last will, and its topic.</summary>
    public (string Topic, ReadOnlyMemory<byte> Body) Will => (_topics.Status(options.Device), Json(Status(StatusMessage.Offline), Wire.Default.StatusMessage));

    /// <summary>What the wall shows now.</summary>
    public WallScreen Screen => Wall.Of(options, _config.Value, _board.Value, _told, LastKnown, Trouble) with
    {
        Identity = _orders.IsIdentifying(_now) ? options.Device : null,
        Reload = _orders.Reload,
    };

    public void Step(DisplayInput input, ICollection<DisplayOutput> outputs)
    {
        _now = input.Now;
        switch (input)
        {
            case DisplayInput.BusUp: BusUp(input.Now, outputs); break;
            case DisplayInput.BusDown:
                _watch.BusDown(input.Now);
                _greeting.Pause();
                break;
            case DisplayInput.MessageCame came: MessageCame(came, outputs); break;
            case DisplayInput.Painted painted: Painted(painted, outputs); break;
            case DisplayInput.Spoken spoken: Spoken(spoken, outputs); break;
            case DisplayInput.SpeechFailed failed: _announcer.Failed(failed.Seq, failed.Why, failed.Now); break;
            case DisplayInput.TimeDue: TimeDue(input.Now, outputs); break;
            default: throw new ArgumentOutOfRangeException(nameof(input), input.GetType().Name, "Not an input of a display.");
        }
        Speak(input.Now, outputs);
        ReportHealth(input.Now, outputs);
        outputs.Add(new DisplayOutput.Show(Screen));
        var next = Earliest.Of(Earliest.Of(_greeting.NextDue, _announcer.NextDue), _orders.NextDue(_now));
        if (next is { } due && due != _wakeAt) outputs.Add(new DisplayOutput.WakeAt(due));
        _wakeAt = next;
    }

    private void BusUp(TimeSpan now, ICollection<DisplayOutput> outputs)
    {
        _watch.BusUp();
        _health.BusUp();
        _greeting.ExpectBoard(now);
        SayOnline(outputs);
        Ask(_greeting.Hello(now), outputs);
    }

    private void SayOnline(ICollection<DisplayOutput> outputs) =>
        outputs.Add(new DisplayOutput.Publish(_topics.Status(options.Device), Json(Status(StatusMessage.Online), Wire.Default.StatusMessage), Retain: true));

    /// <summary>As a kiosk's <see cref="Lifeline.TakeBack"/>.</summary>
    private void TakeBack(StatusMessage own, ICollection<DisplayOutput> outputs)
    {
        if (_watch.BusIsUp && own.Status == StatusMessage.Offline) SayOnline(outputs);
    }

    private void TimeDue(TimeSpan now, ICollection<DisplayOutput> outputs)
    {
        _wakeAt = null;
        foreach (var request in _greeting.Due(now)) Ask(request, outputs);
    }

    private void Painted(DisplayInput.Painted painted, ICollection<DisplayOutput> outputs)
    {
        _watch.SetClock(painted.Now, painted.Wall);
        if (KnownCalls.FirstOrDefault(call => call.Seq == painted.Seq) is not { } call || !_told.Painted(call, painted.Wall)) return;
        Report([call], outputs);
    }

    private void Spoken(DisplayInput.Spoken spoken, ICollection<DisplayOutput> outputs)
    {
        _watch.SetClock(spoken.Now, spoken.Wall);
        if (_announcer.Spoken(spoken.Seq) is not { } call) return;
        _told.Spoken(call, spoken.Wall);
        Report(KnownCalls.Where(known => known.Seq == call.Seq), outputs);
    }

    /// <summary>Nothing is called out that the host may have taken back long ago, nor before it is known in which language.</summary>
    private void Speak(TimeSpan now, ICollection<DisplayOutput> outputs)
    {
        var languages = _config.Value?.Languages;
        if (_announcer.Next(now, maySpeak: options.HasVoice && _watch.IsLive && !_boardMayBeOld && languages is not null) is { } call)
            outputs.Add(new DisplayOutput.Say(call.Seq, CallWords.Of(call, languages!)));
    }

    private void ReportHealth(TimeSpan now, ICollection<DisplayOutput> outputs)
    {
        if (!_watch.BusIsUp) return;
        var trouble = _announcer.Trouble is { } why ? $"Calls are not spoken. {why}" : null;
        _health.Report(new HealthMessage(null, null, null, null, null, null, trouble), now,
            health => outputs.Add(new DisplayOutput.Publish(health.Topic, health.Body, health.Retain)));
    }

    private void MessageCame(DisplayInput.MessageCame came, ICollection<DisplayOutput> outputs)
    {
        _watch.SetClock(came.Now, came.Wall);
        try
        {
            if (came.Topic == _topics.Board(options.Zone)) BoardCame(Read(came, Wire.Default.BoardMessage), came.Wall, outputs);
            else if (came.Topic == _topics.HostStatus) HostStatusCame(Read(came, Wire.Default.StatusMessage), came.Now, outputs);
            else if (came.Topic == _topics.Status(options.Device)) TakeBack(Read(came, Wire.Default.StatusMessage), outputs);
            else if (came.Topic == _topics.Reply(options.Device)) ReplyCame(Read(came, Wire.Default.ReplyMessage), came.Now);
            else if (came.Topic == _topics.Config(options.Device)) _config.Offer(Read(came, Wire.Default.ConfigMessage));
            else if (came.Topic == _topics.Order(options.Device)) OrderCame(Read(came, Wire.Default.OrderMessage), came.Now, outputs);
            else return;
            if (_unreadable == came.Topic) _unreadable = null;
        }
        catch (JsonException)
        {
            _unreadable = came.Topic;
        }
    }

    private void BoardCame(BoardMessage board, DateTimeOffset wall, ICollection<DisplayOutput> outputs)
    {
        _greeting.BoardCame();
        _greeting.Saw(board.Seq);
        if (!_board.Offer(board with { Current = [.. board.Current.OrderBy(call => call.Seq)] })) return;
        _boardCameAt = wall;
        _boardMayBeOld = false;
        _told.KeepOnly(KnownCalls);
        if (_board.Value is { } shown) _announcer.BoardCame(shown);
        Report(KnownCalls, outputs);
    }

    private void HostStatusCame(StatusMessage status, TimeSpan now, ICollection<DisplayOutput> outputs)
    {
        switch (_watch.HostStatus(status, now))
        {
            case HostNews.Gone:
                _greeting.Pause();
                _boardMayBeOld = true;
                break;
            case HostNews.Back:
                if (_board.Value is null) _greeting.ExpectBoard(now);
                Ask(_greeting.Hello(now), outputs);
                break;
            case HostNews.AnotherLife:
                _board.MayGoBack();
                _boardMayBeOld = true;
                _config.MayGoBack();
                _told.ForgetReports();
                Ask(_greeting.Hello(now), outputs);
                // A board of the earlier life may still be on its way: the new host is asked for its own.
                Ask(_greeting.Snapshot(now), outputs);
                break;
        }
    }

    private void ReplyCame(ReplyMessage reply, TimeSpan now)
    {
        _watch.HostReplied();
        _greeting.Replied(reply, now);
    }

    private void OrderCame(OrderMessage order, TimeSpan now, ICollection<DisplayOutput> outputs)
    {
        if (!_orders.Take(order.Id)) return;
        if (order.Kind == OrderMessage.Identify) _orders.Identify(now);
        if (order.Kind != OrderMessage.Reload) return;
        _orders.LoadAnew(order.Id);
        Ask(_greeting.Snapshot(now), outputs);
    }

    private void Report(IEnumerable<BoardCall> calls, ICollection<DisplayOutput> outputs)
    {
        foreach (var shown in _told.Report(calls))
            outputs.Add(new DisplayOutput.Publish(_topics.Shown(options.Device), Json(shown, Wire.Default.ShownMessage), Retain: false));
    }

    private void Ask(Request request, ICollection<DisplayOutput> outputs) =>
        outputs.Add(new DisplayOutput.Publish(_topics.Request(options.Device), Json(request, Wire.Default.Request), Retain: false));

    private IEnumerable<BoardCall> KnownCalls => _board.Value is { } board ? board.Current.Concat(board.Recent) : [];

    /// <summary>A retained board whose host was never heard may be as old as its latest call: that is claimed, and no more.</summary>
    private DateTimeOffset? LastKnown =>
        _watch.IsLive || _board.Value is null ? null
        : _watch.LiveUntil ?? KnownCalls.Select(call => call.At).DefaultIfEmpty(_boardCameAt).Max();

    /// <summary>What comes and goes is said in the centre's language; what only a wrong setting brings, in English, as the log says it.</summary>
    private string? Trouble =>
        !_watch.BusIsUp ? WallWords.Files.All[WallWords.Own(_config.Value?.Languages)]["trouble.down"]
        : _watch.HostIsGone ? WallWords.Files.All[WallWords.Own(_config.Value?.Languages)]["trouble.away"]
        : _greeting.Refused is { } problem ? $"The centre refuses this display: {problem.Title} {problem.Detail}"
        : _greeting.Unheard ? $"The centre does not answer: display \"{options.Device}\" is not allowed, or not heard. Check its name, user and password, and the centre's list of devices."
        : _config.Value?.Zone is { } zone && zone != options.Zone ? $"This display is set to zone \"{options.Zone}\", the centre has it in zone \"{zone}\". Make ServiceCenter:Display:Zone and the centre's file agree."
        : _unreadable is { } topic ? $"A message on {topic} could not be read. Are host and display of one version?"
        : null;

    private StatusMessage Status(string status) => new(status, options.Version, options.BootId);

    private static T Read<T>(DisplayInput.MessageCame came, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(came.Body.Span, type) ?? throw new JsonException("null");

    private static byte[] Json<T>(T message, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(message, type);
}
