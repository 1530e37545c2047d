namespace ServiceCenter.Display.Session;

/// <summary>What happens to a wall display. <see cref="Now"/> is time since the machine was started, from a clock that does not jump.</summary>
public abstract record DisplayInput(TimeSpan Now)
{
    public sealed record BusUp(TimeSpan Now) : DisplayInput(Now);
    public sealed record BusDown(TimeSpan Now) : DisplayInput(Now);

    /// <param name="Wall">The display machine's own clock, for "last known at" and <c>shownAt</c> only.</param>
    public sealed record MessageCame(TimeSpan Now, string Topic, ReadOnlyMemory<byte> Body, DateTimeOffset Wall) : DisplayInput(Now);

    /// <summary>The page painted this call.</summary>
    public sealed record Painted(TimeSpan Now, long Seq, DateTimeOffset Wall) : DisplayInput(Now);
    public sealed record TimeDue(TimeSpan Now) : DisplayInput(Now);
}

/// <summary>What a display wants done, in order.</summary>
public abstract record DisplayOutput
{
    private DisplayOutput() { }
    public sealed record Publish(string Topic, ReadOnlyMemory<byte> Body, bool Retain) : DisplayOutput;
    public sealed record Show(WallScreen Screen) : DisplayOutput;
    /// <summary>Send <see cref="DisplayInput.TimeDue"/> then; replaces an earlier wish.</summary>
    public sealed record WakeAt(TimeSpan At) : DisplayOutput;
}

/// <summary>What the wall shows: the whole of it, so that a page which comes late or again is right at once.</summary>
/// <param name="LastKnown">Null: live. Otherwise the host is gone, and what is shown is what was known at this instant.</param>
/// <param name="Trouble">What is wrong and what to do; null where nothing is.</param>
/// <param name="TimeZone">IANA name of the zone whose time the clock shows; null: not known yet.</param>
public sealed record WallScreen(
    string Zone, string? ZoneName, IReadOnlyList<string> Languages, IReadOnlyList<WallCall> Current, IReadOnlyList<WallCall> Recent, IReadOnlyList<WallQueue> Queues,
    string? Notice, DateTimeOffset? LastKnown, string? Trouble, string? CentreName = null, string? TimeZone = null);

/// <param name="Fresh">Not yet reported as painted: the page draws it to the eye, paints it, and says so.</param>
public sealed record WallCall(long Seq, string Number, string CounterName, string State, bool Fresh);
public sealed record WallQueue(string Service, IReadOnlyDictionary<string, string> Names, int Waiting, double? QuoteSeconds);
