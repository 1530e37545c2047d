namespace ServiceCenter.Kiosk.Session;

/// <summary>How long a kiosk waits for people, and they for it. In one place, because each is felt by somebody who stands before it.</summary>
internal static class Patience
{
    /// <summary>A finger that stays on a button for this long asks what the button is. Most presses last under half a second; who presses slowly has three times that.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(1500);

    /// <summary>How long a customer waits for the centre's answer before the kiosk goes on alone.</summary>
    public static readonly TimeSpan Alone = TimeSpan.FromSeconds(2);

    /// <summary>A centre that has not been heard for so long is not waited for again with every press.</summary>
    public static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(10);

    /// <summary>Before a paper that the host refused to take in is handed in again: somebody may have mended the centre's file.</summary>
    public static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(60);

    /// <summary>How long a ticket stays on the screen: a printed one until it is taken, one without paper until it is written down.</summary>
    public static readonly TimeSpan PrintedShown = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan UnprintedShown = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan RefusalShown = TimeSpan.FromSeconds(15);

    /// <summary>Without a touch for this long the customer is gone; it is announced before (WCAG 2.2.1: at least 20 s, as often put off as wanted).</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Warning = TimeSpan.FromSeconds(20);
    /// <summary>The same, once the paper is in hand.</summary>
    public static readonly TimeSpan AfterPaper = TimeSpan.FromSeconds(30);

    /// <summary>How long the centre may take to answer a wish for help, and how long the answer is shown.</summary>
    public static readonly TimeSpan Help = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan HelpShown = TimeSpan.FromSeconds(30);
}
