using System.Globalization;
using ServiceCenter.Simulation.Checks;
using ServiceCenter.Simulation.Nodes;

namespace ServiceCenter.Simulation;

/// <summary>A failing day with as little in it as can be: the same check still finds something with these faults only, and none from a time on.</summary>
/// <param name="Only">Kinds of faults that it needs: <see cref="Faults.Kinds"/>.</param>
/// <param name="Violation">As it is found in the smaller day; its step is the end of the shortest prefix that fails.</param>
public sealed record SmallerDay(IReadOnlyList<string> Only, TimeSpan CalmFrom, Violation Violation)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Violation}  Still found with no faults but: {(Only.Count == 0 ? "none" : string.Join(", ", Only))}; none after {CalmFrom:hh\:mm\:ss}; at step {Violation.Step}.
          Again: --from {Violation.Seed} --seeds 1 --only {(Only.Count == 0 ? "none" : string.Join(',', Only))} --calm-from {CalmFrom:hh\:mm\:ss}
        """);
}

/// <summary>
/// Leaves out what a failing day can do without: first whole kinds of faults, one after the other, then the end of its troubles. Each
/// trial is a whole day from the same seed, and is kept where the same check still finds something: so the same seed shrinks alike everywhere.
/// </summary>
public static class Shrinker
{
    private static readonly TimeSpan CloseEnough = TimeSpan.FromMinutes(2);

    /// <returns>Null where the day, run again, fails no check of this name.</returns>
    public static SmallerDay? Shrink(ulong seed, string check, Faults faults, Ports? ports = null)
    {
        if (Find(faults, Script.HealedAt) is not { } found) return null;
        var only = new List<string>();
        foreach (var kind in Faults.Kinds.Keys)
        {
            if (Find(faults.Without(kind), Script.HealedAt) is { } still) (faults, found) = (faults.Without(kind), still);
            else only.Add(kind);
        }
        var (fails, passes) = (Script.HealedAt, TimeSpan.Zero);
        while (fails - passes > CloseEnough)
        {
            var middle = TimeSpan.FromSeconds((long)((fails + passes) / 2).TotalSeconds);
            if (Find(faults, middle) is { } still) (fails, found) = (middle, still);
            else passes = middle;
        }
        return new SmallerDay(only, fails, found);

        Violation? Find(Faults with, TimeSpan calmFrom) => SimulatedDay.Run(seed, with, ports, calmFrom).Violations.FirstOrDefault(v => v.Check == check);
    }
}
