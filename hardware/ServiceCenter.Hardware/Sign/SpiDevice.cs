using System.Runtime.InteropServices;

namespace ServiceCenter.Hardware.Sign;

/// <summary>
/// A chip select behind <c>/dev/spidevB.C</c> (linux/spi/spidev.h), mode 0. Nothing comes back from a MAX7219: one that is not there is
/// not noticed. Opened when first used and again after a failure.
/// </summary>
public sealed unsafe class SpiDevice(string path) : ISpiDevice
{
    internal const uint SetMode = 0x40016B01, Transfer1 = 0x40206B00;

    /// <summary>A tenth of what the chip takes: long wires to a sign are no coaxial cable.</summary>
    internal const uint Hertz = 1_000_000;

    [StructLayout(LayoutKind.Sequential, Size = 32)]
    internal struct Transfer
    {
        public ulong Send;
        public ulong Receive;
        public uint Length;
        public uint SpeedHertz;
        public ushort DelayMicroseconds;
        public byte BitsPerWord;
        public byte ReleaseSelect;
    }

    private int descriptor = -1;

    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (descriptor < 0) Open();
        fixed (byte* first = bytes)
        {
            var transfer = new Transfer { Send = (ulong)first, Length = checked((uint)bytes.Length), SpeedHertz = Hertz, BitsPerWord = 8 };
            if (Libc.Ioctl(descriptor, Transfer1, &transfer) >= 0) return;
        }
        var error = Libc.LastError();
        Dispose();
        throw new SignException($"{path} failed: {error}.");
    }

    public void Dispose()
    {
        if (descriptor >= 0) _ = Libc.Close(descriptor);
        descriptor = -1;
    }

    private void Open()
    {
        var opened = Libc.Open(path, Libc.ReadWrite | Libc.CloseOnExec);
        if (opened < 0) throw new SignException(DeviceFile.WhyNot(path, Marshal.GetLastPInvokeError(), "spi", "SPI"));
        byte mode = 0;
        if (Libc.Ioctl(opened, SetMode, &mode) < 0)
        {
            var error = Libc.LastError();
            _ = Libc.Close(opened);
            throw new SignException($"{path} is no SPI device: {error}.");
        }
        descriptor = opened;
    }
}
