using System.Text;

namespace ServiceCenter.Simulation.Checks;

/// <summary>Reads a paper as a customer would: its words and its QR code, out of the ESC/POS bytes. Knows only the commands' lengths, and no product code.</summary>
internal static class PaperReader
{
    private const byte Esc = 0x1B, Gs = 0x1D, Lf = 0x0A;
    private const int QrData = 8;

    public static Paper Read(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        string? qr = null;
        for (var i = 0; i < bytes.Length;)
        {
            switch (bytes[i])
            {
                case Esc:
                    i += bytes[i + 1] == (byte)'@' ? 2 : 3;
                    break;
                case Gs when bytes[i + 1] == (byte)'(':
                    var length = bytes[i + 3] | (bytes[i + 4] << 8);
                    if (bytes[i + 6] == 0x50) qr = Encoding.UTF8.GetString(bytes.Slice(i + QrData, length - 3));
                    i += 5 + length;
                    break;
                case Gs:
                    i += bytes[i + 1] == (byte)'V' ? 4 : 3;
                    break;
                case Lf:
                    lines.Add(line.ToString());
                    line.Clear();
                    i++;
                    break;
                default:
                    line.Append((char)bytes[i++]);
                    break;
            }
        }
        var number = lines.SingleOrDefault(IsNumber) ?? throw new InvalidDataException("A paper without a number: " + string.Join(" / ", lines));
        var ticket = qr?[(qr.LastIndexOf('/') + 1)..] ?? throw new InvalidDataException("A paper without a QR code: " + number);
        var service = lines.FirstOrDefault(Script.Services.Contains) ?? throw new InvalidDataException("A paper without a service: " + number);
        return new Paper(number, ticket, service, lines.Contains("COPY"));
    }

    private static bool IsNumber(string text) => text.Length > 1 && char.IsAsciiLetterUpper(text[0]) && text[1..].All(char.IsAsciiDigit);
}
