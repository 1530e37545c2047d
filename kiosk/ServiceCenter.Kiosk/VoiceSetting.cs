using ServiceCenter.Hardware;
using ServiceCenter.Hardware.Voice;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.Kiosk;

/// <summary>What speaks at the kiosk: <c>none</c>, <c>twin</c> (silent), <c>espeak-ng</c>, or <c>espeak-ng:DEVICE</c> with a sound device as <c>aplay -L</c> lists them.</summary>
public abstract record VoiceSetting
{
    private const string Espeak = "espeak-ng";

    private VoiceSetting() { }
    public sealed record None : VoiceSetting;
    public sealed record Twin : VoiceSetting;
    /// <param name="Device">Null: the default sound device.</param>
    public sealed record Program(string? Device) : VoiceSetting;

    /// <exception cref="SettingsException">It is none of these.</exception>
    public static VoiceSetting Parse(string text)
    {
        if (text == "none") return new None();
        if (text == "twin") return new Twin();
        if (text == Espeak) return new Program(null);
        if (text.StartsWith(Espeak + ":", StringComparison.Ordinal) && text.Length > Espeak.Length + 1) return new Program(text[(Espeak.Length + 1)..]);
        throw new SettingsException(
            $"ServiceCenter:Kiosk:Voice is \"{text}\": it is none, twin, espeak-ng, or espeak-ng with a sound device as espeak-ng:plughw:1,0 (aplay -L lists them).");
    }

    /// <summary>Null: this kiosk does not speak, and a button that is held is a press.</summary>
    public IVoice? Open() => this switch
    {
        Twin => new VoiceTwin(),
        Program program => new EspeakVoice(SoundPlayer.Alsa(program.Device)),
        _ => null,
    };
}
