using Microsoft.Extensions.Configuration;
using ServiceCenter.Display.Session;
using ServiceCenter.Hardware.Voice;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Display;

/// <summary>Settings of one wall display.</summary>
public sealed record DisplaySettings(string Site, string Device, string Zone, BusSettings Broker, VoiceSetting Voice)
{
    private const string Voices = "ServiceCenter:Display:Voice";

    /// <summary>Reads <c>ServiceCenter:Site</c>, <c>:Device</c>, <c>:Display:Zone</c>, <c>:Display:Voice</c> (espeak-ng unless set) and <c>:Broker</c>.</summary>
    /// <exception cref="SettingsException">One is missing or wrong.</exception>
    public static DisplaySettings From(IConfiguration configuration)
    {
        string? Setting(string key) => configuration[key];
        return SettingsException.Unless(() => new DisplaySettings(
            DeviceNames.Required(Setting, "ServiceCenter:Site", "the site's name in the centre's file, for example demo"),
            DeviceNames.Required(Setting, "ServiceCenter:Device", "this display's name in the centre's file, for example wall-1"),
            DeviceNames.Required(Setting, "ServiceCenter:Display:Zone", "the zone whose calls it shows, for example hall"),
            BusSettings.From(Setting),
            VoiceSetting.Read(Voices, Setting(Voices) ?? "espeak-ng")));
    }

    internal DisplayOptions ToOptions(string bootId) =>
        new(Site, Device, Zone, typeof(DisplaySettings).Assembly.GetName().Version!.ToString(3), bootId, HasVoice: Voice is not VoiceSetting.None);
}
