using ServiceCenter.Hardware.Gpio;

namespace ServiceCenter.Lab.Probe;

/// <summary>By the names that the tests outside give them. NuGetDrivers/Drivers.cs stands in its place in a build with the switch.</summary>
internal static class Drivers
{
    public static IGpioDriver Gpio(string name) => name switch
    {
        "kernel" => new KernelGpio(),
        _ => throw new ArgumentException($"There is no driver \"{name}\" in this build."),
    };
}
