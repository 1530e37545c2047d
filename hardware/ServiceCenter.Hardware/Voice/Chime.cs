namespace ServiceCenter.Hardware.Voice;

/// <summary>Two falling tones that die away: heads go up before the number is said.</summary>
internal static class Chime
{
    public const int UsualRate = 22050;

    private const double HighHertz = 659.26, LowHertz = 523.25; // e, c
    private const double Loudness = 0.5, FadePerSecond = 4, OvertoneLoudness = 0.3;
    private static readonly TimeSpan High = TimeSpan.FromMilliseconds(350), Low = TimeSpan.FromMilliseconds(750);

    public static Wave At(int samplesPerSecond) => Tone(HighHertz, High, samplesPerSecond).Then(Tone(LowHertz, Low, samplesPerSecond));

    private static Wave Tone(double hertz, TimeSpan length, int rate)
    {
        var samples = new short[(int)(length.TotalSeconds * rate)];
        for (var i = 0; i < samples.Length; i++)
        {
            var at = (double)i / rate;
            var angle = 2 * Math.PI * hertz * at;
            // Begins and ends at rest: a step in the wave would be heard as a click.
            var rest = Math.Min(1, Math.Min(i, samples.Length - i) / (0.01 * rate));
            var wave = (Math.Sin(angle) + OvertoneLoudness * Math.Sin(2 * angle)) / (1 + OvertoneLoudness);
            samples[i] = (short)(short.MaxValue * Loudness * rest * Math.Exp(-FadePerSecond * at) * wave);
        }
        return new Wave(rate, samples);
    }
}
