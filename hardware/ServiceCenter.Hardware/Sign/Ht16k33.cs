namespace ServiceCenter.Hardware.Sign;

/// <summary>What is said to an HT16K33 (datasheet, "Command Summary"): one-byte commands, and 16 bytes of picture from address 0.</summary>
public static class Ht16k33
{
    public const int Digits = 4, RamBytes = 16;
    public const byte OscillatorOn = 0x21, DisplayOff = 0x80, DisplayOn = 0x81, Ram = 0x00;

    /// <param name="brightness">0 to 15: sixteenths of the time that a segment is lit, less one.</param>
    public static byte Dimming(int brightness) => (byte)(0xE0 | Math.Clamp(brightness, 0, SignPicture.Brightest));

    /// <summary>Two bytes a digit, low one first; the second half of the memory belongs to no digit of a board with four.</summary>
    public static byte[] Picture(string text)
    {
        var ram = new byte[RamBytes];
        for (var digit = 0; digit < Math.Min(text.Length, Digits); digit++)
        {
            var segments = FourteenSegments.Of(text[digit]);
            ram[2 * digit] = (byte)(segments & 0xFF);
            ram[2 * digit + 1] = (byte)(segments >> 8);
        }
        return ram;
    }

    /// <summary>What a person reads; '?' for segments that are no character.</summary>
    public static string Read(ReadOnlySpan<byte> ram)
    {
        var text = "";
        for (var digit = 0; digit < Digits; digit++) text += FourteenSegments.Read((ushort)(ram[2 * digit] | ram[2 * digit + 1] << 8)) ?? '?';
        return text.TrimEnd();
    }
}

/// <summary>A board of four fourteen-segment digits with an HT16K33.</summary>
public sealed class Ht16k33Sign(ISmBusDevice device) : ISign
{
    public int Width => Ht16k33.Digits;

    public void Show(SignPicture picture)
    {
        device.SendByte(Ht16k33.OscillatorOn);
        device.SendByte(Ht16k33.Dimming(picture.Brightness));
        device.WriteBlock(Ht16k33.Ram, Ht16k33.Picture(picture.Text));
        device.SendByte(picture.Lit ? Ht16k33.DisplayOn : Ht16k33.DisplayOff);
    }

    public void Dispose()
    {
        try
        {
            device.SendByte(Ht16k33.DisplayOff);
        }
        catch (SignException)
        {
            // A sign that is gone is dark.
        }
        device.Dispose();
    }
}
