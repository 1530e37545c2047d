namespace ServiceCenter.Messaging;

/// <summary>
/// How long to wait before the next attempt to connect: doubling from 100 ms, never above 800 ms, so that a wall is right again within a
/// second of the connection's return; and each wait drawn from the upper half of its range, so that forty kiosks that lost the broker
/// together do not come back together. Draws arrive from outside.
/// </summary>
public sealed class ReconnectBackoff
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(800);
    private TimeSpan _ceiling = First;

    /// <param name="draw">In [0, 1): 0 gives half the ceiling, 1 would give all of it.</param>
    public TimeSpan Next(double draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(draw, 1);
        var wait = _ceiling * (0.5 + draw / 2);
        _ceiling = _ceiling * 2 < Longest ? _ceiling * 2 : Longest;
        return wait;
    }

    /// <summary>A connection was made: the next loss begins with a short wait again.</summary>
    public void Reset() => _ceiling = First;
}
