using System.Runtime.InteropServices;
using System.Text;

namespace ServiceCenter.Hardware.Gpio;

/// <summary>
/// A chip of the GPIO character device, found by its label: the number in <c>/dev/gpiochipN</c> is the order of probing and
/// changes from kernel to kernel, the label ("pinctrl-rp1", "pinctrl-bcm2711") does not.
/// </summary>
public sealed unsafe class GpioChip : IGpioChip
{
    private const string Consumer = "servicecenter";
    private readonly int descriptor;

    private GpioChip(int descriptor, string path, Uapi.ChipInfo info)
    {
        this.descriptor = descriptor;
        Path = path;
        Label = Text(info.Label);
        Lines = checked((int)info.Lines);
    }

    public string Path { get; }
    public string Label { get; }
    public int Lines { get; }

    /// <exception cref="GpioException">No such chip (the message lists those there are), or it may not be opened.</exception>
    public static GpioChip Open(string label)
    {
        var others = new List<string>();
        foreach (var path in Directory.EnumerateFiles("/dev", "gpiochip*").Order(StringComparer.Ordinal))
        {
            if (TryOpen(path, others) is not { } chip) continue;
            if (chip.Label == label) return chip;
            others.Add($"{chip.Label} ({path}, {chip.Lines} lines)");
            chip.Dispose();
        }
        throw new GpioException(others.Count == 0
            ? $"There is no GPIO chip \"{label}\": this machine has no /dev/gpiochip* at all. Without buttons, set no GPIO chip."
            : $"There is no GPIO chip \"{label}\". Found: {string.Join("; ", others)}.");
    }

    public IInputLines TakeInputs(IReadOnlyList<int> lines, InputWiring wiring) => new GpioInputLines(this, lines, wiring);

    public IOutputLines TakeOutputs(IReadOnlyList<int> lines) => new GpioOutputLines(this, lines);

    /// <summary>Takes lines for this process alone, until the descriptor is closed.</summary>
    /// <exception cref="GpioException">A line is not there, is held by another, or cannot be set up so.</exception>
    internal int Request(IReadOnlyList<int> lines, Uapi.LineConfig config)
    {
        if (lines.Count is 0 or > Uapi.MostLines) throw new GpioException($"{lines.Count} lines asked for: between 1 and {Uapi.MostLines} can be held together.");
        var request = new Uapi.LineRequest { LineCount = checked((uint)lines.Count), Config = config, EventBufferSize = checked((uint)lines.Count * 32) };
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] < 0 || lines[i] >= Lines) throw new GpioException($"Chip \"{Label}\" has lines 0 to {Lines - 1}: there is no line {lines[i]}.");
            request.Offsets[i] = (uint)lines[i];
        }
        Encoding.ASCII.GetBytes(Consumer, request.Consumer);
        if (Libc.Ioctl(descriptor, Uapi.GetLine, &request) < 0) throw WhyNot(lines, Marshal.GetLastPInvokeError());
        return request.Descriptor;
    }

    public void Dispose() => _ = Libc.Close(descriptor);

    private static GpioChip? TryOpen(string path, List<string> others)
    {
        var descriptor = Libc.Open(path, Libc.ReadWrite | Libc.CloseOnExec);
        if (descriptor < 0)
        {
            others.Add($"{path}, which cannot be opened: {Libc.LastError()} (is this user in the group of {path}, often gpio?)");
            return null;
        }
        var info = new Uapi.ChipInfo();
        if (Libc.Ioctl(descriptor, Uapi.GetChipInfo, &info) == 0) return new GpioChip(descriptor, path, info);
        others.Add($"{path}, which is no GPIO chip: {Libc.LastError()}");
        _ = Libc.Close(descriptor);
        return null;
    }

    private GpioException WhyNot(IReadOnlyList<int> lines, int error)
    {
        var which = string.Join(", ", lines);
        if (error == Libc.Busy)
        {
            var held = lines.Select(line => (line, by: HolderOf(line))).Where(one => one.by is not null).Select(one => $"line {one.line} by \"{one.by}\"");
            return new GpioException($"Lines {which} of chip \"{Label}\" are in use: {string.Join(", ", held)}. Stop that program, or choose other lines.");
        }
        var hint = error == Libc.Invalid ? " Perhaps this chip has no such bias: try \"disabled\" with a resistor outside." : "";
        return new GpioException($"Lines {which} of chip \"{Label}\" cannot be taken: {Marshal.GetPInvokeErrorMessage(error)}.{hint}");
    }

    private string? HolderOf(int line)
    {
        var info = new Uapi.LineInfo { Offset = (uint)line };
        if (Libc.Ioctl(descriptor, Uapi.GetLineInfo, &info) < 0 || (info.Flags & (ulong)Uapi.Line.Used) == 0) return null;
        var by = Text(info.Consumer);
        return by.Length == 0 ? "the kernel" : by;
    }

    private static string Text(ReadOnlySpan<byte> name)
    {
        var end = name.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
    }
}

/// <summary>A line or chip that cannot be had; the message says which, why, and what to do.</summary>
public sealed class GpioException(string message) : IOException(message);
