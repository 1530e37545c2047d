using System.Collections.Concurrent;
using ServiceCenter.Hardware;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Pump;

/// <summary>A thread that waits for the printer, so that nobody else does. The session hands over one paper at a time.</summary>
internal sealed class PrinterQueue : IDisposable
{
    /// <summary>How long a printer may take to say that it printed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BlockingCollection<KioskOutput.Print> papers = new(boundedCapacity: 4);
    private readonly IReceiptPrinter? printer;
    private readonly Action<long, PrinterAnswer, string?> answered;

    public PrinterQueue(IReceiptPrinter? printer, Action<long, PrinterAnswer, string?> answered)
    {
        this.printer = printer;
        this.answered = answered;
        new Thread(Run) { IsBackground = true, Name = "printer" }.Start();
    }

    public void Print(KioskOutput.Print paper) => papers.Add(paper);

    public void Dispose() => papers.CompleteAdding();

    private void Run()
    {
        foreach (var paper in papers.GetConsumingEnumerable())
        {
            var result = printer?.Print(paper.Bytes.Span, Patience) ?? new PrintResult(PrintOutcome.Unreachable, null, "No printer is set.");
            answered(paper.Job, AnswerOf(result.Outcome), result.Detail);
        }
    }

    private static PrinterAnswer AnswerOf(PrintOutcome outcome) => outcome switch
    {
        PrintOutcome.Answered => PrinterAnswer.Printed,
        PrintOutcome.AnsweredPaperLow => PrinterAnswer.PrintedPaperLow,
        PrintOutcome.AnsweredPaperOut => PrinterAnswer.PaperOut,
        PrintOutcome.Silent => PrinterAnswer.Silent,
        _ => PrinterAnswer.Unreachable,
    };
}
