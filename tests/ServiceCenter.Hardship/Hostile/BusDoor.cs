using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceCenter.CentralHost;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Engine.Measures;
using ServiceCenter.Sequencer;
using ServiceCenter.Testing;

namespace ServiceCenter.Hardship.Hostile;

/// <summary>
/// Every message that a device may send, at the host's machine itself, with the day open and people waiting. A refused request may not
/// change the state by a single member: states are immutable, so it has to be the very same one.
/// </summary>
internal sealed class BusDoor
{
    private const int KnocksADay = 10_000;
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Devices = [CentralHostSetup.Probe, "kiosk-1", "wall-1", "kiosk-9", "host"];

    private readonly Mutations _mutations;
    private readonly Tally _tally;
    private readonly IReadOnlyList<JsonNode> _requests;
    private readonly IReadOnlyList<JsonNode> _reports;
    private readonly List<Output> _outputs = [];
    private readonly Sequencer.Sequencer _machine;
    private DateTimeOffset _now = Morning;
    private UInt128 _fresh = 1;
    private int _knocks;

    public BusDoor(Mutations mutations, Tally tally)
    {
        (_mutations, _tally) = (mutations, tally);
        _requests = Golden("request");
        _reports = Golden("device");
        _machine = Sequencer.Sequencer.Restore(
            new SequencerOptions { Topics = new Topics("demo"), AgentKey = new byte[32], Programs = [CentralHostSetup.Probe] }, CentreState.Empty, [], []);
        _machine.Step(new Input.PlanCame(_now, Centre.Read(null).Plan), _outputs);
        OpenDay();
    }

    public void Knock()
    {
        // The visits of a day are kept until it ends.
        if (++_knocks % KnocksADay == 0) OpenDay();
        if (_mutations.OneIn(5)) Report();
        else Ask();
        if (_mutations.OneIn(500) && Conservation.Count(_machine.Durable) is { Holds: false } sum) _tally.Say("people do not add up any more: " + sum.Difference);
    }

    private void Ask()
    {
        var wellFormed = !_mutations.OneIn(4);
        var good = Alive(_mutations.OneOf(_requests));
        var body = wellFormed ? Mutations.Bytes(_mutations.OneIn(4) ? good : _mutations.Altered(good)) : _mutations.Broken(Mutations.Bytes(good));
        Pass();
        var before = _machine.Decided;
        var device = _mutations.OneIn(40) ? _mutations.Text() : _mutations.OneOf(Devices);
        if (!Send($"sc/demo/request/{device}", body)) return;
        var read = RequestReader.Read(body).Request is not null;
        if (Reply() is not { } reply)
        {
            _tally.Count(wellFormed, Came.Unread);
            return;
        }
        if (!reply.Ok && !ReferenceEquals(before, _machine.Decided)) _tally.Say($"refused with {reply.Problem?.Code}, and the state is another: {Shown(body)}");
        if (!reply.Ok && string.IsNullOrWhiteSpace(reply.Problem?.Detail)) _tally.Say($"refused without a reason: {Shown(body)}");
        _tally.Count(wellFormed, reply.Ok ? Came.Taken : read ? Came.Refused : Came.Unread);
    }

    private void Report()
    {
        var wellFormed = !_mutations.OneIn(4);
        var good = _mutations.OneOf(_reports);
        var body = wellFormed ? Mutations.Bytes(_mutations.Altered(good)) : _mutations.Broken(Mutations.Bytes(good));
        Pass();
        var before = _machine.Decided;
        var (known, shown) = (_machine.Devices.Known, _machine.Shown);
        var topic = _mutations.OneOf(["sc/demo/shown/wall-1", "sc/demo/device/kiosk-1/status", "sc/demo/device/kiosk-1/health", "sc/demo/shown/kiosk-1", "sc/other/request/kiosk-1"]);
        if (!Send(topic, body)) return;
        if (!ReferenceEquals(before, _machine.Decided)) _tally.Say($"a report on {topic} decided something: {Shown(body)}");
        _tally.Count(wellFormed, ReferenceEquals(known, _machine.Devices.Known) && ReferenceEquals(shown, _machine.Shown) ? Came.Unread : Came.Taken);
    }

    /// <summary>Time goes on, and what is due by itself is done before anyone asks.</summary>
    private void Pass()
    {
        _now += TimeSpan.FromMilliseconds(_mutations.Below(1_000));
        _machine.Step(new Input.TimeDue(_now), _outputs);
        Settle();
        _outputs.Clear();
    }

    /// <returns>It was borne.</returns>
    private bool Send(string topic, byte[] body)
    {
        try
        {
            _machine.Step(new Input.MessageCame(_now, topic, body, new TicketId(++_fresh)), _outputs);
            Settle();
            return true;
        }
        catch (Exception e)
        {
            _tally.Say($"{topic} brought it down ({e.GetType().Name}: {e.Message}): {Shown(body)}");
            return false;
        }
    }

    private void OpenDay()
    {
        var (host, day) = (new Caller(Topics.Host, Roles.Host), _knocks / KnocksADay);
        var opens = Morning.AddDays(day);
        if (opens > _now) _now = opens;
        Ask(new EndDayRequest($"end-{day}"));
        Ask(new OpenDayRequest($"open-{day}", $"{opens:yyyy-MM-dd}", opens, _now.AddDays(1), _now.AddDays(2)));
        Settle();

        void Ask(Request request) => _machine.Step(new Input.Asked(_now, 0, host, request, default), _outputs);
    }

    private void Settle()
    {
        _machine.Step(new Input.Drained(_now), _outputs);
        if (!_machine.IsSettled) _machine.Step(new Input.Flushed(_now), _outputs);
    }

    private ReplyMessage? Reply() => _outputs.OfType<Output.Publish>().FirstOrDefault(publish => publish.Topic.StartsWith("sc/demo/reply/", StringComparison.Ordinal)) is { } reply
        ? JsonSerializer.Deserialize(reply.Body.Span, Wire.Default.ReplyMessage) : null;

    /// <summary>Under an id of its own, and mostly about a ticket that there is.</summary>
    private JsonObject Alive(JsonNode golden)
    {
        var request = golden.DeepClone().AsObject();
        request["id"] = _mutations.Id();
        if (request.ContainsKey("ticket") && !_mutations.OneIn(4))
        {
            if ((string?)request["kind"] == IssueTicketRequest.Kind) request.Remove("ticket");
            else if (_machine.Decided.Visits.Count > 0) request["ticket"] = _machine.Decided.Visits.Keys.ElementAt(_mutations.Below(Math.Min(50, _machine.Decided.Visits.Count))).ToString();
        }
        if (request.ContainsKey("counter")) request["counter"] = $"{_mutations.Below(4) + 1}";
        request.Remove("goodUntil");
        return request;
    }

    internal static string Shown(byte[] body) => System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 400)));

    private static List<JsonNode> Golden(string family) =>
        [.. Directory.EnumerateFiles(Repo.PathOf("tests", "ServiceCenter.Contracts.Tests", "golden", family), "*.json").Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!)];
}
