using System.Text;
using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

/// <summary>A host on a bench: what is put in, and everything that came out, with a disk that obeys by hand.</summary>
internal sealed class Host
{
    private static readonly SequencerOptions Options = new()
    {
        Topics = new Topics("demo"), AgentKey = new byte[32], Programs = ["probe-1"], TimeZone = "Europe/Berlin", Incarnation = 7,
    };

    private readonly List<Output> _out = [];
    private readonly List<Recorded> _handedOut = [];
    private int _requests;

    public Host(params Recorded[] journal)
    {
        Machine = Sequencer.Restore(Options, CentreState.Empty, [], journal);
        Journal.AddRange(journal);
        Now = journal.Length > 0 ? journal[^1].At : SomeCentre.Morning;
    }

    public Sequencer Machine { get; }
    public DateTimeOffset Now { get; set; }
    /// <summary>What is on disk.</summary>
    public List<Recorded> Journal { get; } = [];
    public static Topics Topics => Options.Topics;
    public IReadOnlyList<Output> Outputs => _out;

    /// <summary>With its plan, its day open, and counter 1 open with ada.</summary>
    public static Host Open()
    {
        var host = new Host();
        host.Machine.Step(new Input.PlanCame(host.Now, SomeCentre.Plan()), host._out);
        host.Flush();
        host.AsHost(new OpenDayRequest("open-day-1", "2026-03-02", host.Now, host.Now.AddHours(10), host.Now.AddHours(20))).Ok.ShouldBeTrue();
        host.AsAgent("ada", new OpenRequest(host.Id(), "1", "ada")).Ok.ShouldBeTrue();
        host._out.Clear();
        return host;
    }

    public string Id() => $"r-{++_requests}";

    /// <summary>Bytes from the bus, as the network brought them. Nothing is flushed.</summary>
    public void Hear(string topic, string body) => Machine.Step(new Input.MessageCame(Now, topic, Encoding.UTF8.GetBytes(body), Fresh()), _out);
    public void Hear(string device, Request request) => Machine.Step(
        new Input.MessageCame(Now, Topics.Request(device), JsonSerializer.SerializeToUtf8Bytes(request, Wire.Default.Request), Fresh()), _out);

    /// <summary>Nothing more waits: the machine may hand out an append.</summary>
    public void Drain()
    {
        Machine.Step(new Input.Drained(Now), _out);
        _handedOut.AddRange(TakeAppends());
    }

    /// <summary>The disk has it.</summary>
    public void ReportFlushed()
    {
        Journal.AddRange(_handedOut);
        _handedOut.Clear();
        Machine.Step(new Input.Flushed(Now), _out);
        _handedOut.AddRange(TakeAppends());
    }

    public void ReportFlushFailed() => Machine.Step(new Input.FlushFailed(Now, "disk full"), _out);

    /// <summary>All of it on disk, answered and told.</summary>
    public void Flush()
    {
        Drain();
        while (_handedOut.Count > 0) ReportFlushed();
        Tell();
    }

    /// <summary>Nothing more comes for a moment.</summary>
    public void Tell() => Machine.Step(new Input.Quiet(Now), _out);

    public void Step(Input input) => Machine.Step(input, _out);

    public ReplyMessage FromKiosk(Request request) => Ask(new Caller("kiosk-1", Roles.Kiosk), request);
    public ReplyMessage FromBox(Request request) => Ask(new Caller("box-1", Roles.Box), request);
    public ReplyMessage AsAgent(string user, Request request) => Ask(new Caller("web-" + user, Roles.Agent, user), request);
    public ReplyMessage AsSupervisor(Request request) => Ask(new Caller("web-sue", Roles.Agent | Roles.Supervisor, "sue"), request);
    public ReplyMessage AsHost(Request request) => Ask(new Caller(Topics.Host, Roles.Host), request);

    public ReplyMessage Ask(Caller caller, Request request)
    {
        Machine.Step(new Input.Asked(Now, 1, caller, request, Fresh()), _out);
        Flush();
        return _out.OfType<Output.Answer>().Last().Reply;
    }

    public ReplyMessage Issue(string service = "general") => FromKiosk(new IssueTicketRequest(Id(), service));

    public IReadOnlyList<ReplyMessage> RepliesTo(string device) =>
        [.. Published(Topics.Reply(device)).Select(body => JsonSerializer.Deserialize(body.Span, Wire.Default.ReplyMessage)!)];

    public IReadOnlyList<ReadOnlyMemory<byte>> Published(string topic) => [.. _out.OfType<Output.Publish>().Where(p => p.Topic == topic).Select(p => p.Body)];
    public BoardMessage Board() => JsonSerializer.Deserialize(Published(Topics.Board("hall"))[^1].Span, Wire.Default.BoardMessage)!;
    public CounterMessage Counter(string counter) => JsonSerializer.Deserialize(Published(Topics.Counter(counter))[^1].Span, Wire.Default.CounterMessage)!;
    public ConfigMessage Config(string device) => JsonSerializer.Deserialize(Published(Topics.Config(device))[^1].Span, Wire.Default.ConfigMessage)!;
    public QueueMessage Queue(string service) => JsonSerializer.Deserialize(Published(Topics.Queue(service))[^1].Span, Wire.Default.QueueMessage)!;

    private IEnumerable<Recorded> TakeAppends()
    {
        var appends = _out.OfType<Output.Append>().ToList();
        _out.RemoveAll(o => o is Output.Append);
        return appends.SelectMany(a => a.Events);
    }

    private UInt128 _fresh;
    private TicketId Fresh() => new(++_fresh);
}
