using System.Globalization;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Import;

/// <summary>One line of the log, understood; or why it is not.</summary>
internal sealed record BankLogLine(
    string Service, DateTime Arrived, VisitOutcome Outcome, TimeSpan Wait, TimeSpan? Handling, string? Agent, int Priority)
{
    public static readonly string[] Columns = ["date", "arrived", "service", "priority", "outcome", "called_or_left", "finished", "agent"];

    /// <summary>A time of day so far before the one it should follow is the next day's; anything nearer is a wrong time.</summary>
    private static readonly TimeSpan PastMidnight = TimeSpan.FromHours(12);

    /// <summary>Clocks of older systems tick unevenly: an end this little before its beginning is no mistake but no time at all.</summary>
    private static readonly TimeSpan ClockTick = TimeSpan.FromSeconds(60);

    /// <exception cref="FormatException">What is wrong with the line.</exception>
    public static BankLogLine Parse(string line)
    {
        if (CsvLines.Fields(line) is not { } fields) throw new FormatException("a quote is not closed, or text follows a closing one");
        if (fields.Length != Columns.Length) throw new FormatException($"{fields.Length} fields, and {Columns.Length} are needed: {string.Join(',', Columns)}");
        var arrived = Time(fields, 1);
        var outcome = OutcomeOf(fields[4]);
        var wait = Until("called_or_left", Time(fields, 5), "arrived", arrived, allowTick: false);
        return new BankLogLine(
            ServiceOf(fields[2]), Date(fields[0]).ToDateTime(arrived), outcome, wait,
            HandlingOf(fields, outcome), fields[7].Length > 0 ? fields[7] : null, PriorityOf(fields[3]));
    }

    private static TimeSpan? HandlingOf(string[] fields, VisitOutcome outcome)
    {
        if (outcome is VisitOutcome.Left)
            return fields[6].Length == 0 ? null : throw new FormatException($"outcome is 'left', yet finished is '{fields[6]}': it has to be empty");
        if (fields[6].Length == 0) throw new FormatException("outcome is 'served', but finished is empty");
        return Until("finished", Time(fields, 6), "called_or_left", Time(fields, 5), allowTick: true);
    }

    private static TimeSpan Until(string name, TimeOnly time, string startName, TimeOnly start, bool allowTick)
    {
        var span = time.ToTimeSpan() - start.ToTimeSpan();
        if (span >= TimeSpan.Zero) return span;
        if (-span > PastMidnight) return span + TimeSpan.FromDays(1);
        return allowTick && -span <= ClockTick
            ? TimeSpan.Zero
            : throw new FormatException($"{name} {time:HH:mm:ss} is before {startName} {start:HH:mm:ss}");
    }

    private static DateOnly Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new FormatException($"date '{text}' is no date as 1999-08-01 is");

    private static TimeOnly Time(string[] fields, int column) =>
        TimeOnly.TryParseExact(fields[column], "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new FormatException($"{Columns[column]} '{fields[column]}' is no time of day as 06:57:47 is");

    private static string ServiceOf(string text) => Slug.IsValid(text.ToLowerInvariant())
        ? text
        : throw new FormatException($"service '{text}' cannot be a name: 1 to {Slug.MaxLength} letters, digits and '-' are");

    private static VisitOutcome OutcomeOf(string text) => text switch
    {
        "served" => VisitOutcome.Served,
        "left" => VisitOutcome.Left,
        _ => throw new FormatException($"outcome '{text}' is unknown: 'served' or 'left' is needed"),
    };

    private static int PriorityOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
        ? priority
        : throw new FormatException($"priority '{text}' is no whole number");
}
