using System.Globalization;
using System.Text;

namespace ServiceCenter.Benchmarks;

/// <param name="Beside">What ran beside it, and how that did.</param>
/// <param name="Ratio">To what ran beside it; null where nothing does.</param>
/// <param name="Met">Null: reported, without a goal.</param>
internal sealed record Row(string What, string Figure, string Beside, double? Ratio, string Goal, bool? Met)
{
    public double Load { get; } = Machine.Load;
}

/// <summary>The table that is printed, and kept in RESULTS.md.</summary>
internal sealed class Report
{
    private readonly List<Row> _rows = [];
    private readonly List<string> _tables = [];

    public void Add(Row row)
    {
        _rows.Add(row);
        Say($"{row.What}: {row.Figure}; {row.Beside}{(row.Ratio is { } ratio ? $"; ratio {Number(ratio)}" : "")}");
    }

    /// <summary>A table of a form of its own, after the rows.</summary>
    public void AddTable(string table) => _tables.Add(table);

    /// <summary>Progress, for whoever waits; the table alone goes to standard output.</summary>
    public static void Say(string line) => Console.Error.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {line}");

    public string ToMarkdown()
    {
        var text = new StringBuilder($"{DateTime.UtcNow:yyyy-MM-dd}, {Machine.Description}\n\n");
        text.Append("| what | figure | beside it, in the same run | ratio | goal | met | load |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in _rows)
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.What} | {row.Figure} | {row.Beside} | {(row.Ratio is { } ratio ? Number(ratio) : "")} | {row.Goal} | {Word(row.Met)} | {row.Load:0.0} |\n");
        foreach (var table in _tables) text.Append('\n').Append(table).Append('\n');
        return text.ToString();
    }

    public static string Number(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Word(bool? met) => met switch { true => "yes", false => "**no**", null => "" };
}
