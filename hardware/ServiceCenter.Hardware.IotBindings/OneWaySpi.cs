using System.Device.Spi;
using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.IotBindings;

/// <summary>A device that only listens, for bindings that write to SPI.</summary>
internal sealed class OneWaySpi(ISpiDevice device) : System.Device.Spi.SpiDevice
{
    public override SpiConnectionSettings ConnectionSettings => throw new NotSupportedException("The bus is the device's own.");

    public override void Write(ReadOnlySpan<byte> buffer) => device.Send(buffer);

    public override void Read(Span<byte> buffer) => throw new NotSupportedException("A sign is not read.");

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => throw new NotSupportedException("A sign is not read.");
}
