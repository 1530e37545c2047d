namespace ServiceCenter.Hardware.Gpio;

/// <summary>Chips of the kernel's GPIO character device.</summary>
public sealed class KernelGpio : IGpioDriver
{
    public IGpioChip Open(string label) => GpioChip.Open(label);
}
