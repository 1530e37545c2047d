using ServiceCenter.Hardware.Text;

namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>The paper a printer takes, and what the printer can do by itself.</summary>
/// <param name="Dots">Width that is printed on, 8 dots to the millimetre.</param>
/// <param name="Columns">Characters of font A (12 by 24 dots) in a line.</param>
public sealed record PaperForm(int Dots, int Columns)
{
    public static PaperForm Mm80 { get; } = new(576, 48);

    /// <summary>Cheap printers of this width lack a QR of their own.</summary>
    public static PaperForm Mm58 { get; } = new(384, 32) { DrawsQr = false };

    /// <summary>False: the printer cannot draw a QR, and gets it as a picture.</summary>
    public bool DrawsQr { get; init; } = true;

    /// <summary>The pages the printer has, the first that can carry a line is taken. What none can is painted.</summary>
    public IReadOnlyList<CodePage> Pages { get; init; } = [CodePage.Western];

    /// <summary>Null: there is nothing to paint with, and what no page has is printed as "?".</summary>
    public ITextPainter? Painter { get; init; }

    /// <summary>Stands above all; null: none.</summary>
    public Bitmap? Logo { get; init; }
}
