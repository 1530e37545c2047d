namespace ServiceCenter.Hardware.Voice;

/// <summary>Sounds what it is given by a program that reads WAV from its input, and returns when that has sounded.</summary>
/// <param name="program">Its first argument but for those of <paramref name="arguments"/> is <c>-</c>, for its input.</param>
public sealed class SoundPlayer(string program, params IReadOnlyList<string> arguments)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>ALSA's own player.</summary>
    /// <param name="device">As <c>aplay -L</c> lists them, for example <c>plughw:1,0</c>; null: the default one.</param>
    public static SoundPlayer Alsa(string? device = null) => new("aplay", device is null ? ["-q"] : ["-q", "-D", device]);

    /// <exception cref="SoundException">It did not sound, or not to its end.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    internal async Task Play(Wave sound, CancellationToken stop)
    {
        var run = await ChildProgram.Run(
            program, [.. arguments, "-"], sound.ToFile(), sound.Length + Slack,
            remedy: "Install it: sudo apt install alsa-utils.", stop).ConfigureAwait(false);
        if (!run.Succeeded) throw new SoundException($"{program} could not sound the announcement: {run.Complaint} Sound devices are listed by: aplay -L.");
    }
}
