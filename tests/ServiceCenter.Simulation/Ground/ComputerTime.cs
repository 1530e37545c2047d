namespace ServiceCenter.Simulation.Ground;

/// <summary>A computer's two clocks, as programs ask for them: one that only counts, and one on the wall, which anybody may set.</summary>
/// <param name="wall">What the wall clock says at the start.</param>
internal sealed class ComputerTime(NodeClock steady, DateTimeOffset wall) : TimeProvider
{
    private DateTimeOffset _wall = wall;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    public override long GetTimestamp() => steady.Now.Ticks;
    public override DateTimeOffset GetUtcNow() => _wall + steady.Now;

    /// <summary>By NTP, by hand, or by daylight saving time.</summary>
    public void SetWall(TimeSpan by) => _wall += by;
}
