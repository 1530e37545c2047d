using System.Diagnostics;
using System.Globalization;
using ServiceCenter.Hardship.PowerCut;

const string Usage = """
    power-cut [COMMANDS]    records a day of the real host (2000 commands unless said), cuts the power after every write, opens what is left
    """;

switch (args)
{
    case ["power-cut"]: return await PowerCut(2000);
    case ["power-cut", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var commands) && commands > 0: return await PowerCut(commands);
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
