namespace ServiceCenter.Hardware.Voice;

/// <summary>What speaks: <c>none</c>, <c>twin</c> (silent), <c>espeak-ng</c>, or <c>espeak-ng:DEVICE</c> with a sound device as <c>aplay -L</c> lists them.</summary>
public abstract record VoiceSetting
{
    private const string Espeak = "espeak-ng";

    private VoiceSetting() { }
    public sealed record None : VoiceSetting;
    public sealed record Twin : VoiceSetting;
    /// <param name="Device">Null: the default sound device.</param>
    public sealed record Program(string? Device) : VoiceSetting;

    /// <param name="key">For example <c>ServiceCenter:Display:Voice</c>.</param>
    /// <exception cref="FormatException">It is none of these; the message names the key and says what is right.</exception>
    public static VoiceSetting Read(string key, string text)
    {
        if (text == "none") return new None();
        if (text == "twin") return new Twin();
        if (text == Espeak) return new Program(null);
        if (text.StartsWith(Espeak + ":", StringComparison.Ordinal) && text.Length > Espeak.Length + 1) return new Program(text[(Espeak.Length + 1)..]);
        throw new FormatException(
            $"{key} is \"{text}\": it is none, twin, espeak-ng, or espeak-ng with a sound device as espeak-ng:plughw:1,0 (aplay -L lists them).");
    }

    /// <summary>Null: nothing does.</summary>
    public IVoice? Open() => this switch
    {
        Twin => new VoiceTwin(),
        Program program => new EspeakVoice(SoundPlayer.Alsa(program.Device)),
        _ => null,
    };
}
