using ServiceCenter.Contracts;
using ServiceCenter.Display.Session;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer;

namespace ServiceCenter.Simulation.Checks;

/// <summary>
/// All that can be seen of the centre from outside, as it happens. Checkers judge by this alone, with code of their own.
/// A checker that looks at some of it leaves the rest.
/// </summary>
internal interface IWatcher
{
    /// <summary>This event is on the host's disk.</summary>
    void Flushed(Recorded recorded) { }

    /// <summary>A request was sent: by a device over the bus, or by a finger over HTTP. The same one may be sent often.</summary>
    void Requested(string asker, Request request) { }

    /// <summary>The host let a reply out.</summary>
    void Replied(string asker, ReplyMessage reply) { }

    /// <summary>The host let an event out.</summary>
    void EventTold(ReadOnlyMemory<byte> told) { }

    /// <summary>The host let a board out.</summary>
    void BoardTold(ReadOnlyMemory<byte> board) { }

    /// <summary>A button's edge reached the kiosk.</summary>
    /// <param name="touch">Which time a finger went down: a worn button makes several edges of one.</param>
    void Pressed(string kiosk, int line, long touch, UInt128 fresh) { }

    /// <summary>A lamp was switched by the kiosk, in answer to <paramref name="press"/> where that is not null.</summary>
    void Lamp(string kiosk, int line, bool on, UInt128? press) { }

    /// <summary>A kiosk or a box lost its power: its lamps are off, and nobody switched them.</summary>
    void Died(string device) { }

    void Printed(string kiosk, Paper paper) { }

    /// <summary>A button's edge reached a box.</summary>
    /// <param name="touch">Which time a finger went down: a worn button makes several edges of one.</param>
    void BoxPressed(string box, long touch, UInt128 fresh) { }

    void WallShows(string display, WallScreen screen) { }

    /// <summary>A display's connection came or went, as far as the display can know.</summary>
    void WallConnected(string display, bool isUp) { }

    /// <summary>A call that stands on a display's screen was painted for the first time in this life of it.</summary>
    void Painted(string display, long seq) { }

    /// <summary>A display reports a call as painted, spoken or both.</summary>
    void Shown(string display, ShownMessage shown) { }

    /// <summary>A call was spoken to its end.</summary>
    /// <param name="life">Which one of the display: it knows of those before only what the host knows.</param>
    void CallHeard(string display, int life, long seq, string number) { }

    /// <summary>The day is over, everything has healed.</summary>
    void AtEnd(Ending ending) { }
}

/// <summary>What a paper says, read from its bytes.</summary>
/// <param name="Ticket">From the QR.</param>
/// <param name="Service">Its name, as it is written there.</param>
internal sealed record Paper(string Number, string Ticket, string Service, bool IsCopy);

/// <summary>How things stand when the day is over.</summary>
/// <param name="Host">What the host would report.</param>
/// <param name="OwedByKiosks">Kiosk to what is still in its outbox.</param>
/// <param name="Boxes">Box to how it is left.</param>
/// <param name="Devices">What the host says of them.</param>
/// <param name="OpenQuestions">HTTP requests to which their askers still have no answer.</param>
internal sealed record Ending(
    CentreState Host, IReadOnlyDictionary<string, WallScreen> Walls, IReadOnlyDictionary<string, int> OwedByKiosks, IReadOnlyDictionary<string, BoxAtEnd> Boxes, Devices Devices,
    IReadOnlyList<string> OpenQuestions);

/// <param name="Owed">Steps in its outbox.</param>
internal sealed record BoxAtEnd(int Owed, bool AnyLight, string Sign);

/// <summary>Everybody who watches, in a fixed order.</summary>
internal sealed class Watchers(IReadOnlyList<IWatcher> all) : IWatcher
{
    public void Flushed(Recorded recorded) { foreach (var one in all) one.Flushed(recorded); }
    public void Requested(string asker, Request request) { foreach (var one in all) one.Requested(asker, request); }
    public void Replied(string asker, ReplyMessage reply) { foreach (var one in all) one.Replied(asker, reply); }
    public void EventTold(ReadOnlyMemory<byte> told) { foreach (var one in all) one.EventTold(told); }
    public void BoardTold(ReadOnlyMemory<byte> board) { foreach (var one in all) one.BoardTold(board); }
    public void Pressed(string kiosk, int line, long touch, UInt128 fresh) { foreach (var one in all) one.Pressed(kiosk, line, touch, fresh); }
    public void Lamp(string kiosk, int line, bool on, UInt128? press) { foreach (var one in all) one.Lamp(kiosk, line, on, press); }
    public void Died(string device) { foreach (var one in all) one.Died(device); }
    public void BoxPressed(string box, long touch, UInt128 fresh) { foreach (var one in all) one.BoxPressed(box, touch, fresh); }
    public void Printed(string kiosk, Paper paper) { foreach (var one in all) one.Printed(kiosk, paper); }
    public void WallShows(string display, WallScreen screen) { foreach (var one in all) one.WallShows(display, screen); }
    public void WallConnected(string display, bool isUp) { foreach (var one in all) one.WallConnected(display, isUp); }
    public void Painted(string display, long seq) { foreach (var one in all) one.Painted(display, seq); }
    public void Shown(string display, ShownMessage shown) { foreach (var one in all) one.Shown(display, shown); }
    public void CallHeard(string display, int life, long seq, string number) { foreach (var one in all) one.CallHeard(display, life, seq, number); }
    public void AtEnd(Ending ending) { foreach (var one in all) one.AtEnd(ending); }
}
