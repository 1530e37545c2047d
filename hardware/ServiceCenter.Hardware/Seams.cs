namespace ServiceCenter.Hardware;

/// <summary>Input lines of a GPIO chip, debounced: by the kernel where the driver has it do so.</summary>
public interface IInputLines : IDisposable
{
    /// <summary>Blocks until an edge comes; null once disposed. Call from one thread.</summary>
    LineEdge? WaitForEdge();

    /// <summary>The level now, after active-low: true is pressed.</summary>
    bool Read(int line);
}

/// <param name="At">CLOCK_MONOTONIC: when the line had been steady.</param>
/// <param name="LineSeq">Counts the line's edges, from 1: a gap is an edge that had to be dropped.</param>
public readonly record struct LineEdge(int Line, bool Active, TimeSpan At, uint LineSeq);

/// <summary>Output lines of a GPIO chip.</summary>
public interface IOutputLines : IDisposable
{
    void Write(int line, bool on);
}

/// <summary>A receipt printer that speaks ESC/POS.</summary>
public interface IReceiptPrinter : IDisposable
{
    /// <summary>Hands over the bytes, then reads the answer to the status request they end with. Blocks; bounded by <paramref name="patience"/> after the last byte.</summary>
    PrintResult Print(ReadOnlySpan<byte> bytes, TimeSpan patience);
}

/// <param name="Status">The byte the printer sent, for the record; null where none came.</param>
/// <param name="Detail">What went wrong and what to look at.</param>
public readonly record struct PrintResult(PrintOutcome Outcome, byte? Status, string? Detail);

public enum PrintOutcome { Answered, AnsweredPaperLow, AnsweredPaperOut, Silent, Unreachable }

/// <summary>A loudspeaker that can read aloud. It sounds one announcement at a time, each in one piece: no two ever overlap.</summary>
public interface IVoice : IDisposable
{
    /// <summary>
    /// Sounds the announcement, after the one that is sounding; completes when it has been heard to its end, or cannot be. Never
    /// throws for what the machine lacks: that is an answer. Bounded: whatever hangs is ended.
    /// </summary>
    /// <param name="stop">Falls silent at once.</param>
    Task<SpeechResult> Say(Announcement announcement, CancellationToken stop);
}

/// <param name="Chime">Two tones before the first phrase.</param>
public sealed record Announcement(IReadOnlyList<Phrase> Phrases, bool Chime = false);

/// <param name="Language">BCP 47; its first part chooses the voice: <c>en</c>, <c>de</c>, <c>pl</c>, <c>ar</c>.</param>
/// <param name="Spelled">Where it stands in the text it is read character by character: a ticket's number, "A042", is no word.</param>
public sealed record Phrase(string Language, string Text, string? Spelled = null);

/// <param name="Detail">What went wrong and what to do about it; null where nothing did.</param>
public readonly record struct SpeechResult(SpeechOutcome Outcome, string? Detail);

public enum SpeechOutcome
{
    /// <summary>All of it was heard.</summary>
    Spoken,
    /// <summary>The caller ended it.</summary>
    Stopped,
    /// <summary>Not heard, or not to its end.</summary>
    Failed,
}
