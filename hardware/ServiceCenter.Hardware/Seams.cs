namespace ServiceCenter.Hardware;

/// <summary>Input lines of a GPIO chip, debounced by the kernel.</summary>
public interface IInputLines : IDisposable
{
    /// <summary>Blocks until an edge comes; null once disposed. Call from one thread.</summary>
    LineEdge? WaitForEdge();

    /// <summary>The level now, after active-low: true is pressed.</summary>
    bool Read(int line);
}

/// <param name="At">CLOCK_MONOTONIC, by the kernel.</param>
/// <param name="LineSeq">Counts the line's edges, from 1: a gap is an edge the kernel had to drop.</param>
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
