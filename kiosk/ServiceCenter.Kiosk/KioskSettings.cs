using System.Globalization;
using Microsoft.Extensions.Configuration;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.ReceiptPrinter;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Kiosk;

/// <summary>Settings of one kiosk.</summary>
/// <param name="Data">Folder of the outbox.</param>
/// <param name="GpioChip">Label of the chip with the buttons; null: there are buttons on the screen only.</param>
public sealed record KioskSettings(string Site, string Device, string Data, PrinterSetting Printer, string? GpioChip, InputWiring Wiring)
{
    public PaperForm Paper { get; init; } = PaperForm.Mm80;
    public VoiceSetting Voice { get; init; } = new VoiceSetting.None();

    public BusSettings Broker { get; init; } = new("127.0.0.1", BusSettings.UsualPort, null, null);

    /// <summary>Reads <c>ServiceCenter:Site</c>, <c>:Device</c>, <c>:Data</c>, <c>:Broker</c> and <c>:Kiosk</c>.</summary>
    /// <exception cref="SettingsException">One is missing or wrong.</exception>
    public static KioskSettings From(IConfiguration configuration)
    {
        string? Setting(string key) => configuration[key];
        var kiosk = configuration.GetSection("ServiceCenter:Kiosk");
        return new(
            DeviceNames.Required(Setting, "ServiceCenter:Site", "the site's name in the centre's file, for example demo"),
            DeviceNames.Required(Setting, "ServiceCenter:Device", "this kiosk's name in the centre's file, for example kiosk-1"),
            configuration["ServiceCenter:Data"] ?? UsualData(),
            PrinterSetting.Parse(kiosk["Printer"] ?? "none"),
            string.IsNullOrWhiteSpace(kiosk["GpioChip"]) ? null : kiosk["GpioChip"],
            new InputWiring(ActiveLowOf(kiosk), BiasOf(kiosk), DebounceOf(kiosk)))
        { Broker = BusSettings.From(Setting), Paper = PaperSetting.From(kiosk), Voice = VoiceSetting.Parse(kiosk["Voice"] ?? "none") };
    }

    private static bool ActiveLowOf(IConfigurationSection kiosk) => kiosk["ActiveLow"] switch
    {
        null => true,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new SettingsException($"{kiosk.Path}:ActiveLow is \"{text}\": true for buttons between line and ground, false for buttons between line and 3.3 V."),
    };

    private static LineBias BiasOf(IConfigurationSection kiosk) => kiosk["Bias"] switch
    {
        null => LineBias.PullUp,
        "pull-up" => LineBias.PullUp,
        "pull-down" => LineBias.PullDown,
        "disabled" => LineBias.Disabled,
        var text => throw new SettingsException($"{kiosk.Path}:Bias is \"{text}\": it is pull-up, pull-down or disabled."),
    };

    private static TimeSpan DebounceOf(IConfigurationSection kiosk)
    {
        if (kiosk["DebounceMilliseconds"] is not { } text) return InputWiring.UsualDebounce;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= 500
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new SettingsException($"{kiosk.Path}:DebounceMilliseconds is \"{text}\": a number from 0 to 500.");
    }

    private static string UsualData()
    {
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state)) state = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "servicecenter");
    }
}
