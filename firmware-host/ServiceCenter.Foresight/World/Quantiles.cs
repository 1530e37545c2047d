namespace ServiceCenter.Foresight.World;

/// <summary>
/// A distribution of positive times as a table of its quantiles, read by linear interpolation between integers:
/// a logarithm's last digits depend on the processor, a table's do not.
/// </summary>
public sealed class Quantiles
{
    /// <summary>A mean of one, in the units of the tables.</summary>
    public const int Mean = 1 << 16;

    private readonly int[] _at;

    private Quantiles(int[] at) => _at = at;

    /// <summary>Times between arrivals, and patience. Longest draw: 7.4 times the mean; coefficient of variation 0.998.</summary>
    public static Quantiles Exponential { get; } = new(QuantileTables.Exponential);

    /// <summary>Handling times as counters see them: few very short, some very long. Longest draw: 7.7 times the mean; coefficient of variation 0.795.</summary>
    public static Quantiles Lognormal { get; } = new(QuantileTables.Lognormal);

    /// <summary>A time of this distribution with the given mean, in whole milliseconds.</summary>
    public TimeSpan Draw(Dice dice, TimeSpan mean)
    {
        var draw = dice.Next();
        var cell = (int)(draw >> 56);
        var within = (long)((draw >> 24) & 0xFFFF_FFFF);
        var value = _at[cell] + (((_at[cell + 1] - _at[cell]) * within) >> 32);
        var milliseconds = mean.Ticks / TimeSpan.TicksPerMillisecond * value / Mean;
        return TimeSpan.FromMilliseconds(milliseconds);
    }
}
