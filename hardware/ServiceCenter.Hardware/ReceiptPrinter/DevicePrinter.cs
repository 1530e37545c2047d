using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>
/// A printer behind a device file (<c>/dev/usb/lp0</c>). Opened for each paper, so that one unplugged and plugged in again is
/// found. The printer may take the bytes slowly or in part, so writing waits too.
/// </summary>
public sealed unsafe class DevicePrinter(string path) : IReceiptPrinter
{
    /// <summary>A printer that takes not one byte for this long stands still: its cover is open or its paper is out.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    public PrintResult Print(ReadOnlySpan<byte> bytes, TimeSpan patience)
    {
        var descriptor = Libc.Open(path, Libc.ReadWrite | Libc.NonBlocking | Libc.CloseOnExec);
        if (descriptor < 0) return new PrintResult(PrintOutcome.Unreachable, null, WhyNotOpen(Marshal.GetLastPInvokeError()));
        try
        {
            Drain(descriptor);
            return Write(descriptor, bytes) is { } trouble ? Failed(descriptor, trouble) : Answer(descriptor, patience);
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    public void Dispose() { }

    private string? Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            fixed (byte* first = bytes)
            {
                var written = Libc.Write(descriptor, first, (nuint)bytes.Length);
                if (written > 0)
                {
                    bytes = bytes[(int)written..];
                    continue;
                }
            }
            var error = Marshal.GetLastPInvokeError();
            if (error == Libc.Interrupted) continue;
            if (error != Libc.Again) return $"{path} refused the paper with {bytes.Length} bytes to go: {Marshal.GetPInvokeErrorMessage(error)}. Look at paper, cover and cable.";
            if (!Flows(descriptor)) return $"{path} takes no more, with {bytes.Length} bytes to go. Look at paper and cover.";
        }
        // The last bytes are on their way, and would be lost if the file were closed now.
        return Flows(descriptor) ? null : $"{path} did not take the last bytes. Look at paper and cover.";
    }

    /// <summary>False: nothing moves, and either the port says that there is no paper, or it was waited for long enough.</summary>
    private static bool Flows(int descriptor)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            if (Await(descriptor, Libc.Writable, Glance)) return true;
        }
        while (!PaperIsOut(descriptor) && Stopwatch.GetElapsedTime(start) < Stalled);
        return false;
    }

    private PrintResult Failed(int descriptor, string trouble) => PaperIsOut(descriptor)
        ? new PrintResult(PrintOutcome.AnsweredPaperOut, null, $"The paper ran out: {path} says so by its port.")
        : new PrintResult(PrintOutcome.Unreachable, null, trouble);

    /// <summary>The printer class of USB has a status of the port beside the bytes: it is heard even when the printer reads nothing.</summary>
    private static bool PaperIsOut(int descriptor)
    {
        var status = 0;
        return Libc.Ioctl(descriptor, Libc.PrinterPortStatus, &status) == 0 && (status & Libc.PortPaperOut) != 0;
    }

    private static PrintResult Answer(int descriptor, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        while (patience - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
        {
            if (!Await(descriptor, Libc.Readable, left)) break;
            byte status;
            var read = Libc.Read(descriptor, &status, 1);
            if (read == 1 && PaperStatus.IsAnswer(status)) return new PrintResult(PaperStatus.Read(status), status, null);
            if (read < 0 && Marshal.GetLastPInvokeError() is not (Libc.Again or Libc.Interrupted)) break;
            if (read == 0) Thread.Sleep(20); // some printers answer with nothing, again and again
        }
        if (PaperIsOut(descriptor)) return new PrintResult(PrintOutcome.AnsweredPaperOut, null, "The paper ran out: the port says so.");
        return new PrintResult(PrintOutcome.Silent, null, "The printer took the bytes and did not answer.");
    }

    /// <summary>An answer that came too late for the paper before must not be taken for this one's.</summary>
    private static void Drain(int descriptor)
    {
        var old = stackalloc byte[64];
        while (Await(descriptor, Libc.Readable, TimeSpan.Zero) && Libc.Read(descriptor, old, 64) > 0) { }
    }

    private static bool Await(int descriptor, short what, TimeSpan patience)
    {
        var entry = new Libc.PollEntry { Descriptor = descriptor, Wanted = what };
        return Libc.Poll(&entry, 1, (int)Math.Ceiling(patience.TotalMilliseconds)) > 0 && (entry.Got & what) != 0;
    }

    private string WhyNotOpen(int error) => error switch
    {
        Libc.NoSuchFile => $"There is no {path}: is the printer plugged in and on?",
        Libc.AccessDenied or Libc.NotPermitted => $"{path} may not be opened: is this user in its group, often lp?",
        Libc.Busy => $"{path} is held by another program, perhaps CUPS.",
        _ => $"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}.",
    };
}
