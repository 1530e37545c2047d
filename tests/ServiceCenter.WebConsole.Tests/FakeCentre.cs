using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>A centre that records what it is asked, answers as it is told, and decides nothing.</summary>
internal sealed class FakeCentre : ICentre
{
    private readonly List<(Caller Caller, Request Request)> asked = [];
    private readonly Dictionary<(string Device, string Id), ReplyMessage> answered = [];

    public IReadOnlyList<(Caller Caller, Request Request)> Asked { get { lock (asked) return [.. asked]; } }
    public Func<Request, ReplyMessage> Answer { get; set; } = request => SomeCentre.Accepts(request);

    public FakeCentreFile File { get; } = new();
    public FakeStandbyDesk Standby { get; } = new();
    public CentreView View { get; set; } = SomeCentre.View();
    public Dictionary<string, TicketBody> Tickets { get; } = [];
    public Dictionary<long, WhyBody> Calls { get; } = [];
    public List<VisitRow> Log { get; } = [];
    public Dictionary<string, string> Wrong { get; } = [];

    /// <summary>Why the log cannot be read; null: it can.</summary>
    public string? LogTrouble { get; set; }
    public IReadOnlyDictionary<string, string> NotReady => Wrong;

    /// <summary>What the stream says next; complete it and the stream ends.</summary>
    public Channel<StreamItem> Changes { get; } = Channel.CreateUnbounded<StreamItem>();

    /// <summary>Answers a repeat alike, as every real centre does.</summary>
    public Task<ReplyMessage> AskAsync(Caller caller, Request request, CancellationToken cancel)
    {
        lock (asked)
        {
            asked.Add((caller, request));
            if (!answered.TryGetValue((caller.Device, request.Id), out var reply))
                answered[(caller.Device, request.Id)] = reply = Answer(request);
            return Task.FromResult(reply);
        }
    }

    public List<(string Device, OrderMessage Order)> Ordered { get; } = [];

    public Problem? Order(string device, OrderMessage order)
    {
        Ordered.Add((device, order));
        return null;
    }

    public async IAsyncEnumerable<StreamItem> StreamAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var item in Changes.Reader.ReadAllAsync(cancel)) yield return item;
    }

    public void Say(QueueMessage queue) =>
        Changes.Writer.TryWrite(new StreamItem("queue", queue.Service, JsonSerializer.SerializeToUtf8Bytes(queue, Wire.Default.QueueMessage)));

    public void Say(CounterMessage counter) =>
        Changes.Writer.TryWrite(new StreamItem("counter", counter.Counter, JsonSerializer.SerializeToUtf8Bytes(counter, Wire.Default.CounterMessage)));

    public TicketBody? Ticket(string id) => Tickets.GetValueOrDefault(id);
    public WhyBody? Why(long seq) => Calls.GetValueOrDefault(seq);

    /// <summary>Its days change at 04:00 in Berlin.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(new TimeOnly(4, 0));
        return new DateTimeOffset(local, Berlin.GetUtcOffset(local));
    }

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Berlin).DateTime.AddHours(-4));

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public VisitPage Visits(DateTimeOffset from, DateTimeOffset to, string? after, int take)
    {
        if (LogTrouble is { } trouble) throw new NotReadyException(trouble);
        var begin = after is null ? 0 : int.Parse(after, System.Globalization.CultureInfo.InvariantCulture);
        var all = Log.Where(v => v.Issued >= from && v.Issued < to).ToList();
        var items = all.Skip(begin).Take(take).ToList();
        var end = begin + items.Count;
        return new VisitPage(items, end < all.Count ? end.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
