using ServiceCenter.Contracts;

namespace ServiceCenter.Messaging.Session;

/// <summary>When a button was pressed, for a disk to keep.</summary>
/// <param name="Clock">Names the clock that <paramref name="At"/> is read from: times of one name can be compared, also over a restart of the program.</param>
/// <param name="NotBefore">On the host's clock, as far as the device knew then; null: not at all.</param>
/// <param name="NotAfter">The same; null: not known then.</param>
public sealed record Moment(string Clock, TimeSpan At, HostInstant? NotBefore = null, HostInstant? NotAfter = null);

/// <summary>What a device can know of the time at which something happened there: never from a clock of its own that somebody has to set.</summary>
public sealed class Moments(string clock, Lifeline lifeline)
{
    private HostInstant? heard;

    /// <summary>The host's clock said this at least, as the disk remembers.</summary>
    public void Remember(HostInstant? instant)
    {
        if (instant is not null && (heard is null || heard.At < instant.At)) heard = instant;
    }

    /// <summary>Now, and what is known of it.</summary>
    public Moment Of(TimeSpan now)
    {
        var known = lifeline.HostAt(now);
        return new Moment(clock, now, known?.NotBefore ?? heard, known?.NotAfter);
    }

    /// <summary>
    /// A moment on the host's present clock. Within one boot, from how long ago it was. From an earlier boot: after what was known then,
    /// and before this one began; unless the host is still the one that was known then.
    /// </summary>
    public (HostInstant? NotBefore, HostInstant? NotAfter) OnHostsClock(Moment moment)
    {
        if (moment.Clock == clock && lifeline.HostAt(moment.At) is var (earliest, latest)) return (earliest, latest);
        var booted = lifeline.HostAt(TimeSpan.Zero)?.NotAfter;
        return (moment.NotBefore, moment.NotAfter is { } then && then.Incarnation == booted?.Incarnation ? then : booted);
    }
}
