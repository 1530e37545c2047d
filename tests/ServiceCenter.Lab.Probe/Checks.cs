using System.Collections.Concurrent;
using System.Diagnostics;
using ServiceCenter.Hardware;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Lab.Probe;

/// <summary>Each prints lines "name value", which the test outside reads.</summary>
internal static class Checks
{
    private const string Chip = "kiosk";
    private static readonly InputWiring SimWiring = new(ActiveLow: false, LineBias.PullDown, InputWiring.UsualDebounce);

    /// <summary>Presses that bounce, and the edges that are left of them.</summary>
    public static int Edges(IGpioDriver driver, int line, int times)
    {
        using var chip = driver.Open(Chip);
        using var lines = chip.TakeInputs([line], SimWiring);
        var edges = new ConcurrentQueue<LineEdge>();
        var felt = new List<TimeSpan>();
        var pressed = 0L;
        var watcher = new Thread(() =>
        {
            while (lines.WaitForEdge() is { } edge)
            {
                if (edge.Active) felt.Add(Stopwatch.GetElapsedTime(Interlocked.Read(ref pressed)));
                edges.Enqueue(edge);
            }
        });
        watcher.Start();
        using (var finger = new Finger(line))
        {
            for (var i = 0; i < times; i++)
            {
                var before = edges.Count;
                Interlocked.Exchange(ref pressed, Stopwatch.GetTimestamp());
                finger.Press(TimeSpan.FromMilliseconds(400), () => edges.Count > before, () => edges.Skip(before).Any(edge => !edge.Active));
            }
            Console.WriteLine($"stall {finger.LongestStall.TotalMilliseconds:F0}");
        }
        lines.Dispose();
        watcher.Join();
        Console.WriteLine($"press-to-event {felt.Order().ElementAt(felt.Count / 2).TotalMilliseconds:F0} ms");
        Console.WriteLine($"presses {edges.Count(edge => edge.Active)}");
        Console.WriteLine($"releases {edges.Count(edge => !edge.Active)}");
        Console.WriteLine($"in-order {edges.Zip(edges.Skip(1)).All(pair => pair.First.At < pair.Second.At && pair.First.Active != pair.Second.Active)}");
        return 0;
    }

    /// <summary>What is said of a wrong label and of a line that is held.</summary>
    public static int Chips(IGpioDriver driver)
    {
        Console.WriteLine($"wrong-label {Problem(() => driver.Open("no-such-chip"))}");
        using var chip = driver.Open(Chip);
        using var held = chip.TakeInputs([5], SimWiring);
        Console.WriteLine($"busy {Problem(() => chip.TakeInputs([5], SimWiring))}");
        using var another = driver.Open(Chip);
        Console.WriteLine($"busy-elsewhere {Problem(() => another.TakeOutputs([5]))}");
        Console.WriteLine($"no-line {Problem(() => chip.TakeInputs([99], SimWiring))}");
        Console.WriteLine($"at-rest {held.Read(5)}");
        using (var lamp = chip.TakeOutputs([6]))
        {
            Console.WriteLine($"lamp-taken {Wire(6)}");
            lamp.Write(6, true);
            Console.WriteLine($"lamp {Wire(6)}");
        }
        Console.WriteLine($"let-go {Problem(() => another.TakeInputs([6], SimWiring))}");
        return 0;
    }

    /// <summary>A printer that answers, one that stays silent, and one whose paper runs out in mid-ticket.</summary>
    public static int Printer()
    {
        var paper = new EscPosWriter().Initialise().Size(6, 6).Line("A007").Cut().AskPaper().ToArray();
        using var far = File.OpenHandle(FarPrinter.Device, FileMode.Open, FileAccess.ReadWrite);
        using var near = new DevicePrinter("/dev/usb/lp0");

        var got = new byte[paper.Length];
        var answering = Task.Run(() =>
        {
            for (var at = 0; at < got.Length;) at += RandomAccess.Read(far, got.AsSpan(at), 0);
            RandomAccess.Write(far, [0x00], 0);
        });
        Console.WriteLine($"answers {near.Print(paper, TimeSpan.FromSeconds(20)).Outcome}");
        answering.Wait();
        Console.WriteLine($"same-bytes {got.AsSpan().SequenceEqual(paper)}");

        Console.WriteLine($"silent {near.Print(paper, TimeSpan.FromSeconds(2)).Outcome}");

        for (var at = 0; at < got.Length / 2;) at += RandomAccess.Read(far, got.AsSpan(at, got.Length / 2 - at), 0);
        FarPrinter.TellPort(far, paper: false);
        Console.WriteLine($"mid-ticket {near.Print(paper, TimeSpan.FromSeconds(2)).Outcome}");
        return 0;
    }

    /// <summary>What stands in a sign's memory, and what a person reads of it.</summary>
    public static int Sign(string bus, int address)
    {
        using var sign = new I2cDevice(bus, address);
        var ram = new byte[Ht16k33.RamBytes];
        try
        {
            sign.ReadBlock(Ht16k33.Ram, ram);
            Console.WriteLine($"ram {Convert.ToHexString(ram)}");
            Console.WriteLine($"reads {Ht16k33.Read(ram)}");
            return 0;
        }
        catch (SignException problem)
        {
            Console.WriteLine($"problem {problem.Message}");
            return 1;
        }
    }

    private static string Wire(int line) => File.ReadAllText(Finger.Sim(line, "value")).Trim();

    private static string Problem(Func<IDisposable> open)
    {
        try
        {
            open().Dispose();
            return "none";
        }
        catch (GpioException problem)
        {
            return problem.Message;
        }
    }
}
