using System.Diagnostics;
using System.Globalization;
using ServiceCenter.Hardship.Hostile;
using ServiceCenter.Hardship.PowerCut;

const string Usage = """
    power-cut [COMMANDS]    records a day of the real host (2000 commands unless said), cuts the power after every write, opens what is left
    hostile [INPUTS [SEED]] bad input at every door (1000000 from seed 1 unless said)
    """;

switch (args)
{
    case ["power-cut"]: return await PowerCut(2000);
    case ["power-cut", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var commands) && commands > 0: return await PowerCut(commands);
    case ["hostile"]: return await Hostile(1_000_000, 1);
    case ["hostile", var text, ..] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) && inputs >= 20:
        return await Hostile(inputs, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1);
    default:
        Console.Error.WriteLine($"'{string.Join(' ', args)}' is nothing this program does. What it does:{Environment.NewLine}{Usage}");
        return 2;
}

static async Task<int> PowerCut(int commands)
{
    using var recording = await Recording.OfADay(commands);
    var clock = Stopwatch.StartNew();
    var result = EveryPrefix.Open(recording, recording.Deeds(), line => Console.Error.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {line}"));
    foreach (var wrong in result.Wrong) Console.WriteLine(wrong);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{commands} commands, {result.Records} records, {result.Writes} writes, {result.Flushes} flushes, {result.Opened} prefixes opened in {clock.Elapsed:hh\\:mm\\:ss}, {result.Violations} wrong"));
    return result.Violations == 0 ? 0 : 1;
}

static async Task<int> Hostile(int inputs, int seed)
{
    var clock = Stopwatch.StartNew();
    var result = await HostileRun.Of(inputs, seed, line => Console.Error.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {line}"));
    foreach (var wrong in result.Wrong) Console.WriteLine(wrong);
    foreach (var door in result.Doors) Console.WriteLine(door);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{result.Inputs} inputs from seed {seed} in {clock.Elapsed:hh\\:mm\\:ss}: {100.0 * result.WellFormed / result.Inputs:0} % well-formed, {100.0 * result.PastParsing / result.Inputs:0} % past parsing, "
        + $"{result.Wrong.Count} wrong; living memory grew by {result.MegabytesGrown} MB, the host's from {result.HostMegabytes.Early} to {result.HostMegabytes.Late} MB resident"));
    return result.Wrong.Count == 0 ? 0 : 1;
}
