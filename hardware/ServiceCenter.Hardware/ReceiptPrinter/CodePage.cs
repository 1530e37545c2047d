using System.Text;

namespace ServiceCenter.Hardware.ReceiptPrinter;

/// <summary>A printer's table of 256 characters.</summary>
/// <param name="Number">As its maker called it: 1252, 852.</param>
/// <param name="Selector">What <c>ESC t</c> chooses it by, at Epson's and most others' printers.</param>
public sealed record CodePage(int Number, byte Selector)
{
    private readonly Encoding strict = CodePagesEncodingProvider.Instance.GetEncoding(Number, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback)!;
    private readonly Encoding lenient = CodePagesEncodingProvider.Instance.GetEncoding(Number, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    public static IReadOnlyList<CodePage> Known { get; } =
    [
        new(437, 0), new(850, 2), new(1252, 16), new(866, 17), new(852, 18), new(858, 19),
        new(1250, 45), new(1251, 46), new(1253, 47), new(1254, 48), new(1257, 51), new(1258, 52),
    ];

    /// <summary>The page that the most printers have (43 of 50 profiles).</summary>
    public static CodePage Western { get; } = Known.Single(page => page.Number == 1252);

    /// <summary>Null: this page lacks a character of it.</summary>
    public byte[]? Encode(string text)
    {
        try
        {
            return strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What this page lacks becomes "?".</summary>
    public byte[] EncodeRoughly(string text) => lenient.GetBytes(text);

    public string Decode(byte[] text) => lenient.GetString(text);

    public bool Equals(CodePage? other) => other is not null && other.Number == Number && other.Selector == Selector;
    public override int GetHashCode() => Number;
}
