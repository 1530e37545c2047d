using System.Diagnostics;
using System.Globalization;
using ServiceCenter.Hardship.Hostile;
using ServiceCenter.Hardship.PowerCut;
using ServiceCenter.Hardship.Soak;

const string Usage = """
    power-cut [COMMANDS]    records a day of the real host (2000 commands unless said), cuts the power after every write, opens what is left
    hostile [INPUTS [SEED]] bad input at every door (1000000 from seed 1 unless said)
    soak [DAYS [TICKETS]]   weeks of the real host in minutes: memory, and what is written to the disk (56 days of 400 tickets unless said)
    """;

switch (args)
{
    case ["power-cut"]: return await PowerCut(2000);
    case ["power-cut", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var commands) && commands > 0: return await PowerCut(commands);
    case ["hostile"]: return await Hostile(1_000_000, 1);
    case ["hostile", var text, ..] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) && inputs >= 20:
        return await Hostile(inputs, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1);
    case [SoakHost.Verb, .. var rest]: return await SoakHost.Run(rest);
    case ["soak"]: return await Soak(56, 400);
    case ["soak", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 1: return await Soak(days, 400);
    case ["soak", var text, var many] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 1
        && int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out var tickets) && tickets is > 0 and < 10_000:
        return await Soak(days, tickets);
    default:
        Console.Error.WriteLine($"'{string.Join(' ', args)}' is nothing this program does. What it does:{Environment.NewLine}{Usage}");
        return 2;
}

static async Task<int> PowerCut(int commands)
{
    using var recording = await Recording.OfADay(commands);
    // What each verification makes anew to compare with goes to memory as well.
    Environment.SetEnvironmentVariable("TMPDIR", Reopening.Memory);
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

static async Task<int> Soak(int days, int ticketsADay)
{
    // What a card bears is a guess that its maker does not help with: 16 GB, each cell a thousand times, and ten times as much inside as is asked for.
    const double CardBears = 16e9 * 1000 / 10;
    var result = await SoakRun.Of(days, ticketsADay, Console.Error.WriteLine);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{days} days, {result.Last.Tickets} tickets in {result.Taken:hh\\:mm\\:ss}: {result.WrittenKibibytesATicket:0.0} KiB written a ticket, {result.JournalBytesATicket:0} bytes of journal; "
        + $"resident {string.Join(", ", result.Samples.Select(s => s.ResidentMegabytes))} MB at days {string.Join(", ", result.Samples.Select(s => s.Days))}; "
        + $"a card that bears {CardBears / 1e12:0.0} TB lasts {CardBears / (result.WrittenKibibytesATicket * 1024 * ticketsADay * 365):0} years; {result.Verified}"));
    return result.WrittenKibibytesATicket <= 64 ? 0 : 1;
}
