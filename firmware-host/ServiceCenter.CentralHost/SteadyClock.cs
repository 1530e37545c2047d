namespace ServiceCenter.CentralHost;

/// <summary>
/// The host's clock: UTC, and steady. It takes the wall clock once, at start (or the journal's last instant, if that is later: a machine
/// that starts in the past must not stamp before what it has stamped), and from then on counts monotonic time. When NTP or a
/// hand moves the wall clock, waits and handling times do not notice; the difference is shown, and a restart takes it over.
/// </summary>
public sealed class SteadyClock(TimeProvider time, DateTimeOffset notBefore)
{
    private readonly DateTimeOffset _origin = Later(time.GetUtcNow(), notBefore);
    private readonly long _started = time.GetTimestamp();

    public DateTimeOffset Now => _origin + time.GetElapsedTime(_started);

    /// <summary>How far this clock is behind the machine's wall clock; negative: ahead.</summary>
    public TimeSpan BehindWall => time.GetUtcNow() - Now;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
