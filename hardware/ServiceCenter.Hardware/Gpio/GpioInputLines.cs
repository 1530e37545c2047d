using System.Runtime.InteropServices;

namespace ServiceCenter.Hardware.Gpio;

/// <summary>How buttons are wired.</summary>
/// <param name="ActiveLow">True for a button between line and ground, the usual way: pressed pulls the line down.</param>
/// <param name="Debounce">
/// A level counts once it has been steady this long. Measured switches bounce 1.6 ms on the mean and 6.2 ms at worst (bar one broken one), a
/// press lasts 50 ms and more: 20 ms takes all of the former and none of the latter, and nobody feels it.
/// </param>
public sealed record InputWiring(bool ActiveLow, LineBias Bias, TimeSpan Debounce)
{
    public static readonly TimeSpan UsualDebounce = TimeSpan.FromMilliseconds(20);
    public static InputWiring ButtonToGround { get; } = new(true, LineBias.PullUp, UsualDebounce);
}

public enum LineBias { Disabled, PullUp, PullDown }

/// <summary>
/// Buttons on lines of the kernel's GPIO character device: the kernel takes out the bounce and stamps each edge, and this thread sleeps
/// until there is one.
/// </summary>
public sealed unsafe class GpioInputLines : IInputLines
{
    private readonly SortedDictionary<int, int> placeOf = [];
    private readonly int descriptor;
    private readonly int stop;
    private readonly Lock closing = new();
    private bool waiting;
    private bool disposed;

    /// <exception cref="GpioException">The lines cannot be had.</exception>
    public GpioInputLines(GpioChip chip, IReadOnlyList<int> lines, InputWiring wiring)
    {
        for (var place = 0; place < lines.Count; place++) placeOf.Add(lines[place], place);
        descriptor = chip.Request(lines, Config(lines.Count, wiring));
        stop = Libc.EventDescriptor(0, Libc.CloseOnExec);
    }

    public LineEdge? WaitForEdge()
    {
        lock (closing)
        {
            if (disposed) return null;
            waiting = true;
        }
        try
        {
            return Wait() ? ReadEdge() : null;
        }
        finally
        {
            lock (closing)
            {
                waiting = false;
                if (disposed) Close();
            }
        }
    }

    public bool Read(int line)
    {
        var values = new Uapi.LineValues { Mask = 1ul << placeOf[line] };
        if (Libc.Ioctl(descriptor, Uapi.GetValues, &values) < 0) throw new GpioException($"Line {line} cannot be read: {Libc.LastError()}.");
        return values.Bits != 0;
    }

    /// <summary>Wakes the thread that waits; the lines are let go once it has left.</summary>
    public void Dispose()
    {
        lock (closing)
        {
            if (disposed) return;
            disposed = true;
            var one = 1ul;
            _ = Libc.Write(stop, &one, sizeof(ulong));
            if (!waiting) Close();
        }
    }

    internal static Uapi.LineConfig Config(int lines, InputWiring wiring)
    {
        var flags = Uapi.Line.Input | Uapi.Line.EdgeRising | Uapi.Line.EdgeFalling;
        if (wiring.ActiveLow) flags |= Uapi.Line.ActiveLow;
        flags |= wiring.Bias switch { LineBias.PullUp => Uapi.Line.PullUp, LineBias.PullDown => Uapi.Line.PullDown, _ => Uapi.Line.BiasDisabled };
        var config = new Uapi.LineConfig { Flags = (ulong)flags };
        if (wiring.Debounce <= TimeSpan.Zero) return config;
        config.AttributeCount = 1;
        config.Attributes[0].Attribute.Id = Uapi.AttributeDebounce;
        config.Attributes[0].Attribute.DebounceMicroseconds = checked((uint)wiring.Debounce.TotalMicroseconds);
        config.Attributes[0].Mask = lines == Uapi.MostLines ? ulong.MaxValue : (1ul << lines) - 1;
        return config;
    }

    /// <returns>False: stopped.</returns>
    private bool Wait()
    {
        var entries = stackalloc Libc.PollEntry[2];
        while (true)
        {
            entries[0] = new Libc.PollEntry { Descriptor = descriptor, Wanted = Libc.Readable };
            entries[1] = new Libc.PollEntry { Descriptor = stop, Wanted = Libc.Readable };
            if (Libc.Poll(entries, 2, -1) < 0)
            {
                if (Marshal.GetLastPInvokeError() == Libc.Interrupted) continue;
                throw new GpioException($"Waiting for a button failed: {Libc.LastError()}.");
            }
            if (entries[1].Got != 0) return false;
            if (entries[0].Got != 0) return true;
        }
    }

    private LineEdge ReadEdge()
    {
        var edge = new Uapi.LineEvent();
        if (Libc.Read(descriptor, &edge, (nuint)sizeof(Uapi.LineEvent)) != sizeof(Uapi.LineEvent))
            throw new GpioException($"An edge could not be read: {Libc.LastError()}. Was the chip unplugged?");
        // Edges are told after active-low: rising is "became active".
        return new LineEdge(checked((int)edge.Offset), edge.Id == Uapi.EventRising, TimeSpan.FromTicks((long)(edge.TimestampNanoseconds / 100)), edge.LineSequence);
    }

    private void Close()
    {
        _ = Libc.Close(descriptor);
        _ = Libc.Close(stop);
    }
}
