using System.Buffers;
using System.Text;
using QRCoder;
using ServiceCenter.Hardware.Text;

namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>Builds the bytes of one paper in ESC/POS, the language of nearly every receipt printer.</summary>
/// <param name="form">The paper, and what its printer can do by itself; null: 80 mm.</param>
public sealed class EscPosWriter(PaperForm? form = null)
{
    private const byte Esc = 0x1B, Gs = 0x1D, Lf = 0x0A;
    /// <summary>Of a painted letter of size 1, as tall as one of font A.</summary>
    private const int PaintedHeight = 24;
    /// <summary>Light around a QR, in modules, that readers need; the paper gives it at the sides.</summary>
    private const int QuietModules = 4;

    private readonly ArrayBufferWriter<byte> bytes = new(512);
    private readonly PaperForm form = form ?? PaperForm.Mm80;
    private CodePage page = (form ?? PaperForm.Mm80).Pages[0];
    private int width = 1;
    private bool bold;

    /// <summary>Forgets what an earlier, perhaps torn, paper had set, and chooses the code page.</summary>
    public EscPosWriter Initialise()
    {
        page = form.Pages[0];
        return Add(Esc, (byte)'@', Esc, (byte)'t', page.Selector);
    }

    public EscPosWriter Align(Alignment alignment) => Add(Esc, (byte)'a', (byte)alignment);

    /// <summary>Width and height of a character, as multiples of the font's own, 1 to 8.</summary>
    public EscPosWriter Size(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 8);
        this.width = width;
        return Add(Gs, (byte)'!', (byte)((width - 1) << 4 | (height - 1)));
    }

    public EscPosWriter Bold(bool on)
    {
        bold = on;
        return Add(Esc, (byte)'E', on ? (byte)1 : (byte)0);
    }

    /// <summary>
    /// A line of text, broken between words where it is longer than the paper. In the first code page that has all its characters; where
    /// none has, as a picture; with nothing to paint with, those characters become "?". Control characters, which would be commands, become spaces.
    /// </summary>
    public EscPosWriter Line(string text)
    {
        var clean = string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
        foreach (var candidate in form.Pages)
            if (candidate.Encode(clean) is not null) return Text(clean, candidate);
        return form.Painter is { } painter
            ? Raster(painter.Paint(clean, form.Dots, PaintedHeight * width, bold))
            : Text(clean, form.Pages[0]);
    }

    public EscPosWriter Feed(int lines) => Add(Esc, (byte)'d', checked((byte)lines));

    public EscPosWriter Raster(Bitmap picture) => Raster(picture.WidthBytes, picture.Height, picture.Dots);

    /// <summary>A QR code, error correction M (15 % of it may be lost): drawn by the printer itself (model 2) where it can, else as a picture.</summary>
    /// <param name="dots">Side of a module in dots, 1 to 16.</param>
    public EscPosWriter Qr(string content, int dots = 6)
    {
        if (!form.DrawsQr) return Raster(PaintedQr(content, dots));
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

    private EscPosWriter Text(string clean, CodePage wanted)
    {
        Choose(wanted);
        foreach (var line in Wrapped(clean, form.Columns / width))
        {
            bytes.Write(wanted.EncodeRoughly(line));
            Add(Lf);
        }
        return this;
    }

    private EscPosWriter Choose(CodePage wanted)
    {
        if (wanted.Equals(page)) return this;
        page = wanted;
        return Add(Esc, (byte)'t', wanted.Selector);
    }

    /// <summary>A printer breaks a line wherever it is full, also within a word.</summary>
    private static IEnumerable<string> Wrapped(string text, int columns)
    {
        while (text.Length > columns)
        {
            var space = text.LastIndexOf(' ', columns);
            var (line, next) = space > 0 ? (space, space + 1) : (columns, columns);
            yield return text[..line];
            text = text[next..];
        }
        yield return text;
    }

    private static Bitmap PaintedQr(string content, int dots)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var side = code.ModuleMatrix.Count - 2 * QuietModules; // QRCoder's matrix brings the quiet zone with it
        var widthBytes = (side * dots + 7) / 8;
        var picture = new byte[widthBytes * side * dots];
        for (var row = 0; row < side * dots; row++)
            for (var column = 0; column < side * dots; column++)
                if (code.ModuleMatrix[row / dots + QuietModules][column / dots + QuietModules])
                    picture[row * widthBytes + column / 8] |= (byte)(0x80 >> column % 8);
        return new Bitmap(widthBytes, side * dots, picture);
    }

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
