namespace ServiceCenter.Lab.Tests;

public sealed class KernelGpioTests : GpioContract
{
    protected override string Driver => "kernel";
}
