namespace ServiceCenter.Messaging.Session;

/// <summary>The earlier of two instants, where null is never.</summary>
public static class Earliest
{
    public static TimeSpan? Of(TimeSpan? a, TimeSpan? b) => a is null ? b : b is null || a < b ? a : b;
}
