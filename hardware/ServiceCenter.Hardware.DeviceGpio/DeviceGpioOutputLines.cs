using System.Device.Gpio;
using ServiceCenter.Hardware.Gpio;

namespace ServiceCenter.Hardware.DeviceGpio;

internal sealed class DeviceGpioOutputLines(GpioController controller, IReadOnlyList<int> lines) : IOutputLines
{
    public void Write(int line, bool on)
    {
        try
        {
            controller.Write(line, on ? PinValue.High : PinValue.Low);
        }
        catch (Exception problem) when (DeviceGpioChip.IsTheChips(problem))
        {
            throw new GpioException($"Line {line} cannot be set: {problem.Message}");
        }
    }

    public void Dispose() => DeviceGpioChip.Release(controller, lines);
}
