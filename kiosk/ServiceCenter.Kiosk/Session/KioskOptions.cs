using ServiceCenter.Hardware.ReceiptPrinter;

namespace ServiceCenter.Kiosk.Session;

/// <summary>What a kiosk knows before it hears anything.</summary>
/// <param name="BootId">Another at every start: ids of requests that are nobody's ticket are made from it.</param>
/// <param name="LocalTime">Wall-clock text of an instant in a time zone (IANA name) by a .NET format: zones belong to the pump.</param>
public sealed record KioskOptions(string Site, string Device, string Version, string BootId, Func<DateTimeOffset, string, string, string> LocalTime)
{
    /// <summary>Names the clock that <see cref="KioskInput.Now"/> is read from: times of one name can be compared, also over a restart of the program.</summary>
    public string ClockId { get; init; } = BootId;

    /// <summary>False: there is no printer at all; tickets are numbers on the screen.</summary>
    public bool HasPrinter { get; init; } = true;

    public PaperForm Paper { get; init; } = PaperForm.Mm80;

    /// <summary>True: it can speak. Then a button that is held is a question, and only one let go soon asks for a ticket.</summary>
    public bool HasVoice { get; init; }
}
