using System.Collections.Immutable;

namespace ServiceCenter.Foresight.World;

/// <summary>Customers arrive one by one, at random, at a rate that changes with the time of day (a Poisson process, drawn by thinning).</summary>
/// <param name="From">When the first step of <paramref name="PerHour"/> begins.</param>
/// <param name="Step">How long one rate holds.</param>
/// <param name="PerHour">Customers an hour in each step; before the first and after the last nobody comes.</param>
public sealed record ArrivalModel(DateTimeOffset From, TimeSpan Step, ImmutableArray<int> PerHour)
{
    public DateTimeOffset To => From + Step * PerHour.Length;

    /// <summary>The first arrival after <paramref name="after"/>; null where nobody comes any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, Dice dice)
    {
        var peak = PerHour.Max();
        if (peak <= 0) return null;
        var meanGap = TimeSpan.FromMilliseconds(3_600_000L / peak);
        var at = after < From ? From : after;
        while (true)
        {
            at += Quantiles.Exponential.Draw(dice, meanGap);
            if (at >= To) return null;
            if (dice.Below(peak) < RateAt(at)) return at;
        }
    }

    private int RateAt(DateTimeOffset at) => PerHour[(int)((at - From).Ticks / Step.Ticks)];
}
