using ServiceCenter.CentralHost;
using ServiceCenter.CounterBox.Session;
using ServiceCenter.Display.Session;
using ServiceCenter.Engine;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Simulation.Nodes;

/// <summary>How <c>restore</c> ends a backup.</summary>
public delegate Recorded LeapPort((long Seq, DateTimeOffset At) last, DateTimeOffset now);

/// <summary>Where the machines of the day come from: the real ones, unless a test puts a wrong one in front of one of them.</summary>
public sealed record Ports
{
    public static readonly Ports Real = new();

    public HostPort Host { get; init; } = RealHost.Start;
    /// <summary>The clock that the host goes by, of its computer's clocks and the last instant in its journal.</summary>
    public Func<TimeProvider, DateTimeOffset, Func<DateTimeOffset>> Clock { get; init; } = static (time, notBefore) =>
    {
        var steady = new SteadyClock(time, notBefore);
        return () => steady.Now;
    };

    public LeapPort Leap { get; init; } = static (last, now) => Engine.Leap.Over(last, now);
    public Func<KioskOptions, IKioskMachine> Kiosk { get; init; } = static options => new RealKiosk(options);
    public Func<DisplayOptions, IDisplayMachine> Display { get; init; } = static options => new RealDisplay(options);
    public Func<BoxOptions, IBoxMachine> Box { get; init; } = static options => new RealBox(options);
}
