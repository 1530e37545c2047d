namespace ServiceCenter.CentralHost;

/// <summary>
/// The host's clock: UTC, and steady. It takes the wall clock once, at start (or the journal's last instant, if that is later: a machine
/// that starts in the past must not stamp before what it has stamped), and from then on counts monotonic time. When NTP or a
/// hand moves the wall clock, waits and handling times do not notice; the difference is shown, and a restart takes it over.
/// </summary>
public sealed class SteadyClock
{
    /// <summary>No centre is closed for so long without somebody knowing. What is stamped ahead of time stays: the clock never goes back behind it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(400);

    /// <summary>Before this program was written no host ran: a machine without a battery for its clock, which has not heard the time yet.</summary>
    private static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _origin;
    private readonly long _started;

    /// <param name="notBefore">The journal's last instant, or a later date that somebody vouches for; <see cref="DateTimeOffset.UnixEpoch"/>: there is none.</param>
    /// <exception cref="ClockException">The wall clock is more than 400 days ahead of it, or where there is none, in the past.</exception>
    public SteadyClock(TimeProvider time, DateTimeOffset notBefore)
    {
        var wall = time.GetUtcNow();
        if (notBefore > DateTimeOffset.UnixEpoch && wall - notBefore > LongestPause) throw ClockException.Ahead(wall, notBefore);
        if (notBefore <= DateTimeOffset.UnixEpoch && wall < Earliest) throw ClockException.InThePast(wall);
        (_time, _origin, _started) = (time, wall > notBefore ? wall : notBefore, time.GetTimestamp());
    }

    public DateTimeOffset Now => _origin + _time.GetElapsedTime(_started);

    /// <summary>How far this clock is behind the machine's wall clock; negative: ahead.</summary>
    public TimeSpan BehindWall => _time.GetUtcNow() - Now;
}

/// <summary>The machine's clock says what cannot be believed.</summary>
public sealed class ClockException : Exception
{
    private ClockException(FormattableString why) : base(FormattableString.Invariant(why)) { }

    internal static ClockException Ahead(DateTimeOffset wall, DateTimeOffset last) => new(
        $"This machine's clock says {wall:yyyy-MM-dd HH:mm} UTC, {(wall - last).TotalDays:0} days after the last event in the journal ({last:yyyy-MM-dd HH:mm}). A wrong date would stand in the record for good. Set the clock (timedatectl) and start again; where it is right, because the centre was closed for so long, say so with ServiceCenter__DateAtLeast={wall:yyyy-MM-dd}.");

    internal static ClockException InThePast(DateTimeOffset wall) => new(
        $"This machine's clock says {wall:yyyy-MM-dd HH:mm} UTC, and there is no journal yet that knows better. A wrong date would stand in the record for good. Set the clock (timedatectl), or let it be set over the network, and start again.");
}
