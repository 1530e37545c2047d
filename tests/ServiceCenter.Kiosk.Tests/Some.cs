using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

internal static class Some
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    public static ConfigMessage Config(long seq, string? url, string name) => new(
        seq, "demo", name, "kiosk-1", "kiosk", ["en", "de", "pl"], null, null, null,
        [new("general", "A", new Dictionary<string, string> { ["en"] = "General", ["de"] = "Allgemeines" }), new("payments", "B", Names("Payments"))],
        [new("general", Hall.GeneralLine, Hall.GeneralLamp), new("payments", Hall.PaymentsLine, null)],
        url, "Europe/Berlin");

    public static Dictionary<string, string> Names(string english) => new() { ["en"] = english };

    public static string Text(this KioskOutput.Print paper) => System.Text.Encoding.Latin1.GetString(paper.Bytes.Span);
}
