using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ServiceCenter.Lab.Probe;

/// <summary>
/// The printer at the far end of the cable. Every paper becomes a file, <c>paper-0001.bin</c> and on, and at its first byte the file
/// <c>mood</c> is read: <c>answers</c>; <c>silent</c>, it takes the bytes and says nothing; <c>runs-out</c>, the roll ends in mid-ticket:
/// <c>paper-0001.torn</c> is what came out, and no more is taken until the mood is another.
/// </summary>
internal sealed partial class FarPrinter(string folder) : IDisposable
{
    public const string Device = "/dev/g_printer0";

    // Bits of the USB printer class's port status.
    private const nuint PaperIn = 0x10 | 0x08, PaperOut = 0x20 | PaperIn;
    private const uint SetStatus = 0xC0016722;

    /// <summary>Past the ticket's number, before its knife.</summary>
    private const int TornAfter = 120;
    private static readonly byte[] AskPaper = [0x1D, (byte)'r', 1];

    private readonly SafeFileHandle cable = File.OpenHandle(Device, FileMode.Open, FileAccess.ReadWrite);

    /// <summary>Prints until the process ends.</summary>
    public void Print()
    {
        for (var number = 1; ; number++)
        {
            var (paper, mood) = NextPaper(number);
            if (mood == "answers") RandomAccess.Write(cable, [0x00], 0);
            if (mood != "runs-out") Save(number, "bin", paper);
        }
    }

    public void Dispose() => cable.Dispose();

    /// <returns>The status as the kernel took it.</returns>
    public static int TellPort(SafeFileHandle cable, bool paper) =>
        Ioctl((int)cable.DangerousGetHandle(), SetStatus, paper ? PaperIn : PaperOut);

    private (byte[] Paper, string Mood) NextPaper(int number)
    {
        var paper = new List<byte>();
        var mood = "";
        Span<byte> one = stackalloc byte[1];
        while (paper.Count < AskPaper.Length || !paper.TakeLast(AskPaper.Length).SequenceEqual(AskPaper))
        {
            if (RandomAccess.Read(cable, one, 0) == 0) continue;
            paper.Add(one[0]);
            if (paper.Count == 1) mood = Mood();
            if (paper.Count == TornAfter && mood == "runs-out") RunOut(number, paper);
        }
        return ([.. paper], mood);
    }

    private void RunOut(int number, List<byte> paper)
    {
        TellPort(cable, paper: false);
        Save(number, "torn", [.. paper]);
        while (Mood() == "runs-out") Thread.Sleep(50);
        TellPort(cable, paper: true);
    }

    private string Mood() => File.ReadAllText(Path.Combine(folder, "mood")).Trim();

    /// <summary>Whole or not there: the script waits for the file.</summary>
    private void Save(int number, string kind, byte[] paper)
    {
        var path = Path.Combine(folder, $"paper-{number:D4}.{kind}");
        File.WriteAllBytes(path + ".part", paper);
        File.Move(path + ".part", path);
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, uint request, nuint status); // by value, whatever its number says
}
