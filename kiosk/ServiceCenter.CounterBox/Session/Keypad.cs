using ServiceCenter.Contracts;

namespace ServiceCenter.CounterBox.Session;

/// <summary>The buttons of the box and their lamps, as its configuration has them.</summary>
internal sealed class Keypad
{
    private readonly SortedDictionary<int, bool> lamps = [];
    private IReadOnlyList<BoxButtonBody> keys = [];
    private int[] lines = [];

    public string? KeyOf(int line) => keys.FirstOrDefault(key => key.Line == line)?.Key;
    public IEnumerable<string> Keys => keys.Select(key => key.Key);

    public void Configure(IReadOnlyList<BoxButtonBody> buttons, ICollection<BoxOutput> outputs)
    {
        keys = buttons;
        int[] named = [.. keys.Select(key => key.Line).Distinct().Order()];
        int[] lampLines = [.. keys.Select(key => key.LampLine).OfType<int>().Distinct().Order()];
        if (named.SequenceEqual(lines) && lampLines.SequenceEqual(lamps.Keys)) return;
        lines = named;
        lamps.Clear();
        foreach (var line in lampLines) lamps[line] = false;
        outputs.Add(new BoxOutput.Lines(named, lampLines));
    }

    public void Light(Predicate<string> isLit, ICollection<BoxOutput> outputs)
    {
        foreach (var key in keys)
        {
            var lit = isLit(key.Key);
            if (key.LampLine is not { } line || lamps[line] == lit) continue;
            lamps[line] = lit;
            outputs.Add(new BoxOutput.Light(line, lit));
        }
    }

    /// <summary>Buttons that are stuck; null where none is.</summary>
    public IReadOnlyList<string>? Stuck(Predicate<int> isStuck)
    {
        string[] stuck = [.. keys.Where(key => isStuck(key.Line)).Select(key => key.Key)];
        return stuck.Length == 0 ? null : stuck;
    }
}
