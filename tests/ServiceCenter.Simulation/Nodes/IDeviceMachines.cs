using ServiceCenter.CounterBox.Session;
using ServiceCenter.Display.Session;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>A kiosk's machine as the simulation drives it.</summary>
public interface IKioskMachine
{
    IReadOnlyList<string> Subscriptions { get; }
    KioskOutput.Publish Will { get; }
    void Step(KioskInput input, ICollection<KioskOutput> outputs);
}

/// <summary>A wall display's machine as the simulation drives it.</summary>
public interface IDisplayMachine
{
    IReadOnlyList<string> Subscriptions { get; }
    (string Topic, ReadOnlyMemory<byte> Body) Will { get; }
    WallScreen Screen { get; }
    void Step(DisplayInput input, ICollection<DisplayOutput> outputs);
}

/// <summary>A button box's machine as the simulation drives it.</summary>
public interface IBoxMachine
{
    IReadOnlyList<string> Subscriptions { get; }
    BoxOutput.Publish Will { get; }
    void Step(BoxInput input, ICollection<BoxOutput> outputs);
}

public sealed class RealKiosk(KioskOptions options) : IKioskMachine
{
    private readonly KioskSession _session = new(options);

    public IReadOnlyList<string> Subscriptions => _session.Subscriptions;
    public KioskOutput.Publish Will => _session.Will;
    public void Step(KioskInput input, ICollection<KioskOutput> outputs) => _session.Step(input, outputs);
}

public sealed class RealDisplay(DisplayOptions options) : IDisplayMachine
{
    private readonly DisplaySession _session = new(options);

    public IReadOnlyList<string> Subscriptions => _session.Subscriptions;
    public (string Topic, ReadOnlyMemory<byte> Body) Will => _session.Will;
    public WallScreen Screen => _session.Screen;
    public void Step(DisplayInput input, ICollection<DisplayOutput> outputs) => _session.Step(input, outputs);
}

public sealed class RealBox(BoxOptions options) : IBoxMachine
{
    private readonly BoxSession _session = new(options);

    public IReadOnlyList<string> Subscriptions => _session.Subscriptions;
    public BoxOutput.Publish Will => _session.Will;
    public void Step(BoxInput input, ICollection<BoxOutput> outputs) => _session.Step(input, outputs);
}
