using System.Diagnostics;

namespace ServiceCenter.Lab.Probe;

/// <summary>A finger on a button of the kernel's gpio-sim, with contacts that bounce 1 to 10 ms at both edges.</summary>
internal sealed class Finger : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(150), Patience = TimeSpan.FromMinutes(5), Glance = TimeSpan.FromMilliseconds(20);

    private readonly FileStream pull;
    private readonly Random chance = new(1);

    public Finger(int line)
    {
        pull = new FileStream(Sim(line, "pull"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>A file of the simulated line: <c>pull</c> is the finger, <c>value</c> what stands on the wire.</summary>
    public static string Sim(int line, string file)
    {
        var device = File.ReadAllText("/sys/kernel/config/gpio-sim/lab/dev_name").Trim();
        var chip = Directory.GetDirectories($"/sys/devices/platform/{device}", "gpiochip*").Single();
        return $"{chip}/sim_gpio{line}/{file}";
    }

    /// <summary>The longest time between two flips of a bounce: where the machine under the lab stalls, a bounce becomes a press.</summary>
    public TimeSpan LongestStall { get; private set; }

    /// <summary>
    /// Holds the button as people do, until they see that it was felt. A hold of fixed length would be lost wherever the machine under
    /// the lab stalls for that long: the kernel, when it looks again, finds the button as it was.
    /// </summary>
    /// <param name="every">From this press to the next, at least.</param>
    /// <param name="isFelt">Whether the button may be let go.</param>
    /// <param name="isOver">Whether it may be pressed again.</param>
    /// <exception cref="TimeoutException">One of them did not come true.</exception>
    public void Press(TimeSpan every, Func<bool> isFelt, Func<bool> isOver)
    {
        var start = Stopwatch.GetTimestamp();
        Bounce(down: true);
        Thread.Sleep(Shortest);
        Await(isFelt, "nobody felt the press");
        Bounce(down: false);
        Await(isOver, "the press did not come to its end");
        var left = every - Stopwatch.GetElapsedTime(start);
        if (left > TimeSpan.Zero) Thread.Sleep(left);
    }

    /// <summary>Presses as fast as it takes to have done so many in this time, looking at nothing.</summary>
    /// <returns>How long it took: longer where the machine under the lab stalls.</returns>
    public TimeSpan Mash(int times, TimeSpan within)
    {
        var start = Stopwatch.GetTimestamp();
        var half = within / times / 2;
        for (var i = 0; i < 2 * times; i++)
        {
            Bounce(down: i % 2 == 0);
            var left = half * (i + 1) - Stopwatch.GetElapsedTime(start);
            if (left > TimeSpan.Zero) Thread.Sleep(left);
        }
        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose() => pull.Dispose();

    private static void Await(Func<bool> what, string otherwise)
    {
        var start = Stopwatch.GetTimestamp();
        while (!what())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience) throw new TimeoutException($"In {Patience.TotalSeconds} s {otherwise}.");
            Thread.Sleep(Glance);
        }
    }

    private void Bounce(bool down)
    {
        var start = Stopwatch.GetTimestamp();
        var length = TimeSpan.FromMilliseconds(1 + chance.NextDouble() * 9);
        var level = down;
        var last = start;
        do
        {
            Set(level);
            level = !level;
            if (Stopwatch.GetElapsedTime(last) is var stall && stall > LongestStall) LongestStall = stall;
            last = Stopwatch.GetTimestamp();
            Thread.SpinWait(2000);
        }
        while (Stopwatch.GetElapsedTime(start) < length);
        Set(down);
    }

    private void Set(bool down)
    {
        pull.Position = 0;
        pull.Write(down ? "pull-up"u8 : "pull-down"u8);
    }
}
