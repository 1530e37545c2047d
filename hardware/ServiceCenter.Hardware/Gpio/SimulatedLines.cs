using System.Collections.Concurrent;

namespace ServiceCenter.Hardware.Gpio;

/// <summary>Buttons without pins: what is set here is seen there, bounce not included (the kernel takes it out).</summary>
public sealed class SimulatedInputLines(Func<TimeSpan> clock) : IInputLines
{
    private readonly BlockingCollection<LineEdge> edges = [];
    private readonly ConcurrentDictionary<int, (bool Active, uint Seq)> levels = [];

    public void Set(int line, bool active)
    {
        levels.TryGetValue(line, out var before);
        if (before.Active == active || edges.IsAddingCompleted) return;
        levels[line] = (active, before.Seq + 1);
        edges.Add(new LineEdge(line, active, clock(), before.Seq + 1));
    }

    public LineEdge? WaitForEdge()
    {
        foreach (var edge in edges.GetConsumingEnumerable()) return edge;
        return null;
    }

    public bool Read(int line) => levels.TryGetValue(line, out var level) && level.Active;

    public void Dispose() => edges.CompleteAdding();
}

/// <summary>Lamps without pins.</summary>
public sealed class SimulatedOutputLines : IOutputLines
{
    private readonly ConcurrentDictionary<int, bool> levels = [];

    public bool IsOn(int line) => levels.TryGetValue(line, out var on) && on;
    public void Write(int line, bool on) => levels[line] = on;
    public void Dispose() { }
}
