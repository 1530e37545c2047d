using System.Runtime.InteropServices;

namespace ServiceCenter.Hardware.Sign;

/// <summary>
/// One address behind <c>/dev/i2c-N</c>, by the kernel's SMBus calls (linux/i2c-dev.h). They are what every adapter understands, plain
/// I2C ones and those that know SMBus only. Opened when first used and again after a failure: a sign may be plugged in late.
/// </summary>
public sealed unsafe class I2cDevice(string path, int address) : ISmBusDevice
{
    internal const uint SetAddress = 0x0703, SmBusCall = 0x0720;
    internal const byte WriteMark = 0, ReadMark = 1;
    internal const uint SizeByte = 1, SizeI2cBlock = 8;
    internal const int MostBytes = 32;

    private const int NoSuchDevice = 6, NoDevice = 19, RemoteIo = 121, TimedOut = 110;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Call
    {
        public byte ReadWrite;
        public byte Command;
        public uint Size;
        public void* Data;
    }

    private int descriptor = -1;

    public void SendByte(byte value) => Do(WriteMark, value, SizeByte, null);

    public void WriteBlock(byte command, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, MostBytes);
        var data = stackalloc byte[MostBytes + 2];
        data[0] = (byte)bytes.Length;
        bytes.CopyTo(new Span<byte>(data + 1, MostBytes));
        Do(WriteMark, command, SizeI2cBlock, data);
    }

    public void ReadBlock(byte command, Span<byte> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buffer.Length, MostBytes);
        var data = stackalloc byte[MostBytes + 2];
        data[0] = (byte)buffer.Length;
        Do(ReadMark, command, SizeI2cBlock, data);
        new ReadOnlySpan<byte>(data + 1, buffer.Length).CopyTo(buffer);
    }

    public void Dispose() => Close();

    private void Do(byte readWrite, byte command, uint size, byte* data)
    {
        if (descriptor < 0) Open();
        var call = new Call { ReadWrite = readWrite, Command = command, Size = size, Data = data };
        if (Libc.Ioctl(descriptor, SmBusCall, &call) >= 0) return;
        var error = Marshal.GetLastPInvokeError();
        Close();
        throw new SignException(error is NoSuchDevice or NoDevice or RemoteIo or TimedOut
            ? $"Nothing answers at address 0x{address:x2} of {path}. Is the sign plugged in, with SDA and SCL not swapped? \"i2cdetect -y N\" lists who answers."
            : $"The sign at address 0x{address:x2} of {path} failed: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    private void Open()
    {
        var opened = Libc.Open(path, Libc.ReadWrite | Libc.CloseOnExec);
        if (opened < 0) throw new SignException(DeviceFile.WhyNot(path, Marshal.GetLastPInvokeError(), "i2c", "I2C"));
        if (Libc.Ioctl(opened, SetAddress, (void*)address) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = Libc.Close(opened);
            throw new SignException(error == Libc.Busy
                ? $"Address 0x{address:x2} of {path} is held by a driver of the kernel (\"UU\" in i2cdetect): unload it, or set the sign to another address."
                : $"Address 0x{address:x2} of {path} cannot be used: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        descriptor = opened;
    }

    private void Close()
    {
        if (descriptor >= 0) _ = Libc.Close(descriptor);
        descriptor = -1;
    }
}
