using ServiceCenter.Contracts;

namespace ServiceCenter.Display.Session;

/// <summary>
/// Whether what the display shows is the truth of now. It is while the bus is up and the host is known to live: a retained board alone
/// proves nothing, for the broker keeps it long after its host has died.
/// </summary>
internal sealed class HostWatch
{
    private enum Host { Unknown, Online, Offline }

    private Host _host;
    private long? _incarnation;
    private (TimeSpan Now, DateTimeOffset Wall)? _clock;

    public bool BusIsUp { get; private set; }
    public bool HostIsGone => _host == Host.Offline;
    public bool IsLive => BusIsUp && _host == Host.Online;

    /// <summary>When <see cref="IsLive"/> last ended, on the display's own clock; null where it never began.</summary>
    public DateTimeOffset? LiveUntil { get; private set; }

    /// <summary>Inputs without a wall time are dated from the last one that had it.</summary>
    public void SetClock(TimeSpan now, DateTimeOffset wall) => _clock = (now, wall);

    public void BusUp()
    {
        BusIsUp = true;
        _host = Host.Unknown;
    }

    public void BusDown(TimeSpan now)
    {
        EndLive(now);
        BusIsUp = false;
    }

    /// <summary>A reply proves life where the broker has lost the host's retained status. It does not outlive a last will.</summary>
    public void HostReplied()
    {
        if (_host == Host.Unknown) _host = Host.Online;
    }

    /// <returns>What the status means for the rest of the machine.</returns>
    public HostNews HostStatus(StatusMessage status, TimeSpan now)
    {
        // The will of an earlier life, delivered late.
        if (status.Incarnation < _incarnation) return HostNews.None;

        if (status.Status != StatusMessage.Online)
        {
            EndLive(now);
            _host = Host.Offline;
            return HostNews.Gone;
        }
        var isAnother = _incarnation is not null && status.Incarnation > _incarnation;
        var wasGone = _host == Host.Offline;
        _incarnation = status.Incarnation ?? _incarnation;
        _host = Host.Online;
        return isAnother ? HostNews.AnotherLife : wasGone ? HostNews.Back : HostNews.None;
    }

    private void EndLive(TimeSpan now)
    {
        if (IsLive && _clock is { } clock) LiveUntil = clock.Wall + (now - clock.Now);
    }
}

internal enum HostNews
{
    None,
    Gone,
    /// <summary>The same host is heard again.</summary>
    Back,
    /// <summary>The host was started anew: its record is the truth, whatever was shown before.</summary>
    AnotherLife,
}
