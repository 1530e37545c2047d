namespace ServiceCenter.Kiosk.Session;

/// <summary>How long a kiosk waits for people, and they for it. In one place, because each is felt by somebody who stands before it.</summary>
internal static class Patience
{
    /// <summary>How long a ticket stays on the screen: a printed one until it is taken, one without paper until it is written down.</summary>
    public static readonly TimeSpan PrintedShown = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan UnprintedShown = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan RefusalShown = TimeSpan.FromSeconds(15);
}
