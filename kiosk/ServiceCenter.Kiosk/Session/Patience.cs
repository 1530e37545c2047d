namespace ServiceCenter.Kiosk.Session;

/// <summary>How long a kiosk waits for what. In one place, because each of them is felt by a person who stands before it.</summary>
internal static class Patience
{
    /// <summary>A hello that is not answered within this is one that the broker denied or the host does not hear.</summary>
    public static readonly TimeSpan Hello = TimeSpan.FromSeconds(5);
    /// <summary>From the reply to hello to asking for a configuration that should have been retained.</summary>
    public static readonly TimeSpan Configuration = TimeSpan.FromSeconds(2);

    /// <summary>A finger on the same button within this is the same finger: one ticket.</summary>
    public static readonly TimeSpan Finger = TimeSpan.FromSeconds(2);
    /// <summary>Nobody presses that long: something leans on the button, or it is broken.</summary>
    public static readonly TimeSpan Stuck = TimeSpan.FromSeconds(60);

    /// <summary>How long a ticket stays on the screen: a printed one until it is taken, one without paper until it is written down.</summary>
    public static readonly TimeSpan PrintedShown = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan UnprintedShown = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan RefusalShown = TimeSpan.FromSeconds(15);

    /// <summary>Least time between two reports of health that differ only in what always moves (outbox, temperature).</summary>
    public static readonly TimeSpan MovingReport = TimeSpan.FromSeconds(10);

    /// <summary>Wait before a request is sent for the n-th time (2 and up): 5, 10, 20, 40, then 60 s.</summary>
    public static TimeSpan BeforeRepeat(int n) => TimeSpan.FromSeconds(n >= 6 ? 60 : 5 << (n - 2));
}
