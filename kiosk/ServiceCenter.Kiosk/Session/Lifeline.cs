using ServiceCenter.Contracts;

namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// Whether this kiosk is heard. A broker acknowledges what its access list denies, so being connected proves nothing:
/// only the host's reply to <c>hello</c> does.
/// </summary>
internal sealed class Lifeline(KioskOptions options, Topics topics)
{
    private enum Link { Down, Asking, Heard, NotHeard, Refused, HostAway }

    private Link link = Link.Down;
    private string? helloId;
    private string? snapshotId;
    private string? refusal;
    private int requests;
    private int hellos;
    private TimeSpan? helloDue;
    private TimeSpan? snapshotDue;
    private long? incarnation;

    public bool IsUp => link != Link.Down;
    public string Connection => link switch { Link.Heard => "online", Link.NotHeard or Link.Refused => "refused", _ => "offline" };

    /// <summary>What is wrong, for people; null where nothing is.</summary>
    public string? Trouble => link switch
    {
        Link.Down => "No connection to the centre at the moment.",
        Link.HostAway => "The centre's computer is not running at the moment.",
        Link.NotHeard => $"This kiosk ({options.Device}) is not allowed, or not heard, by the centre. Please tell the staff.",
        Link.Refused => $"The centre refuses this kiosk ({options.Device}): {refusal}",
        _ => null,
    };

    public TimeSpan? NextDue => IsUp ? Earliest.Of(helloDue, snapshotDue) : null;

    public void BusUp(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        outputs.Publish(topics.Status(options.Device), new StatusMessage(StatusMessage.Online, options.Version, options.BootId));
        hellos = 0;
        SendHello(now, outputs);
    }

    public void BusDown()
    {
        link = Link.Down;
        helloDue = snapshotDue = null;
    }

    /// <returns>False: the reply is to somebody else's question.</returns>
    public bool Take(ReplyMessage reply, bool configured, TimeSpan now)
    {
        if (reply.Id == snapshotId) return true;
        if (reply.Id != helloId) return false;
        if (!IsUp) return true;
        refusal = reply.Problem?.Detail;
        link = reply.Ok ? Link.Heard : Link.Refused;
        helloDue = reply.Ok ? null : now + Patience.BeforeRepeat(hellos + 1);
        snapshotDue = reply.Ok && !configured ? now + Patience.Configuration : null;
        return true;
    }

    /// <summary>The host came or went. A host that came back is asked anew: it may not know this kiosk.</summary>
    public void HostIs(StatusMessage status, TimeSpan now, ICollection<KioskOutput> outputs)
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
            SendHello(now, outputs);
        }
    }

    public void Configured() => snapshotDue = null;

    public void TimeDue(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (!IsUp) return;
        if (helloDue <= now)
        {
            if (link is Link.Asking) link = Link.NotHeard;
            SendHello(now, outputs);
        }
        if (snapshotDue <= now)
        {
            snapshotId = NewId("snapshot");
            outputs.Publish(topics.Request(options.Device), new SnapshotRequest(snapshotId));
            snapshotDue = now + Patience.BeforeRepeat(2);
        }
    }

    private void SendHello(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        hellos++;
        if (link is not (Link.NotHeard or Link.Refused)) link = Link.Asking;
        helloId = NewId(HelloRequest.Kind);
        outputs.Publish(topics.Request(options.Device), new HelloRequest(helloId, options.Version, options.BootId));
        helloDue = now + (hellos == 1 ? Patience.Hello : Patience.BeforeRepeat(hellos));
    }

    private string NewId(string kind) => $"{kind}-{options.BootId}-{++requests}";
}
