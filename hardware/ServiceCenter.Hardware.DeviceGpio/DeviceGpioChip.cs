using System.Device.Gpio;
using ServiceCenter.Hardware.Gpio;

namespace ServiceCenter.Hardware.DeviceGpio;

/// <summary>One chip, and who of this process holds which of its lines.</summary>
internal sealed class DeviceGpioChip(GpioController controller, string label, int count) : IGpioChip
{
    public IInputLines TakeInputs(IReadOnlyList<int> lines, InputWiring wiring)
    {
        var mode = wiring.Bias switch { LineBias.PullUp => PinMode.InputPullUp, LineBias.PullDown => PinMode.InputPullDown, _ => PinMode.Input };
        Take(lines, line => controller.OpenPin(line, mode));
        try
        {
            return new DeviceGpioInputLines(controller, lines, wiring);
        }
        catch (Exception problem) when (IsTheChips(problem))
        {
            Release(controller, lines);
            throw WhyNot(lines, problem);
        }
    }

    public IOutputLines TakeOutputs(IReadOnlyList<int> lines)
    {
        Take(lines, line => controller.OpenPin(line, PinMode.Output, PinValue.Low));
        return new DeviceGpioOutputLines(controller, lines);
    }

    public void Dispose() => controller.Dispose();

    internal static bool IsTheChips(Exception problem) => problem is IOException or InvalidOperationException or ArgumentException;

    internal static void Release(GpioController controller, IEnumerable<int> lines)
    {
        foreach (var line in lines)
            if (controller.IsPinOpen(line)) controller.ClosePin(line);
    }

    /// <summary>All of them or none.</summary>
    private void Take(IReadOnlyList<int> lines, Action<int> open)
    {
        if (lines.Where(line => line < 0 || line >= count).ToList() is [var missing, ..])
            throw new GpioException($"Chip \"{label}\" has lines 0 to {count - 1}: there is no line {missing}.");
        if (lines.Any(controller.IsPinOpen)) throw InUse(lines);
        try
        {
            foreach (var line in lines) open(line);
        }
        catch (Exception problem) when (IsTheChips(problem))
        {
            Release(controller, lines);
            throw WhyNot(lines, problem);
        }
    }

    private GpioException InUse(IReadOnlyList<int> lines) =>
        new($"Lines {string.Join(", ", lines)} of chip \"{label}\" are in use: gpioinfo tells by whom. Stop that program, or choose other lines.");

    private GpioException WhyNot(IReadOnlyList<int> lines, Exception problem) => problem.Message.Contains("busy", StringComparison.OrdinalIgnoreCase)
        ? InUse(lines)
        : new GpioException($"Lines {string.Join(", ", lines)} of chip \"{label}\" cannot be taken: {problem.Message}");
}
