using ServiceCenter.Hardware.DeviceGpio;
using ServiceCenter.Hardware.Gpio;

namespace ServiceCenter.Lab.Probe;

/// <summary>By the names that the tests outside give them.</summary>
internal static class Drivers
{
    public static IGpioDriver Gpio(string name) => name switch
    {
        "kernel" => new KernelGpio(),
        "device-gpio" => new DeviceGpio(),
        _ => throw new ArgumentException($"There is no driver \"{name}\" in this build."),
    };
}
