using ServiceCenter.Contracts;

namespace ServiceCenter.CounterBox.Session;

/// <summary>What happens to a button box. <see cref="Now"/> is read from a clock that does not jump, and that <see cref="BoxOptions.ClockId"/> names.</summary>
public abstract record BoxInput(TimeSpan Now)
{
    public sealed record BusUp(TimeSpan Now) : BoxInput(Now);
    public sealed record BusDown(TimeSpan Now) : BoxInput(Now);
    public sealed record MessageCame(TimeSpan Now, string Topic, ReadOnlyMemory<byte> Body) : BoxInput(Now);

    /// <summary>The level a line had when it was first read: a state, not an edge.</summary>
    public sealed record LineRead(TimeSpan Now, int Line, bool Pressed) : BoxInput(Now);

    /// <summary>A debounced edge from the kernel.</summary>
    /// <param name="Fresh">128 random bits for the request that may come of it.</param>
    public sealed record LineChanged(TimeSpan Now, int Line, bool Pressed, UInt128 Fresh) : BoxInput(Now);

    /// <summary>Buttons or lamps cannot be had, and why.</summary>
    public sealed record LinesFailed(TimeSpan Now, string Trouble) : BoxInput(Now);

    /// <summary>The sign took the last picture, or did not, and why.</summary>
    public sealed record SignAnswered(TimeSpan Now, string? Trouble) : BoxInput(Now);

    /// <summary>The outbox entry handed out by <see cref="BoxOutput.Keep"/> is on this box's disk.</summary>
    public sealed record Kept(TimeSpan Now, string Id) : BoxInput(Now);

    /// <summary>At start, one for each entry of the outbox, in the order in which they were kept.</summary>
    public sealed record Found(TimeSpan Now, string Id, ReadOnlyMemory<byte> Entry) : BoxInput(Now);

    /// <summary>How the machine fares, read now and then; null: not known.</summary>
    public sealed record MachineRead(TimeSpan Now, double? TemperatureCelsius, bool? ClockSynchronised) : BoxInput(Now);

    public sealed record TimeDue(TimeSpan Now) : BoxInput(Now);
}

/// <summary>What a button box wants done, in order.</summary>
public abstract record BoxOutput
{
    private BoxOutput() { }
    public sealed record Publish(string Topic, ReadOnlyMemory<byte> Body, bool Retain) : BoxOutput;

    /// <summary>Listen to this topic as well.</summary>
    public sealed record Listen(string Topic) : BoxOutput;

    /// <summary>Write this outbox entry to disk with an fsync, then answer <see cref="BoxInput.Kept"/>.</summary>
    public sealed record Keep(string Id, ReadOnlyMemory<byte> Entry) : BoxOutput;
    /// <summary>The entry has ended: it need not be found at the next start.</summary>
    public sealed record Forget(string Id) : BoxOutput;

    /// <summary>Which lines to watch and which to drive: sent whenever the configuration brings others. Lamps are dark when they are taken.</summary>
    public sealed record Lines(IReadOnlyList<int> Buttons, IReadOnlyList<int> Lamps) : BoxOutput;

    /// <summary>What stands beside buttons and lamps, for a box that is shown on a page: sent with every configuration, after <see cref="Lines"/>.</summary>
    public sealed record Face(string Counter, IReadOnlyList<BoxButtonBody> Keys) : BoxOutput;

    public sealed record Light(int Line, bool On) : BoxOutput;

    /// <summary>What the sign shows now; answered by <see cref="BoxInput.SignAnswered"/>.</summary>
    public sealed record Show(string Text, bool Lit) : BoxOutput;

    /// <summary>For the log: a box has no screen on which to say why.</summary>
    public sealed record Note(string Text) : BoxOutput;

    /// <summary>Send <see cref="BoxInput.TimeDue"/> then; replaces an earlier wish.</summary>
    public sealed record WakeAt(TimeSpan At) : BoxOutput;
}
