using System.Text;

namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>What a printer would have done, in order.</summary>
public abstract record PaperItem
{
    private PaperItem() { }
    /// <param name="Width">Multiples of the font's own width; so <paramref name="Height"/>.</param>
    public sealed record Text(string Content, Alignment Alignment, int Width, int Height, bool Bold) : PaperItem;
    public sealed record Feed(int Dots) : PaperItem;
    /// <param name="ModuleDots">Side of a module in dots.</param>
    public sealed record Qr(string Content, Alignment Alignment, int ModuleDots) : PaperItem;
    public sealed record Raster(int WidthBytes, int Height, byte[] Dots, Alignment Alignment) : PaperItem;
    public sealed record Cut : PaperItem;
    /// <summary>The status that the printer is asked for, here among the rest.</summary>
    public sealed record AskedPaper : PaperItem;
    /// <summary>A command this reader does not know, or one cut off: a paper that has it is not to be trusted further.</summary>
    public sealed record Unknown(byte[] Bytes) : PaperItem;
}

/// <summary>Reads ESC/POS back: the twin's picture and the tests see what a printer sees, not what we meant.</summary>
public sealed class EscPosReader
{
    private const int LineDots = 30;

    private readonly byte[] bytes;
    private readonly List<PaperItem> items = [];
    private readonly List<byte> line = [];
    private Alignment alignment;
    private int width = 1, height = 1, moduleDots = 3, at;
    private bool bold;
    private CodePage page = CodePage.Western;
    private string qr = "";

    private EscPosReader(ReadOnlySpan<byte> bytes) => this.bytes = bytes.ToArray();

    public static IReadOnlyList<PaperItem> Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new EscPosReader(bytes);
        while (reader.at < reader.bytes.Length && reader.Next()) { }
        reader.EndLine(onlyIfAny: true);
        return reader.items;
    }

    /// <returns>False: what follows cannot be read.</returns>
    private bool Next()
    {
        var start = at;
        var read = Take() switch
        {
            0x1B => Escape(Take()),
            0x1D => Group(Take()),
            0x0A => EndLine(onlyIfAny: false),
            var character and >= 0x20 => Character(character),
            _ => false,
        };
        if (read && at <= bytes.Length) return true;
        items.Add(new PaperItem.Unknown(bytes[start..Math.Min(bytes.Length, start + 16)]));
        return false;
    }

    private bool Escape(byte command) => command switch
    {
        (byte)'@' => Reset(),
        (byte)'t' => Choose(Take()),
        (byte)'a' => Set(out alignment, (Alignment)Take()) && alignment <= Alignment.Right,
        (byte)'E' => Set(out bold, (Take() & 1) == 1),
        (byte)'d' => EndLine(onlyIfAny: true) && Add(new PaperItem.Feed(Take() * LineDots)),
        (byte)'J' => EndLine(onlyIfAny: true) && Add(new PaperItem.Feed(Take())),
        _ => false,
    };

    private bool Choose(byte selector)
    {
        if (CodePage.Known.FirstOrDefault(one => one.Selector == selector) is not { } known) return false;
        page = known;
        return true;
    }

    private bool Group(byte command)
    {
        switch (command)
        {
            case (byte)'!':
                var size = Take();
                (width, height) = ((size >> 4 & 7) + 1, (size & 7) + 1);
                return true;
            case (byte)'V':
                if (Take() is 65 or 66) Take();
                return EndLine(onlyIfAny: true) && Add(new PaperItem.Cut());
            case (byte)'r':
                return Take() == 1 && Add(new PaperItem.AskedPaper());
            case (byte)'(':
                return Take() == (byte)'k' && QrFunction(TakeWord());
            case (byte)'v':
                return Take() == (byte)'0' && Take() == 0 && Picture(TakeWord(), TakeWord());
            default:
                return false;
        }
    }

    private bool QrFunction(int length)
    {
        if (length < 3 || at + length > bytes.Length || bytes[at] != 0x31) return false;
        var function = bytes[at + 1];
        var data = bytes.AsSpan(at + 2, length - 2);
        at += length;
        if (function == 0x43) moduleDots = data[0];
        if (function == 0x50) qr = Encoding.UTF8.GetString(data[1..]);
        return function != 0x51 || Add(new PaperItem.Qr(qr, alignment, moduleDots));
    }

    private bool Picture(int widthBytes, int rows)
    {
        if (at + widthBytes * rows > bytes.Length) return false;
        var dots = bytes[at..(at + widthBytes * rows)];
        at += dots.Length;
        return Add(new PaperItem.Raster(widthBytes, rows, dots, alignment));
    }

    private bool Reset()
    {
        (alignment, width, height, bold, moduleDots) = (Alignment.Left, 1, 1, false, 3);
        line.Clear();
        return true;
    }

    private bool Character(byte character)
    {
        line.Add(character);
        return true;
    }

    private bool EndLine(bool onlyIfAny)
    {
        if (line.Count == 0 && onlyIfAny) return true;
        items.Add(new PaperItem.Text(page.Decode([.. line]), alignment, width, height, bold));
        line.Clear();
        return true;
    }

    private bool Add(PaperItem item)
    {
        items.Add(item);
        return true;
    }

    private static bool Set<T>(out T target, T value)
    {
        target = value;
        return true;
    }

    /// <summary>Past the end it gives zeros, and <see cref="Next"/> sees that the end was passed.</summary>
    private byte Take() => at < bytes.Length ? bytes[at++] : (byte)(at++ & 0);
    private int TakeWord() => Take() | Take() << 8;
}
