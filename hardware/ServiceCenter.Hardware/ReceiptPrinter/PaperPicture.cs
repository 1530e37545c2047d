using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>Draws a paper from the very bytes that a printer would get, font A of 12 by 24 dots, as SVG.</summary>
public sealed class PaperPicture
{
    private const int Margin = 32, CharWidth = 12, CharHeight = 24, LineGap = 6;

    private readonly StringBuilder drawing = new();
    private readonly int dots;
    private int y = Margin;

    private PaperPicture(int dots) => this.dots = dots;

    /// <param name="form">The paper; null: 80 mm.</param>
    public static string Svg(ReadOnlySpan<byte> escPos, PaperForm? form = null)
    {
        var picture = new PaperPicture((form ?? PaperForm.Mm80).Dots);
        foreach (var item in EscPosReader.Read(escPos)) picture.Draw(item);
        return picture.Finish();
    }

    private void Draw(PaperItem item)
    {
        switch (item)
        {
            case PaperItem.Text text: DrawText(text); break;
            case PaperItem.Feed feed: y += feed.Dots; break;
            case PaperItem.Qr qr: DrawQr(qr); break;
            case PaperItem.Raster raster: DrawRaster(raster); break;
            case PaperItem.Unknown unknown:
                DrawText(new PaperItem.Text($"[not understood: {Convert.ToHexString(unknown.Bytes)}]", Alignment.Left, 1, 1, false));
                break;
        }
    }

    /// <summary>Lines longer than the paper go on in the next, as a printer does it.</summary>
    private void DrawText(PaperItem.Text text)
    {
        var columns = dots / CharWidth / text.Width;
        var rest = text.Content;
        do
        {
            var part = rest.Length > columns ? rest[..columns] : rest;
            rest = rest[part.Length..];
            var wide = part.Length * CharWidth * text.Width;
            var tall = CharHeight * text.Height;
            // Drawn in the font's own size and scaled: wide and high characters are stretched ones.
            if (part.Length > 0)
                Add($"<text transform=\"translate({Left(wide, text.Alignment)} {y + tall * 19 / 24}) scale({text.Width} {text.Height})\" textLength=\"{part.Length * CharWidth}\" lengthAdjust=\"spacingAndGlyphs\"{(text.Bold ? " font-weight=\"700\"" : "")}>{WebUtility.HtmlEncode(part)}</text>");
            y += tall + LineGap;
        }
        while (rest.Length > 0);
    }

    private void DrawQr(PaperItem.Qr qr)
    {
        using var code = QRCodeGenerator.GenerateQrCode(qr.Content, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        const int quiet = 4; // QRCoder's matrix brings the quiet zone with it; a printer leaves it to the paper
        var side = code.ModuleMatrix.Count - 2 * quiet;
        var left = Left(side * qr.ModuleDots, qr.Alignment);
        var path = new StringBuilder();
        for (var row = 0; row < side; row++)
            for (var column = 0; column < side; column++)
                if (code.ModuleMatrix[row + quiet][column + quiet]) path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        Add($"<path transform=\"translate({left} {y}) scale({qr.ModuleDots})\" d=\"{path}\" shape-rendering=\"crispEdges\"/>");
        y += side * qr.ModuleDots + LineGap * 2;
    }

    private void DrawRaster(PaperItem.Raster raster)
    {
        var path = new StringBuilder();
        for (var row = 0; row < raster.Height; row++)
            for (var column = 0; column < raster.WidthBytes * 8; column++)
                if ((raster.Dots[row * raster.WidthBytes + column / 8] & 0x80 >> column % 8) != 0) path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        Add($"<path transform=\"translate({Left(raster.WidthBytes * 8, raster.Alignment)} {y})\" d=\"{path}\" shape-rendering=\"crispEdges\"/>");
        y += raster.Height + LineGap;
    }

    private int Left(int width, Alignment alignment) => Margin + alignment switch
    {
        Alignment.Centre => (dots - width) / 2,
        Alignment.Right => dots - width,
        _ => 0,
    };

    private void Add(FormattableString element) => drawing.Append(FormattableString.Invariant(element)).Append('\n');

    private string Finish()
    {
        const int tooth = 8;
        var width = dots + 2 * Margin;
        var height = y + Margin;
        var edge = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M0 0H{width}V{height}"));
        for (var x = width - tooth; x >= 0; x -= tooth) edge.Append(CultureInfo.InvariantCulture, $"L{x} {height + (x / tooth % 2 == 0 ? 0 : tooth)}");
        return FormattableString.Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + tooth}" width="{width}" height="{height + tooth}">
            <defs><linearGradient id="sheen" x2="1" y2="0"><stop offset="0" stop-color="#f4f1ea"/><stop offset=".5" stop-color="#fffefb"/><stop offset="1" stop-color="#f4f1ea"/></linearGradient></defs>
            <path d="{edge}Z" fill="url(#sheen)"/>
            <g fill="#1c1b1a" font-family="'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace" font-size="20" xml:space="preserve">
            {drawing}</g>
            </svg>

            """);
    }
}
