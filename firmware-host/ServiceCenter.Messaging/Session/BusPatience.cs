namespace ServiceCenter.Messaging.Session;

/// <summary>How long a device waits for the host, and how often it speaks unasked.</summary>
public static class BusPatience
{
    /// <summary>A hello that is not answered within this is one that the broker denied or the host does not hear.</summary>
    public static readonly TimeSpan Hello = TimeSpan.FromSeconds(5);
    /// <summary>From the reply to hello to asking for a configuration that should have been retained.</summary>
    public static readonly TimeSpan Configuration = TimeSpan.FromSeconds(2);
    /// <summary>Least time between two reports of health that differ only in what always moves (outbox, temperature).</summary>
    public static readonly TimeSpan MovingReport = TimeSpan.FromSeconds(10);

    /// <summary>By how much two clocks may drift apart, of the time that passes: quartz is off by 100 parts in a million at most, a hot one by twice that.</summary>
    public const double Drift = 0.0005;

    /// <summary>Wait before a request is sent for the n-th time (2 and up): 5, 10, 20, 40, then 60 s.</summary>
    public static TimeSpan BeforeRepeat(int n) => TimeSpan.FromSeconds(n >= 6 ? 60 : 5 << (n - 2));
}
