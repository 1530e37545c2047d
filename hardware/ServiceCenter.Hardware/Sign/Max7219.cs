namespace ServiceCenter.Hardware.Sign;

/// <summary>
/// What is said to a row of MAX7219, each with 8 by 8 dots, one character each. A command is two bytes for every chip in one
/// transfer: the first two travel on to the far end of the row, which is the left one of the usual boards.
/// </summary>
public static class Max7219
{
    internal const byte TopRow = 0x01, Decoding = 0x09, Intensity = 0x0A, ScanLimit = 0x0B, Awake = 0x0C, Test = 0x0F;
    private const int Dots = 8;

    /// <summary>The transfers of a picture, in order; what sets the chips up comes first, and whether they are awake last.</summary>
    public static IEnumerable<byte[]> Transfers(SignPicture picture, int chips)
    {
        yield return ToAll(Test, 0, chips);
        yield return ToAll(Decoding, 0, chips);
        yield return ToAll(ScanLimit, Dots - 1, chips);
        yield return ToAll(Intensity, (byte)Math.Clamp(picture.Brightness, 0, SignPicture.Brightest), chips);
        for (var row = 0; row < Dots; row++) yield return Row(picture.Text, row, chips);
        yield return ToAll(Awake, (byte)(picture.Lit ? 1 : 0), chips);
    }

    internal static byte[] ToAll(byte register, byte value, int chips) => [.. Enumerable.Repeat(new[] { register, value }, chips).SelectMany(pair => pair)];

    private static byte[] Row(string text, int row, int chips)
    {
        var transfer = new byte[2 * chips];
        for (var chip = 0; chip < chips; chip++)
        {
            transfer[2 * chip] = (byte)(TopRow + row);
            if (chip < text.Length) transfer[2 * chip + 1] = RowOf(text[chip], row);
        }
        return transfer;
    }

    /// <summary>A row of a character's dots. The highest bit is the left one; one dot stays dark on the left and two on the right.</summary>
    public static byte RowOf(char character, int row)
    {
        if (row >= DotMatrix.Rows) return 0;
        var bits = 0;
        for (var column = 0; column < DotMatrix.Columns; column++)
            if (DotMatrix.IsLit(character, row, column)) bits |= 0x40 >> column;
        return (byte)bits;
    }
}

/// <summary>A row of dot matrices with MAX7219.</summary>
/// <param name="chips">How many in the row: as many characters.</param>
public sealed class Max7219Sign(ISpiDevice device, int chips) : ISign
{
    public int Width => chips;

    public void Show(SignPicture picture)
    {
        foreach (var transfer in Max7219.Transfers(picture, chips)) device.Send(transfer);
    }

    public void Dispose()
    {
        try
        {
            device.Send(Max7219.ToAll(Max7219.Awake, 0, chips));
        }
        catch (SignException)
        {
            // A sign that is gone is dark.
        }
        device.Dispose();
    }
}

/// <summary>A device on an SPI bus that only listens.</summary>
public interface ISpiDevice : IDisposable
{
    /// <summary>One transfer: chip select is held for its length, and let go at its end.</summary>
    /// <exception cref="SignException">The bus failed.</exception>
    void Send(ReadOnlySpan<byte> bytes);
}
