namespace ServiceCenter.Hardware.Text;

/// <summary>
/// Text through Pango: it joins Arabic letters, turns the line to run from right to left, and finds a font that has the letters. It
/// is on every Debian with a screen; a few milliseconds a line.
/// </summary>
public sealed class PangoPainter : ITextPainter
{
    /// <summary>Of a dot's ink, by which it is black: letters come out a little bold, as a thermal head likes them.</summary>
    private const byte Threshold = 100;
    private const string Fonts = "DejaVu Sans, Noto Sans, Noto Sans Arabic, sans-serif";

    private PangoPainter() { }

    /// <param name="whyNot">What is missing and how to install it; null where nothing is.</param>
    /// <returns>Null: Pango is not installed.</returns>
    public static PangoPainter? Open(out string? whyNot)
    {
        whyNot = Pango.WhyMissing;
        return whyNot is null ? new PangoPainter() : null;
    }

    public Bitmap Paint(string text, int dots, int height, bool bold)
    {
        var rows = WithLayout(1, 1, text, dots, height, bold, (_, _, layout) =>
        {
            Pango.PixelSize(layout, out _, out var tall);
            return Math.Max(tall, 1);
        });
        return WithLayout(dots, rows, text, dots, height, bold, (surface, pen, layout) =>
        {
            Pango.Show(pen, layout);
            Pango.Flush(surface);
            return ToBitmap(surface, dots, rows, inkBytes: 1, isBlack: ink => ink >= Threshold);
        });
    }

    /// <summary>A logo: a PNG whose darker half is black.</summary>
    /// <param name="most">Width of the paper in dots.</param>
    /// <exception cref="ArgumentException">It is no PNG, too large, or Pango's Cairo is missing; the message says which.</exception>
    public static Bitmap ReadLogo(string path, int most)
    {
        const int tallest = 400; // 5 cm: a ticket is no poster
        if (Pango.WhyMissing is { } missing) throw new ArgumentException(missing);
        var png = Pango.ReadPng(path);
        try
        {
            if (Pango.Status(png) is var status && status != Pango.Success)
                throw new ArgumentException(status == Pango.NoSuchFile ? $"There is no file {path}." : $"{path} cannot be read as a PNG.");
            var (wide, tall) = (Pango.Width(png), Pango.Height(png));
            if (wide > most || tall > tallest) throw new ArgumentException($"{path} has {wide} by {tall} dots: at most {most} by {tallest} fit on the paper.");
            return OnWhite(png, wide, tall);
        }
        finally
        {
            Pango.FreeSurface(png);
        }
    }

    private static Bitmap OnWhite(nint png, int wide, int tall) => WithPen(Pango.Rgb24, wide, tall, (surface, pen) =>
    {
        Pango.SetColour(pen, 1, 1, 1);
        Pango.Paint(pen);
        Pango.SetPicture(pen, png, 0, 0);
        Pango.Paint(pen);
        Pango.Flush(surface);
        return ToBitmap(surface, wide, tall, inkBytes: 4, isBlack: light => light < 128);
    });

    private static T WithLayout<T>(int width, int rows, string text, int dots, int height, bool bold, Func<nint, nint, nint, T> use) =>
        WithPen(Pango.Alpha8, width, rows, (surface, pen) =>
        {
            var layout = Pango.NewLayout(pen);
            var font = Pango.NewFont(bold ? Fonts + " Bold" : Fonts);
            try
            {
                Pango.SetFontHeight(font, height * (double)Pango.Unit);
                Pango.SetFont(layout, font);
                Pango.SetText(layout, text, -1);
                Pango.SetWidth(layout, dots * Pango.Unit);
                Pango.SetAlignment(layout, Pango.CentreAligned);
                return use(surface, pen, layout);
            }
            finally
            {
                Pango.FreeFont(font);
                Pango.Free(layout);
            }
        });

    private static T WithPen<T>(int format, int width, int rows, Func<nint, nint, T> use)
    {
        var surface = Pango.NewSurface(format, width, rows);
        var pen = Pango.NewPen(surface);
        try
        {
            return use(surface, pen);
        }
        finally
        {
            Pango.FreePen(pen);
            Pango.FreeSurface(surface);
        }
    }

    /// <param name="inkBytes">Bytes a dot has; of several, the second (green) is the nearest to how light it is.</param>
    private static unsafe Bitmap ToBitmap(nint surface, int width, int rows, int inkBytes, Func<byte, bool> isBlack)
    {
        var data = Pango.Data(surface);
        var (stride, widthBytes) = (Pango.Stride(surface), (width + 7) / 8);
        var dots = new byte[widthBytes * rows];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < width; column++)
                if (isBlack(data[row * stride + column * inkBytes + (inkBytes > 1 ? 1 : 0)])) dots[row * widthBytes + column / 8] |= (byte)(0x80 >> column % 8);
        return new Bitmap(widthBytes, rows, dots);
    }
}
