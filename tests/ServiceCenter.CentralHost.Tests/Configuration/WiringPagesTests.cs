using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Testing;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceCenter.CentralHost.Tests.Configuration;

/// <summary>Who wires a box by its page gets what the software drives.</summary>
public sealed class WiringPagesTests
{
    /// <summary>BCM line to pin of the 40-pin header: the same on every board that has one.</summary>
    private static readonly Dictionary<int, int> PinOf = new()
    {
        [2] = 3, [3] = 5, [4] = 7, [5] = 29, [6] = 31, [7] = 26, [8] = 24, [9] = 21, [10] = 19, [11] = 23, [12] = 32, [13] = 33, [14] = 8, [15] = 10,
        [16] = 36, [17] = 11, [18] = 12, [19] = 35, [20] = 38, [21] = 40, [22] = 15, [23] = 16, [24] = 18, [25] = 22, [26] = 37, [27] = 13,
    };

    [Fact]
    public void the_kiosks_page_has_the_lines_of_the_centre_that_ships()
    {
        var kiosk = Centre.Read(null).Plan.Kiosks[0];
        Rows("kiosk.md", 5).ShouldBe(kiosk.Buttons.Select((button, i) => Row(new[] { "first", "second", "third" }[i], button.Line!.Value, button.LampLine!.Value)));
    }

    [Fact]
    public void the_boxes_page_has_the_usual_lines()
    {
        var box = Centre.Of(SomeCentreFile.With(f => f["boxes"] = JsonNode.Parse("""[{ "id": "box-1", "counter": "1" }]""")), null).Plan.Box("box-1")!;
        string[] names = ["next", "recall", "no-show", "done"];
        Rows("counter-box.md", 5).ShouldBe(box.Buttons.Select((button, i) => Row(names[i], button.Line, button.LampLine!.Value)));
    }

    [Fact]
    public void the_signs_page_has_every_line_at_its_pin()
    {
        var lines = Rows("sign.md", 3).Where(row => int.TryParse(row[1], out _)).ToList();
        lines.Select(row => row[0]).ShouldBe(["SDA", "SCL", "DIN", "CLK", "CS"]);
        foreach (var row in lines) PinOf[int.Parse(row[1], CultureInfo.InvariantCulture)].ShouldBe(int.Parse(row[2], CultureInfo.InvariantCulture), row[0]);
    }

    private static string[] Row(string name, int line, int lamp) =>
        [name, .. new[] { line, PinOf[line], lamp, PinOf[lamp] }.Select(number => number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Cells of the page's table rows that end in a pin.</summary>
    private static List<string[]> Rows(string page, int columns) =>
        [.. File.ReadAllLines(Repo.PathOf("hardware", "wiring", page))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length == columns && int.TryParse(cells[^1], out _))];
}
