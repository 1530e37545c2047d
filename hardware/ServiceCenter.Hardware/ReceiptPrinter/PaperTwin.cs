namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>A printer that is not there: it keeps the last paper's bytes, and answers as told.</summary>
public sealed class PaperTwin : IReceiptPrinter
{
    private readonly Lock guard = new();
    private byte[] last = [];
    private int papers;

    /// <summary>What it answers from now on: the status byte, or null for a printer that is silent.</summary>
    public byte? Answer { get; set; } = 0;

    /// <summary>The bytes of the last paper, and how many there were.</summary>
    public (byte[] Bytes, int Count) Last
    {
        get { lock (guard) return (last, papers); }
    }

    public PrintResult Print(ReadOnlySpan<byte> bytes, TimeSpan patience)
    {
        lock (guard)
        {
            last = bytes.ToArray();
            papers++;
        }
        return Answer is { } status ? new PrintResult(PaperStatus.Read(status), status, null) : new PrintResult(PrintOutcome.Silent, null, "The printer did not answer.");
    }

    public void Dispose() { }
}
