using System.Device.I2c;
using ServiceCenter.Hardware.Sign;

namespace ServiceCenter.Hardware.IotBindings;

/// <summary>A device that takes SMBus calls, for bindings that write to I2C: what they write is a command, and what follows it.</summary>
internal sealed class SmBusAsI2c(ISmBusDevice device) : System.Device.I2c.I2cDevice
{
    public override I2cConnectionSettings ConnectionSettings => throw new NotSupportedException("Bus and address are the SMBus device's own.");

    public override void WriteByte(byte value) => device.SendByte(value);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length == 1) device.SendByte(buffer[0]);
        else device.WriteBlock(buffer[0], buffer[1..]);
    }

    public override void Read(Span<byte> buffer) => throw new NotSupportedException("A sign is not read.");

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => device.ReadBlock(writeBuffer[0], readBuffer);
}
