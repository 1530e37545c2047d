using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.Tests;

public sealed class DatasheetSignTests : SignContract
{
    protected override ISignDriver Driver { get; } = new DatasheetSigns();
}
