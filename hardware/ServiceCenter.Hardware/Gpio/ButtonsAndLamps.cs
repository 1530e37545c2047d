namespace ServiceCenter.Hardware.Gpio;

/// <summary>The buttons and lamps that the configuration names, on one chip: taken anew when it names others.</summary>
public sealed class ButtonsAndLamps(IGpioChip chip, InputWiring wiring, ILinesListener listener) : IDisposable
{
    private IInputLines? buttons;
    private IOutputLines? lamps;

    /// <exception cref="GpioException">They cannot be had; none is held then.</exception>
    public void Take(IReadOnlyList<int> buttonLines, IReadOnlyList<int> lampLines)
    {
        Dispose();
        var taken = buttons = buttonLines.Count > 0 ? chip.TakeInputs(buttonLines, wiring) : null;
        try
        {
            lamps = lampLines.Count > 0 ? chip.TakeOutputs(lampLines) : null;
        }
        catch (GpioException)
        {
            Dispose();
            throw;
        }
        if (taken is null) return;
        new Thread(() => Watch(taken, buttonLines)) { IsBackground = true, Name = "buttons" }.Start();
    }

    public void Light(int line, bool on) => lamps?.Write(line, on);

    public void Dispose()
    {
        buttons?.Dispose();
        lamps?.Dispose();
        (buttons, lamps) = (null, null);
    }

    private void Watch(IInputLines lines, IReadOnlyList<int> numbers)
    {
        var gaps = new EdgeGaps();
        try
        {
            foreach (var line in numbers) listener.FirstLevel(line, lines.Read(line));
            while (lines.WaitForEdge() is { } edge)
            {
                var lost = gaps.LostBefore(edge);
                if (lost > 0) listener.EdgesLost(edge.Line, lost);
                // The edge before this one was lost: the line was at the other level in between.
                if (lost % 2 == 1) listener.FirstLevel(edge.Line, !edge.Active);
                listener.Edge(edge);
            }
        }
        catch (Exception problem) when (problem is GpioException or ObjectDisposedException)
        {
            listener.LinesFailed(problem.Message);
        }
    }
}

/// <summary>Called from the thread that watches the buttons.</summary>
public interface ILinesListener
{
    void FirstLevel(int line, bool pressed);
    void Edge(LineEdge edge);
    void EdgesLost(int line, uint count);
    void LinesFailed(string trouble);
}
