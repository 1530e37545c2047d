namespace ServiceCenter.Hardware.Text;

/// <summary>Draws text of any script as dots, shaped and in its own direction.</summary>
public interface ITextPainter
{
    /// <summary>A paragraph, centred, wrapped between words where it is wider than this.</summary>
    /// <param name="dots">Width of the picture.</param>
    /// <param name="height">Of the font, in dots.</param>
    Bitmap Paint(string text, int dots, int height, bool bold);
}

/// <summary>A picture of one bit a dot: rows from the top, each padded to whole bytes, 1 is black.</summary>
public sealed record Bitmap(int WidthBytes, int Height, byte[] Dots);
