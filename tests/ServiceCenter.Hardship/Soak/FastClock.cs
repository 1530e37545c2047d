namespace ServiceCenter.Hardship.Soak;

/// <summary>The machine's clock, and ahead of it by as much as it was driven. Timers keep the machine's own pace.</summary>
internal sealed class FastClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() =>
        base.GetTimestamp() + (long)(Interlocked.Read(ref _ahead) * ((double)TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Drive(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
