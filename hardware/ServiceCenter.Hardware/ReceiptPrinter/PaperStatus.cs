namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>Reads the answer to <c>GS r 1</c>: bits 0 and 1, paper near its end; bits 2 and 3, paper at its end.</summary>
public static class PaperStatus
{
    private const byte NearEnd = 0b0000_0011, End = 0b0000_1100;
    /// <summary>Bits that the answer to <c>GS r</c> never has set: a byte that has them is another message (an automatic or real-time status).</summary>
    private const byte Foreign = 0b1001_0000;

    public static bool IsAnswer(byte status) => (status & Foreign) == 0;

    public static PrintOutcome Read(byte status) =>
        (status & End) != 0 ? PrintOutcome.AnsweredPaperOut
        : (status & NearEnd) != 0 ? PrintOutcome.AnsweredPaperLow
        : PrintOutcome.Answered;
}
