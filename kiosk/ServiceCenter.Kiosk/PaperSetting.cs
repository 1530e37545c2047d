using System.Globalization;
using Microsoft.Extensions.Configuration;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Hardware.Text;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Kiosk;

/// <summary>The paper in the printer and what the printer can do by itself: <c>Paper</c>, <c>CodePages</c>, <c>Qr</c> and <c>Logo</c> below <c>ServiceCenter:Kiosk</c>.</summary>
internal static class PaperSetting
{
    /// <exception cref="SettingsException">One of them is wrong.</exception>
    public static PaperForm From(IConfigurationSection kiosk)
    {
        var form = kiosk["Paper"] switch
        {
            null or "80" => PaperForm.Mm80,
            "58" => PaperForm.Mm58,
            var text => throw new SettingsException($"{kiosk.Path}:Paper is \"{text}\": it is 80 or 58, the width of the roll in millimetres."),
        };
        var drawsQr = kiosk["Qr"] switch
        {
            null => form.DrawsQr,
            "printer" => true,
            "raster" => false,
            var text => throw new SettingsException($"{kiosk.Path}:Qr is \"{text}\": it is printer (the printer draws it) or raster (it is sent as a picture)."),
        };
        return form with { DrawsQr = drawsQr, Pages = PagesOf(kiosk), Painter = PangoPainter.Open(out _), Logo = LogoOf(kiosk, form) };
    }

    private static List<CodePage> PagesOf(IConfigurationSection kiosk)
    {
        if (kiosk["CodePages"] is not { } text) return [CodePage.Western];
        var pages = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(one => Page(one) ?? throw Wrong(one)).ToList();
        return pages.Count > 0 ? pages : throw Wrong("");

        SettingsException Wrong(string one) => new(
            $"{kiosk.Path}:CodePages is \"{text}\": \"{one}\" is no page. It is those of {string.Join(", ", CodePage.Known.Select(page => page.Number))} that the printer has, the best first.");
    }

    private static CodePage? Page(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? CodePage.Known.FirstOrDefault(page => page.Number == number) : null;

    private static Bitmap? LogoOf(IConfigurationSection kiosk, PaperForm form)
    {
        if (kiosk["Logo"] is not { Length: > 0 } path) return null;
        try
        {
            return PangoPainter.ReadLogo(path, form.Dots);
        }
        catch (ArgumentException problem)
        {
            throw new SettingsException($"{kiosk.Path}:Logo: {problem.Message}");
        }
    }
}
