namespace ServiceCenter.Lab.Tests;

/// <summary>ServiceCenter.Hardware.DeviceGpio, in the probe's build.</summary>
public sealed class DeviceGpioTests : GpioContract
{
    protected override string Driver => "device-gpio";
}
