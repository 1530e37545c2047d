using ServiceCenter.Contracts;

namespace ServiceCenter.Messaging.Session;

/// <param name="What">The device in a word, for people: kiosk, button box.</param>
/// <param name="BootId">Another at every start: ids of requests that are nobody's are made from it.</param>
public sealed record DeviceIdentity(string Device, string What, string Version, string BootId);

/// <summary>
/// Whether this device is heard. A broker acknowledges what its access list denies, so being connected proves nothing:
/// only the host's reply to <c>hello</c> does.
/// </summary>
public sealed class Lifeline(DeviceIdentity device, Topics topics)
{
    private enum Link { Down, Asking, Heard, NotHeard, Refused, HostAway }

    private Link link = Link.Down;
    private string? helloId;
    private string? snapshotId;
    private int requests;
    private int hellos;
    private bool isConfigured;
    private bool askedForSnapshot;
    private TimeSpan? helloDue;
    private TimeSpan? snapshotDue;
    private long? incarnation;
    private TimeSpan helloSent;
    private (HostInstant Told, TimeSpan AskedAt, TimeSpan At)? clock;
    private long? seen;

    public bool IsUp => link != Link.Down;
    public string Connection => link switch { Link.Heard => "online", Link.NotHeard or Link.Refused => "refused", _ => "offline" };

    /// <summary>Why the host does not admit this device, in its words.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether the host answers: only then does somebody see a request soon.</summary>
    public bool IsHeard => link == Link.Heard;

    /// <summary>What is wrong, for devices that say it in more than one language; null where nothing is.</summary>
    public LinkTrouble? TroubleKind => link switch
    {
        Link.Down => LinkTrouble.Down,
        Link.HostAway => LinkTrouble.HostAway,
        Link.NotHeard => LinkTrouble.NotHeard,
        Link.Refused => LinkTrouble.Refused,
        _ => null,
    };

    /// <summary>What is wrong, for people; null where nothing is.</summary>
    public string? Trouble => TroubleKind switch
    {
        LinkTrouble.Down => "No connection to the centre at the moment.",
        LinkTrouble.HostAway => "The centre's computer is not running at the moment.",
        LinkTrouble.NotHeard => $"This {device.What} ({device.Device}) is not allowed, or not heard, by the centre. Please tell the staff.",
        LinkTrouble.Refused => $"The centre refuses this {device.What} ({device.Device}): {Refusal}",
        _ => null,
    };

    /// <summary>What the next hello says of the last numbers that the host gave this device; null: it is given none.</summary>
    public Func<IReadOnlyList<GivenBody>>? Given { get; init; }

    /// <summary>The host said something under this sequence number: the next hello tells the highest, for a host that goes on from a backup.</summary>
    public void Saw(long? seq)
    {
        if (seq > (seen ?? 0)) seen = seq;
    }

    /// <summary>The host's instant so long after now, reckoned on from what its last hello told; null: it told none.</summary>
    public HostInstant? In(TimeSpan span, TimeSpan now) =>
        clock is var (told, _, at) ? told with { At = told.At + (now - at) + span } : null;

    /// <summary>
    /// Between which two instants the host's clock stood when this device's read so much: it was told once, at some moment between
    /// question and answer, and both clocks have drifted since. Null: it was never told.
    /// </summary>
    public (HostInstant NotBefore, HostInstant NotAfter)? HostAt(TimeSpan at)
    {
        if (clock is not var (told, asked, answered)) return null;
        var drift = (at - answered).Duration() * BusPatience.Drift;
        return (told with { At = told.At + (at - answered) - drift }, told with { At = told.At + (at - asked) + drift });
    }

    public TimeSpan? NextDue => IsUp ? Earliest.Of(helloDue, snapshotDue) : null;

    public void BusUp(TimeSpan now, Action<Publication> publish)
    {
        SayOnline(publish);
        hellos = 0;
        SendHello(now, publish);
    }

