using System.Globalization;
using ServiceCenter.Simulation;

const string Usage = "Usage: [--seeds COUNT (default 200)] [--from SEED (default 1)] [--no-faults] [--disk-dies] [--only KIND,KIND...|none] [--calm-from HH:MM:SS]";
const int MostShrunk = 3;

var seeds = 200;
var from = 1UL;
var faults = Faults.Usual;
TimeSpan? calmFrom = null;
for (var i = 0; i < args.Length; i++)
{
    var value = i + 1 < args.Length ? args[i + 1] : "";
    switch (args[i])
    {
        case "--seeds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seeds) && seeds > 0: i++; break;
        case "--from" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out from): i++; break;
        case "--no-faults": faults = Faults.None; break;
        case "--disk-dies": faults = faults with { DiskDiesAfter = TimeSpan.FromMinutes(90) }; break;
        case "--only" when Only(value) is { } few: (faults, i) = (few, i + 1); break;
        case "--calm-from" when TimeSpan.TryParseExact(value, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var calm): (calmFrom, i) = (calm, i + 1); break;
        default:
            Console.Error.WriteLine($"'{args[i]} {value}' is not understood. {Usage}\nKinds of faults: {string.Join(", ", Faults.Kinds.Keys)}.");
            return 2;
    }
}

var result = Seeds.Run(from, seeds, faults, calmFrom: calmFrom);
foreach (var violation in result.Violations.Take(MostShrunk))
{
    // Where it does not fail again, the day depends on more than its seed: then what was found is all there is.
    Console.WriteLine(calmFrom is null && Shrinker.Shrink(violation.Seed, violation.Check, faults) is { } smaller ? smaller : violation);
}
foreach (var violation in result.Violations.Skip(MostShrunk)) Console.WriteLine($"seed {violation.Seed}, {violation.Check}: {violation.What}");
Console.WriteLine(result.Poorest);
Console.WriteLine(result);
return result.Violations.Any() ? 1 : 0;

static Faults? Only(string kinds)
{
    var kept = kinds == "none" ? [] : kinds.Split(',');
    return kept.All(Faults.Kinds.ContainsKey) ? Faults.Kinds.Keys.Except(kept).Aggregate(Faults.Usual, (faults, kind) => faults.Without(kind)) : null;
}
