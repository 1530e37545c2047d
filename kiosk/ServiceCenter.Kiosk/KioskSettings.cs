using Microsoft.Extensions.Configuration;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Hardware.Voice;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Kiosk;

/// <summary>Settings of one kiosk.</summary>
/// <param name="Data">Folder of the outbox.</param>
/// <param name="GpioChip">Label of the chip with the buttons; null: there are buttons on the screen only.</param>
public sealed record KioskSettings(string Site, string Device, string Data, PrinterSetting Printer, string? GpioChip, InputWiring Wiring)
{
    public PaperForm Paper { get; init; } = PaperForm.Mm80;

    /// <summary>None: a button that is held is a press.</summary>
    public VoiceSetting Voice { get; init; } = new VoiceSetting.None();

    public BusSettings Broker { get; init; } = new("127.0.0.1", BusSettings.UsualPort, null, null);

    /// <summary>Reads <c>ServiceCenter:Site</c>, <c>:Device</c>, <c>:Data</c>, <c>:Broker</c> and <c>:Kiosk</c>.</summary>
    /// <exception cref="SettingsException">One is missing or wrong.</exception>
    public static KioskSettings From(IConfiguration configuration)
    {
        string? Setting(string key) => configuration[key];
        var kiosk = configuration.GetSection("ServiceCenter:Kiosk");
        return SettingsException.Unless(() => new KioskSettings(
            DeviceNames.Required(Setting, "ServiceCenter:Site", "the site's name in the centre's file, for example demo"),
            DeviceNames.Required(Setting, "ServiceCenter:Device", "this kiosk's name in the centre's file, for example kiosk-1"),
            DeviceData.Folder(Setting),
            PrinterSetting.Parse(kiosk["Printer"] ?? "none"),
            string.IsNullOrWhiteSpace(kiosk["GpioChip"]) ? null : kiosk["GpioChip"],
            WiringSettings.Read(kiosk.Path, Setting))
        {
            Broker = BusSettings.From(Setting),
            Paper = PaperSetting.From(kiosk),
            Voice = VoiceSetting.Read(kiosk.Path + ":Voice", kiosk["Voice"] ?? "none"),
        });
    }
}
