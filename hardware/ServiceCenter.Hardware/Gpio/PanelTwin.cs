namespace ServiceCenter.Hardware.Gpio;

/// <summary>Buttons and lamps without pins: whoever shows them presses here, and is told what is lit.</summary>
public sealed class PanelTwin(Func<TimeSpan> clock) : IGpioChip
{
    private readonly Lock gate = new();
    private SimulatedInputLines? buttons;

    /// <summary>A lamp's line, and whether it is lit now.</summary>
    public event Action<int, bool>? Lit;

    /// <summary>Lamps were taken, all dark.</summary>
    public event Action? AllDark;

    public IInputLines TakeInputs(IReadOnlyList<int> lines, InputWiring wiring)
    {
        lock (gate) return buttons = new SimulatedInputLines(clock);
    }

    public IOutputLines TakeOutputs(IReadOnlyList<int> lines)
    {
        AllDark?.Invoke();
        return new Lights(this);
    }

    /// <summary>Down and up again. Where nobody watches the buttons, nothing happens.</summary>
    public void Press(int line)
    {
        lock (gate)
        {
            buttons?.Set(line, true);
            buttons?.Set(line, false);
        }
    }

    public void Dispose() { }

    private sealed class Lights(PanelTwin panel) : IOutputLines
    {
        public void Write(int line, bool on) => panel.Lit?.Invoke(line, on);
        public void Dispose() { }
    }
}
