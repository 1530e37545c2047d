using System.Globalization;
using Microsoft.Extensions.Configuration;
using ServiceCenter.Hardware.Gpio;
using ServiceCenter.Hardware.Sign;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.CounterBox;

/// <summary>Settings of one button box. Its counter, its buttons and their lines stand in the centre's file.</summary>
/// <param name="Data">Folder of the outbox.</param>
/// <param name="GpioChip">Label of the chip with buttons and lamps; <see cref="Twin"/>: they are on a page.</param>
/// <param name="SignBrightness">0 to 15.</param>
public sealed record BoxSettings(string Site, string Device, string Data, string GpioChip, InputWiring Wiring, SignSetting Sign, int SignBrightness)
{
    public const string Twin = "twin";

    private const string Section = "ServiceCenter:CounterBox";

    public BusSettings Broker { get; init; } = new("127.0.0.1", BusSettings.UsualPort, null, null);

    /// <summary>Reads <c>ServiceCenter:Site</c>, <c>:Device</c>, <c>:Data</c>, <c>:Broker</c> and <c>:CounterBox</c>.</summary>
    /// <exception cref="SettingsException">One is missing or wrong.</exception>
    public static BoxSettings From(IConfiguration configuration)
    {
        string? Setting(string key) => configuration[key];
        return SettingsException.Unless(() => new BoxSettings(
            DeviceNames.Required(Setting, "ServiceCenter:Site", "the site's name in the centre's file, for example demo"),
            DeviceNames.Required(Setting, "ServiceCenter:Device", "this box's name in the centre's file, for example box-1"),
            DeviceData.Folder(Setting),
            ChipIn(Setting(Section + ":GpioChip")),
            WiringSettings.Read(Section, Setting),
            SignIn(Setting(Section + ":Sign")),
            BrightnessIn(Setting(Section + ":SignBrightness")))
        { Broker = BusSettings.From(Setting) });
    }

    private static string ChipIn(string? label) => string.IsNullOrWhiteSpace(label)
        ? throw new SettingsException(
            $"{Section}:GpioChip is missing: set it to the label of the chip with the buttons, pinctrl-rp1 on a Pi 5, pinctrl-bcm2711 on a Pi 4 (gpiodetect lists them).")
        : label;

    private static SignSetting SignIn(string? text) => SignSetting.Read(Section + ":Sign", string.IsNullOrWhiteSpace(text) ? "none" : text);

    private static int BrightnessIn(string? text) => text switch
    {
        null => SignPicture.Brightest,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var brightness) && brightness <= SignPicture.Brightest => brightness,
        _ => throw new SettingsException($"{Section}:SignBrightness is \"{text}\": a number from 0, the least that is seen, to {SignPicture.Brightest}."),
    };
}
