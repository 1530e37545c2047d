using ServiceCenter.Contracts;

namespace ServiceCenter.Display.Session;

/// <summary>
/// The requests a display makes: <c>hello</c>, whose reply is the only proof that it is allowed and heard (a broker acknowledges what
/// its ACL denies), and <c>snapshot</c>, for brokers that lost what was retained.
/// </summary>
internal sealed class Greeting(DisplayOptions options)
{
    private static readonly TimeSpan ReplyTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BoardTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    private string? _helloId;
    private TimeSpan? _helloDue;
    private TimeSpan? _snapshotDue;
    private long _requests;
    private long? _seen;

    /// <summary>No reply in time to the hello, so far.</summary>
    public bool Unheard { get; private set; }
    public Problem? Refused { get; private set; }
    public TimeSpan? NextDue => _helloDue is null || _snapshotDue < _helloDue ? _snapshotDue : _helloDue;

    /// <summary>The hello at a connect, or at a host's return.</summary>
    public Request Hello(TimeSpan now)
    {
        _helloId = NextId("hello");
        _helloDue = now + ReplyTime;
        return new HelloRequest(_helloId, options.Version, options.BootId, _seen);
    }

    /// <summary>The host said something under this sequence number: a hello tells the highest, for a host that goes on from a backup.</summary>
    public void Saw(long? seq)
    {
        if (seq > (_seen ?? 0)) _seen = seq;
    }

    public Request Snapshot(TimeSpan now)
    {
        _snapshotDue = now + AgainAfter;
        return new SnapshotRequest(NextId("snapshot"));
    }

    public void ExpectBoard(TimeSpan now) => _snapshotDue = now + BoardTime;
    public void BoardCame() => _snapshotDue = null;

    /// <summary>Nobody is there to be asked.</summary>
    public void Pause()
    {
        _helloDue = _snapshotDue = null;
        Unheard = false;
    }

    public void Replied(ReplyMessage reply, TimeSpan now)
    {
        Saw(reply.Seq);
        if (reply.Id != _helloId) return;
        Unheard = false;
        Refused = reply.Ok ? null : reply.Problem;
        // A refusal may be mended at the centre: ask again, under a new id, for the old one would be answered alike.
        _helloDue = reply.Ok ? null : now + AgainAfter;
        _helloId = null;
    }

    /// <summary>What is to be asked now because its time has come.</summary>
    public IEnumerable<Request> Due(TimeSpan now)
    {
        if (now >= _helloDue)
        {
            if (_helloId is null) yield return Hello(now);
            else
            {
                Unheard = true;
                _helloDue = now + AgainAfter;
                yield return new HelloRequest(_helloId, options.Version, options.BootId, _seen);
            }
        }
        if (now >= _snapshotDue) yield return Snapshot(now);
    }

    private string NextId(string kind) => $"{options.BootId}-{kind}-{++_requests}";
}
