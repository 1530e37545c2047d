using System.Buffers;
using System.Text;

namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>Builds the bytes of one paper in ESC/POS, the language of nearly every receipt printer.</summary>
public sealed class EscPosWriter
{
    private const byte Esc = 0x1B, Gs = 0x1D, Lf = 0x0A;
    /// <summary>Windows-1252: the page that the most printers have (43 of 50 profiles), number 16.</summary>
    private const byte WesternPage = 16;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    private readonly ArrayBufferWriter<byte> bytes = new(512);

    /// <summary>Forgets what an earlier, perhaps torn, paper had set, and chooses the code page.</summary>
    public EscPosWriter Initialise() => Add(Esc, (byte)'@', Esc, (byte)'t', WesternPage);

    public EscPosWriter Align(Alignment alignment) => Add(Esc, (byte)'a', (byte)alignment);

    /// <summary>Width and height of a character, as multiples of the font's own, 1 to 8.</summary>
    public EscPosWriter Size(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 8);
        return Add(Gs, (byte)'!', (byte)((width - 1) << 4 | (height - 1)));
    }

    public EscPosWriter Bold(bool on) => Add(Esc, (byte)'E', on ? (byte)1 : (byte)0);

    /// <summary>A line of text. Characters that the page lacks become "?"; control characters, which would be commands, become spaces.</summary>
    public EscPosWriter Line(string text)
    {
        var clean = string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
        bytes.Write(Western.GetBytes(clean));
        return Add(Lf);
    }

    public EscPosWriter Feed(int lines) => Add(Esc, (byte)'d', checked((byte)lines));

    /// <summary>A QR code drawn by the printer itself: model 2, error correction M (15 % of it may be lost).</summary>
    /// <param name="dots">Side of a module in dots, 1 to 16.</param>
    public EscPosWriter Qr(string content, int dots = 6)
    {
        var data = Encoding.UTF8.GetBytes(content);
        QrFunction(0x41, [0x32, 0x00]);
        QrFunction(0x43, [checked((byte)dots)]);
        QrFunction(0x45, [0x31]);
        QrFunction(0x50, [0x30, .. data]);
        return QrFunction(0x51, [0x30]);
    }

    /// <summary>A picture, one bit a dot, rows from the top, each padded to whole bytes, 1 is black.</summary>
    public EscPosWriter Raster(int widthBytes, int height, ReadOnlySpan<byte> dots)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(dots.Length, checked(widthBytes * height));
        Add(Gs, (byte)'v', (byte)'0', 0, Low(widthBytes), High(widthBytes), Low(height), High(height));
        bytes.Write(dots);
        return this;
    }

    /// <summary>Feeds the paper to the knife and cuts it, all but one point.</summary>
    public EscPosWriter Cut() => Add(Gs, (byte)'V', 66, 0);

    /// <summary>Asks for the paper sensors. Queued behind all that stands before it: the answer says that all of that was printed.</summary>
    public EscPosWriter AskPaper() => Add(Gs, (byte)'r', 1);

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    private EscPosWriter QrFunction(byte function, ReadOnlySpan<byte> parameters)
    {
        var length = parameters.Length + 2;
        Add(Gs, (byte)'(', (byte)'k', Low(length), High(length), 0x31, function);
        bytes.Write(parameters);
        return this;
    }

    private EscPosWriter Add(params ReadOnlySpan<byte> command)
    {
        bytes.Write(command);
        return this;
    }

    private static byte Low(int value) => (byte)(value & 0xFF);
    private static byte High(int value) => checked((byte)(value >> 8));
}

public enum Alignment : byte { Left = 0, Centre = 1, Right = 2 }
