using System.Globalization;
using ServiceCenter.Simulation;

const string Usage = "Usage: [--seeds COUNT (default 200)] [--from SEED (default 1)] [--no-faults]";

var seeds = 200;
var from = 1UL;
var faults = Faults.Usual;
for (var i = 0; i < args.Length; i++)
{
    var value = i + 1 < args.Length ? args[i + 1] : "";
    switch (args[i])
    {
        case "--seeds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seeds) && seeds > 0: i++; break;
        case "--from" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out from): i++; break;
        case "--no-faults": faults = Faults.None; break;
        default:
            Console.Error.WriteLine($"'{args[i]} {value}' is not understood. {Usage}");
            return 2;
    }
}

var result = Seeds.Run(from, seeds, faults);
foreach (var violation in result.Violations) Console.WriteLine(violation);
Console.WriteLine(result);
return result.Violations.Any() ? 1 : 0;
