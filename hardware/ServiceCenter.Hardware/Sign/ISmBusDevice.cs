namespace ServiceCenter.Hardware.Sign;

/// <summary>One address of an I2C bus, spoken to in SMBus calls.</summary>
public interface ISmBusDevice : IDisposable
{
    /// <exception cref="SignException">No answer.</exception>
    void SendByte(byte value);

    /// <summary>At most 32 bytes, after the command ("I2C block").</summary>
    /// <exception cref="SignException">No answer.</exception>
    void WriteBlock(byte command, ReadOnlySpan<byte> bytes);

    /// <summary>As many bytes as the buffer holds, at most 32, from the command on.</summary>
    /// <exception cref="SignException">No answer.</exception>
    void ReadBlock(byte command, Span<byte> buffer);
}
