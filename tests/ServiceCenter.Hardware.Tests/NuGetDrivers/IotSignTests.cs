using ServiceCenter.Hardware.IotBindings;
using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.Tests;

public sealed class IotSignTests : SignContract
{
    protected override ISignDriver Driver { get; } = new IotSigns();
}
