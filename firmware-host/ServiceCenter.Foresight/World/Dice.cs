namespace ServiceCenter.Foresight.World;

/// <summary>
/// A seeded generator of our own, SplitMix64 (Steele, Lea and Flood 2014): integers only, so that one seed gives one day
/// on every processor and every runtime. For models of the world, never for secrets.
/// </summary>
public sealed class Dice(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            _state += Golden;
            return Mix(_state);
        }
    }

    /// <summary>A generator of its own for one purpose, so that one more draw there moves nothing elsewhere. Does not advance this one.</summary>
    public Dice Fork(ulong purpose)
    {
        unchecked { return new Dice(Mix(_state ^ Mix(purpose + Golden))); }
    }

    /// <summary>Uniform in [0, <paramref name="bound"/>), without bias.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        var uneven = unchecked(0UL - range) % range;
        ulong draw;
        do draw = Next(); while (draw < uneven);
        return (int)(draw % range);
    }

    /// <param name="perTenThousand">10,000 is always, 0 never.</param>
    public bool Chance(int perTenThousand) => Below(10_000) < perTenThousand;

    /// <summary>Uniform in [<paramref name="least"/>, <paramref name="most"/>], in whole milliseconds.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) =>
        least + TimeSpan.FromMilliseconds(Below((int)((most - least).Ticks / TimeSpan.TicksPerMillisecond) + 1));

    /// <summary>128 bits, for the ids that a device makes.</summary>
    public UInt128 Id() => new(Next(), Next());

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
