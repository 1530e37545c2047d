using ServiceCenter.Hardware;

namespace ServiceCenter.Kiosk.Session;

/// <summary>What happens to a kiosk. <see cref="Now"/> is read from a clock that does not jump, and that <see cref="KioskOptions.ClockId"/> names.</summary>
public abstract record KioskInput(TimeSpan Now)
{
    public sealed record BusUp(TimeSpan Now) : KioskInput(Now);
    public sealed record BusDown(TimeSpan Now) : KioskInput(Now);
    public sealed record MessageCame(TimeSpan Now, string Topic, ReadOnlyMemory<byte> Body) : KioskInput(Now);

    /// <summary>The level a line had when it was first read: a state, not an edge.</summary>
    public sealed record LineRead(TimeSpan Now, int Line, bool Pressed) : KioskInput(Now);

    /// <summary>A debounced edge from the kernel.</summary>
    /// <param name="At">The kernel's own (monotonic) timestamp of the edge.</param>
    /// <param name="Fresh">128 random bits for the ticket that may come of it.</param>
    public sealed record LineChanged(TimeSpan Now, int Line, bool Pressed, TimeSpan At, UInt128 Fresh) : KioskInput(Now);

    /// <summary>A service's button on the screen.</summary>
    public sealed record Touched(TimeSpan Now, string Service, UInt128 Fresh) : KioskInput(Now);

    /// <summary>A language was chosen on the screen: it holds for buttons, paper and voice too, until its customer is gone.</summary>
    public sealed record LanguageChosen(TimeSpan Now, string Language) : KioskInput(Now);

    /// <summary>Somebody at the screen wants somebody to come.</summary>
    public sealed record HelpAsked(TimeSpan Now) : KioskInput(Now);

    /// <summary>Somebody is still at the screen, and needs more time.</summary>
    public sealed record Stayed(TimeSpan Now) : KioskInput(Now);

    /// <summary>The customer is done: the screen may go back to its start.</summary>
    public sealed record WentAway(TimeSpan Now) : KioskInput(Now);

    /// <summary>The outbox entry handed out by <see cref="KioskOutput.Keep"/> is on this kiosk's disk.</summary>
    public sealed record Kept(TimeSpan Now, string Id) : KioskInput(Now);

    /// <summary>At start, one for each entry of the outbox found on disk: a request whose reply never came, or a paper that is still owed.</summary>
    public sealed record Found(TimeSpan Now, string Id, ReadOnlyMemory<byte> Entry) : KioskInput(Now);

    /// <summary>Buttons or lamps cannot be had, and why; null: they can again.</summary>
    public sealed record LinesFailed(TimeSpan Now, string? Trouble) : KioskInput(Now);

    /// <summary>An announcement was heard (null), or was not, and why.</summary>
    public sealed record VoiceAnswered(TimeSpan Now, string? Trouble) : KioskInput(Now);

    /// <summary>How the machine fares, read now and then; null: not known.</summary>
    public sealed record MachineRead(TimeSpan Now, double? TemperatureCelsius, bool? ClockSynchronised) : KioskInput(Now);

    public sealed record PrinterAnswered(TimeSpan Now, long Job, PrinterAnswer Answer) : KioskInput(Now);
    public sealed record TimeDue(TimeSpan Now) : KioskInput(Now);
}

/// <summary>What is known of a print job's end.</summary>
public enum PrinterAnswer
{
    /// <summary>The printer answered after the cut, and has paper: it printed.</summary>
    Printed,
    /// <summary>It printed, and its roll is near the end.</summary>
    PrintedPaperLow,
    /// <summary>The printer took the bytes and said nothing: not known. Never taken as paper out.</summary>
    Silent,
    /// <summary>The printer says that its paper is out.</summary>
    PaperOut,
    /// <summary>The bytes could not be handed over: no printer, or an error of its device.</summary>
    Unreachable,
}

/// <summary>What a kiosk wants done, in order.</summary>
public abstract record KioskOutput
{
    private KioskOutput() { }
    public sealed record Publish(string Topic, ReadOnlyMemory<byte> Body, bool Retain) : KioskOutput;

    /// <summary>Listen to these topics as well, at once and after every reconnect.</summary>
    public sealed record Listen(IReadOnlyList<string> Topics) : KioskOutput;

    /// <summary>Write this outbox entry to disk with an fsync, then answer <see cref="KioskInput.Kept"/>. The same id replaces.</summary>
    public sealed record Keep(string Id, ReadOnlyMemory<byte> Entry) : KioskOutput;
    /// <summary>The entry has ended: it need not be found at the next start.</summary>
    public sealed record Forget(string Id) : KioskOutput;

    /// <param name="Line">Offset of the lamp's line.</param>
    public sealed record Light(int Line, bool On) : KioskOutput;

    /// <summary>Bytes for the printer, ESC/POS, the status request after the cut included; answered by <see cref="KioskInput.PrinterAnswered"/>.</summary>
    public sealed record Print(long Job, ReadOnlyMemory<byte> Bytes) : KioskOutput;

    /// <summary>Say this aloud, instead of what is being said.</summary>
    public sealed record Say(Announcement Announcement) : KioskOutput;

    /// <summary>Which lines to watch and which to drive: sent whenever the configuration brings others.</summary>
    public sealed record Lines(IReadOnlyList<int> Buttons, IReadOnlyList<int> Lamps) : KioskOutput;

    /// <summary>What the screen shows now.</summary>
    public sealed record Show(KioskScreen Screen) : KioskOutput;

    /// <summary>Send <see cref="KioskInput.TimeDue"/> then; replaces an earlier wish.</summary>
    public sealed record WakeAt(TimeSpan At) : KioskOutput;
}
