namespace ServiceCenter.Hardware.Gpio;

/// <summary>Lamps on lines of the kernel's GPIO character device. All are off when they are taken.</summary>
public sealed unsafe class GpioOutputLines : IOutputLines
{
    private readonly SortedDictionary<int, int> placeOf = [];
    private readonly int descriptor;

    /// <param name="activeLow">True for lamps that light when the line is at ground.</param>
    /// <exception cref="GpioException">The lines cannot be had.</exception>
    public GpioOutputLines(GpioChip chip, IReadOnlyList<int> lines, bool activeLow = false)
    {
        for (var place = 0; place < lines.Count; place++) placeOf.Add(lines[place], place);
        var flags = Uapi.Line.Output | (activeLow ? Uapi.Line.ActiveLow : 0);
        descriptor = chip.Request(lines, new Uapi.LineConfig { Flags = (ulong)flags });
    }

    public void Write(int line, bool on)
    {
        var bit = 1ul << placeOf[line];
        var values = new Uapi.LineValues { Mask = bit, Bits = on ? bit : 0 };
        if (Libc.Ioctl(descriptor, Uapi.SetValues, &values) < 0) throw new GpioException($"Line {line} cannot be set: {Libc.LastError()}.");
    }

    public void Dispose() => _ = Libc.Close(descriptor);
}
