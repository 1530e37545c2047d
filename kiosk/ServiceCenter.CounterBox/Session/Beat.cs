namespace ServiceCenter.CounterBox.Session;

/// <summary>Arithmetic of what blinks.</summary>
internal static class Beat
{
    /// <summary>Whether it is the first half of the period.</summary>
    public static bool IsFirstHalf(TimeSpan since, TimeSpan now, TimeSpan period) => (now - since).Ticks % period.Ticks < period.Ticks / 2;

    /// <summary>When the half of a period ends in which now lies.</summary>
    public static TimeSpan NextTurn(TimeSpan since, TimeSpan now, TimeSpan period)
    {
        var half = period.Ticks / 2;
        return since + TimeSpan.FromTicks(((now - since).Ticks / half + 1) * half);
    }
}
