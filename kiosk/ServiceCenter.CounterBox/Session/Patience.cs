namespace ServiceCenter.CounterBox.Session;

/// <summary>How long a box waits for what, and how its lamps and its sign tell time.</summary>
internal static class Patience
{
    /// <summary>What does not keep is done by then or not at all: long enough for a slow network, short enough that the agent still stands by it.</summary>
    public static readonly TimeSpan Passing = TimeSpan.FromSeconds(5);

    /// <summary>On for half of it: twice a second, within the three flashes a second that everybody bears.</summary>
    public static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(500);

    /// <summary>A refusal: all lamps flash together, three times in a second and a half.</summary>
    public static readonly TimeSpan RefusalFlash = TimeSpan.FromMilliseconds(500);
    public const int RefusalFlashes = 3;

    /// <summary>A number newly called blinks on the sign, once a second, for so long.</summary>
    public static readonly TimeSpan NewCall = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan SignBlink = TimeSpan.FromSeconds(1);

    /// <summary>How long one page of a number stands that is longer than the sign.</summary>
    public static readonly TimeSpan SignPage = TimeSpan.FromMilliseconds(1500);

    /// <summary>After a failure the sign is tried again.</summary>
    public static readonly TimeSpan SignAgain = TimeSpan.FromSeconds(10);
}
