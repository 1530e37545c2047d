namespace ServiceCenter.Engine;

/// <summary>
/// How numbers go on where records are lost: beyond every one that may have been given meanwhile, also by somebody who is not heard for
/// days. Unix time in milliseconds is such a number: events are far fewer than one a millisecond, so whoever was numbered by it earlier,
/// after another restore too, stays below it. Where the clock is wrong, a thousand million lies between: a century of a busy centre.
/// </summary>
public static class Leap
{
    private const long Least = 1_000_000_000;

    /// <summary>A device that says to have seen more than this is not believed: every program has to be able to count on.</summary>
    private const long Most = 1L << 52;

    /// <summary>The event by which a record goes on.</summary>
    /// <param name="last">Number of the last event that is left, and when it was.</param>
    /// <param name="now">By the clock: a wrong one costs nothing but numbers.</param>
    public static Recorded Over((long Seq, DateTimeOffset At) last, DateTimeOffset now, long? seen = null, DeviceId? by = null) =>
        new(To(last.Seq, now, seen), now > last.At ? now : last.At, null, null, new Event.RecordRestored(last.Seq, seen > last.Seq ? seen : null, by));

    /// <summary>The number of the event that leaps.</summary>
    public static long To(long last, DateTimeOffset now, long? seen) => Math.Max(Math.Max(last, seen ?? 0) + Least, now.ToUnixTimeMilliseconds());

    /// <summary>Whether somebody has seen what this record does not hold.</summary>
    public static bool IsBehind(long last, long? seen) => seen > last && seen < Most;

    internal static bool Follows(long last, Recorded recorded) =>
        recorded.Event is Event.RecordRestored restored ? restored.After == last && recorded.Seq > last : recorded.Seq == last + 1;
}
