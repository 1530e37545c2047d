using ServiceCenter.Hardware;

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
    /// <summary>The announcement of this call was heard to its end.</summary>
    public sealed record Spoken(TimeSpan Now, long Seq, DateTimeOffset Wall) : DisplayInput(Now);
    /// <summary>It was not heard, or not to its end.</summary>
    public sealed record SpeechFailed(TimeSpan Now, long Seq, string Why) : DisplayInput(Now);
    public sealed record TimeDue(TimeSpan Now) : DisplayInput(Now);
}

/// <summary>What a display wants done, in order.</summary>
public abstract record DisplayOutput
{
    private DisplayOutput() { }
    public sealed record Publish(string Topic, ReadOnlyMemory<byte> Body, bool Retain) : DisplayOutput;
    public sealed record Show(WallScreen Screen) : DisplayOutput;
    /// <summary>Sound this, and say how it went; never asked for while another is sounding.</summary>
    public sealed record Say(long Seq, Announcement What) : DisplayOutput;
    /// <summary>Send <see cref="DisplayInput.TimeDue"/> then; replaces an earlier wish.</summary>
    public sealed record WakeAt(TimeSpan At) : DisplayOutput;
}

/// <summary>What the wall shows: the whole of it, so that a page which comes late or again is right at once.</summary>
/// <param name="LastKnown">Null: live. Otherwise the host is gone, and what is shown is what was known at this instant.</param>
/// <param name="Trouble">What is wrong and what to do; null where nothing is.</param>
/// <param name="TimeZone">IANA name of the zone whose time the clock shows; null: not known yet.</param>
/// <param name="CapitalShare">How high a capital of a call is to be, as a share of the screen's height.</param>
public sealed record WallScreen(
    string Zone, string? ZoneName, IReadOnlyList<string> Languages, IReadOnlyList<WallCall> Current, IReadOnlyList<WallCall> Recent, IReadOnlyList<WallQueue> Queues,
    string? Notice, DateTimeOffset? LastKnown, string? Trouble, string? CentreName, string? TimeZone, double CapitalShare)
{
    /// <summary>This display's name, while somebody looks for it among others.</summary>
    public string? Identity { get; init; }

    /// <summary>Id of the last order to load the page anew; null: there was none.</summary>
    public string? Reload { get; init; }
}

/// <param name="Fresh">Not yet reported as painted: the page draws it to the eye, paints it, and says so.</param>
/// <param name="Arrow">As in <see cref="Contracts.BoardCall"/>.</param>
public sealed record WallCall(
    long Seq, string Number, string CounterName, string State, bool Fresh,
    IReadOnlyDictionary<string, string>? CounterNames, IReadOnlyDictionary<string, string>? Position, string? Arrow);

/// <param name="Prefix">What its tickets' numbers begin with; null: not known yet.</param>
public sealed record WallQueue(string Service, string? Prefix, IReadOnlyDictionary<string, string> Names, int Waiting, double? QuoteSeconds);