    public void BusDown()
    {
        link = Link.Down;
        helloDue = snapshotDue = null;
    }

    /// <param name="whole">The device has all that the centre retains for it.</param>
    /// <returns>False: the reply is to somebody else's question.</returns>
    public bool Take(ReplyMessage reply, bool whole, TimeSpan now)
    {
        Saw(reply.Seq);
        if (reply.Id == snapshotId) return true;
        if (reply.Id != helloId) return false;
        if (!IsUp) return true;
        Refusal = reply.Problem?.Detail;
        link = reply.Ok ? Link.Heard : Link.Refused;
        if (reply.Now is { } told) clock = (told, helloSent, now);
        helloDue = reply.Ok ? null : now + BusPatience.BeforeRepeat(hellos + 1);
        snapshotDue = reply.Ok && !whole ? now + BusPatience.Configuration : null;
        return true;
    }

    /// <summary>
    /// That this device is gone, which is here to read it: the last will of a connection, or of a life, that it has long replaced. A broker may
    /// do that late, and retains it: the centre would believe it for good.
    /// </summary>
    public void TakeBack(StatusMessage own, Action<Publication> publish)
    {
        if (IsUp && own.Status == StatusMessage.Offline) SayOnline(publish);
    }

    /// <summary>The host came or went. A host that came back is asked anew: it may not know this device.</summary>
    public void HostIs(StatusMessage status, TimeSpan now, Action<Publication> publish)
    {
        if (!IsUp) return;
        if (status.Status == StatusMessage.Offline)
        {
            link = Link.HostAway;
            helloDue = snapshotDue = null;
            return;
        }
        var another = incarnation is not null && status.Incarnation != incarnation;
        incarnation = status.Incarnation;
        if (link == Link.HostAway || another)
        {
            hellos = 0;
            SendHello(now, publish);
        }
    }

    /// <summary>The configuration has come, or a queue after it. What one snapshot did not bring beside it, another would not bring either.</summary>
    public void Configured(bool whole = true)
    {
        isConfigured = true;
        if (whole || askedForSnapshot) snapshotDue = null;
    }

    /// <summary>Asks for all that the centre retains for this device, as soon as it is heard.</summary>
    public void AskAnew(TimeSpan now)
    {
        if (IsHeard) snapshotDue = now;
    }

    public void TimeDue(TimeSpan now, Action<Publication> publish)
    {
        if (!IsUp) return;
        if (helloDue <= now)
        {
            if (link is Link.Asking) link = Link.NotHeard;
            SendHello(now, publish);
        }
        if (snapshotDue <= now)
        {
            snapshotId = NewId(SnapshotRequest.Kind);
            askedForSnapshot = true;
            publish(Publication.Of(topics.Request(device.Device), new SnapshotRequest(snapshotId)));
            snapshotDue = isConfigured ? null : now + BusPatience.BeforeRepeat(2);
        }
    }

    private void SayOnline(Action<Publication> publish) =>
        publish(Publication.Of(topics.Status(device.Device), new StatusMessage(StatusMessage.Online, device.Version, device.BootId)));

    private void SendHello(TimeSpan now, Action<Publication> publish)
    {
        hellos++;
        askedForSnapshot = false;
        if (link is not (Link.NotHeard or Link.Refused)) link = Link.Asking;
        helloId = NewId(HelloRequest.Kind);
        helloSent = now;
        publish(Publication.Of(topics.Request(device.Device), new HelloRequest(helloId, device.Version, device.BootId, seen, Given?.Invoke() is { Count: > 0 } given ? given : null)));
        helloDue = now + (hellos == 1 ? BusPatience.Hello : BusPatience.BeforeRepeat(hellos));
    }

    private string NewId(string kind) => $"{kind}-{device.BootId}-{++requests}";
}

public enum LinkTrouble
{
    Down,
    HostAway,
    /// <summary>A hello was not answered: the broker denies it, or the host does not know this device.</summary>
    NotHeard,
    /// <summary>The host said no.</summary>
    Refused,
}
