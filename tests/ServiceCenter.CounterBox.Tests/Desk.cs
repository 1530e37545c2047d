using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.CounterBox.Session;

namespace ServiceCenter.CounterBox.Tests;

/// <summary>A box on a desk of its own: time, bus, disk, lines and sign are the test's, and everything it puts out is kept.</summary>
internal sealed class Desk
{
    public const int Next = 17, Recall = 27, NoShow = 22, Done = 23;
    public const string Device = "box-1", Ticket = "000000000000000000000000000000a1";

    private readonly SortedDictionary<int, bool> lamps = [];
    private UInt128 fresh = 0x1000;
    private long seq = 10;

    public Desk(SortedDictionary<string, byte[]>? disk = null, string boot = "boot1", int? signWidth = 4)
    {
        Disk = disk ?? new(StringComparer.Ordinal);
        Session = new BoxSession(new BoxOptions("demo", Device, "1.0", boot, signWidth));
        foreach (var (id, entry) in Disk.ToArray()) Step(new BoxInput.Found(Now, id, entry));
    }

    public static Topics Topics { get; } = new("demo");
    public static DateTimeOffset HostsClock { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public BoxSession Session { get; }
    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(1);
    public TimeSpan? Wake { get; private set; }
    public List<BoxOutput> Outputs { get; } = [];
    public SortedDictionary<string, byte[]> Disk { get; }

    /// <summary>False: what is to be kept reaches the disk only when <see cref="Keep"/> is called.</summary>
    public bool DiskIsQuick { get; set; } = true;

    public BoxOutput.Show? Sign => Outputs.OfType<BoxOutput.Show>().LastOrDefault();
    public IReadOnlyList<string> Notes => [.. Outputs.OfType<BoxOutput.Note>().Select(note => note.Text)];
    public IReadOnlyList<Request> Requests => [.. Outputs.OfType<BoxOutput.Publish>().Where(one => one.Topic == Topics.Request(Device))
        .Select(one => JsonSerializer.Deserialize(one.Body.Span, Wire.Default.Request)!)];

    /// <summary>What was asked with buttons, without the box's own greetings.</summary>
    public IReadOnlyList<Request> Asked => [.. Requests.Where(request => request is not (HelloRequest or SnapshotRequest))];
    public HealthMessage Health => JsonSerializer.Deserialize(
        Outputs.OfType<BoxOutput.Publish>().Last(one => one.Topic == Topics.Health(Device)).Body.Span, Wire.Default.HealthMessage)!;

    /// <summary>The lamps that are lit now, by the lines of their buttons.</summary>
    public IReadOnlyList<int> Lit => [.. lamps.Where(lamp => lamp.Value).Select(lamp => lamp.Key - 100)];

    public Desk Step(BoxInput input)
    {
        var outputs = new List<BoxOutput>();
        Session.Step(input, outputs);
        Outputs.AddRange(outputs);
        foreach (var output in outputs)
        {
            if (output is BoxOutput.WakeAt wake) Wake = wake.At;
            if (output is BoxOutput.Light light) lamps[light.Line] = light.On;
            if (output is BoxOutput.Lines) lamps.Clear();
            if (output is BoxOutput.Forget forget) Disk.Remove(forget.Id);
            if (output is BoxOutput.Keep keep && DiskIsQuick) Keep(keep);
        }
        return this;
    }

    public void Keep(BoxOutput.Keep keep)
    {
        Disk[keep.Id] = keep.Entry.ToArray();
        Step(new BoxInput.Kept(Now, keep.Id));
    }

    /// <summary>Time passes, and the box is woken whenever it asked to be.</summary>
    public Desk After(double seconds)
    {
        var end = Now + TimeSpan.FromSeconds(seconds);
        while (Wake is { } wake && wake <= end)
        {
            Now = wake > Now ? wake : Now;
            Wake = null;
            Step(new BoxInput.TimeDue(Now));
        }
        Now = end;
        return this;
    }

    public Desk BusUp() => Step(new BoxInput.BusUp(Now));
    public Desk BusDown() => Step(new BoxInput.BusDown(Now));
    public Desk HostIs(string status, long incarnation = 7) => Hear(Topics.HostStatus, new StatusMessage(status, "1.0", "b", incarnation));
    /// <param name="later">Than this box's own clock counts: it has begun at its start.</param>
    public Desk HelloIsHeard(long incarnation = 7, TimeSpan later = default) =>
        Reply(new ReplyMessage(Requests.OfType<HelloRequest>().Last().Id, true, 1, Now: new HostInstant(incarnation, HostsClock + later + Now)));
    public Desk Ordered(string id, string kind) => Hear(Topics.Order(Device), new OrderMessage(id, kind));
    public Desk Reply(ReplyMessage reply) => Hear(Topics.Reply(Device), reply);
    public Desk IsDone() => Reply(new ReplyMessage(Asked[^1].Id, true, ++seq));
    public Desk IsRefused(string detail) => Reply(new ReplyMessage(Asked[^1].Id, false, Problem: new Problem("no", "No", detail)));

    public Desk Configured(string counter = "1", params BoxButtonBody[] keys) => Hear(Topics.Config(Device), new ConfigMessage(
        5, "demo", "Town Hall", Device, "box", ["en"], null, null, null, [], [], null, "UTC", Counter: counter, Keys: keys.Length > 0 ? keys : Four));

    public Desk Counter(string state, string? number = null, string? ticket = null, long? call = null, string counter = "1") => Hear(Topics.Counter(counter), new CounterMessage(
        ++seq, counter, "Counter " + counter, "hall", state, HostsClock, "a-1", "all", ticket ?? (number is null ? null : Ticket), number, number is null ? null : "general", call, null, null));

    /// <summary>In touch, at a counter that is open.</summary>
    public Desk Open(params BoxButtonBody[] keys) => BusUp().HelloIsHeard().Configured("1", keys).Counter("open");
    public Desk Calling(string number = "A007", long call = 30) => Counter("calling", number, call: call);
    public Desk Serving(string number = "A007", long call = 30) => Counter("serving", number, call: call);

    public Desk Edge(int line, bool pressed) => Step(new BoxInput.LineChanged(Now, line, pressed, ++fresh));
    public Desk Press(int line) => Edge(line, true).Edge(line, false);

    /// <summary>The power goes: only the disk stays.</summary>
    public Desk Crash() => new(Disk, boot: "boot2");

    public static BoxButtonBody[] Four { get; } =
        [new(BoxButtonBody.Next, Next, Next + 100), new(BoxButtonBody.Recall, Recall, Recall + 100), new(BoxButtonBody.NoShow, NoShow, NoShow + 100), new(BoxButtonBody.Done, Done, Done + 100)];

    public static BoxButtonBody Single { get; } = new(BoxButtonBody.Single, Next, Next + 100);

    private Desk Hear<T>(string topic, T message) => Step(new BoxInput.MessageCame(Now, topic, JsonSerializer.SerializeToUtf8Bytes(message, Wire.Default.Options)));
}
