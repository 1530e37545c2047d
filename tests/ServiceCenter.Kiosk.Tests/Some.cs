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

    public static readonly DayBody Today = new("2026-11-21", Morning.AddHours(-1), Morning.AddHours(8), Morning.AddHours(12));

    /// <summary>With numbers for the general service to go on alone with, and a series of its own that stands at 7.</summary>
    public static ConfigMessage Offering(long seq, params string[] numbers) =>
        Config(seq, "http://centre.example/", "Town Hall") with { Day = Today, Leases = numbers.Length > 0 ? [new LeaseBody("general", numbers)] : null, Series = new SeriesBody("K", 7) };

    public static Dictionary<string, string> Names(string english) => new() { ["en"] = english };

    public static string Text(this KioskOutput.Print paper) => System.Text.Encoding.Latin1.GetString(paper.Bytes.Span);
}
