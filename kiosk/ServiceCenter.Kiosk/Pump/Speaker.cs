using ServiceCenter.Hardware;

namespace ServiceCenter.Kiosk.Pump;

/// <summary>Speaks to who stands there now: a new word ends the one before, which was for a moment that is over.</summary>
/// <param name="answered">Told of every announcement: null, or why it was not heard.</param>
internal sealed class Speaker(IVoice? voice, Action<string?> answered) : IDisposable
{
    private CancellationTokenSource? sounding;

    public void Say(Announcement announcement)
    {
        if (voice is null) return;
        sounding?.Cancel();
        sounding = new CancellationTokenSource();
        _ = Sound(voice, announcement, sounding);
    }

    public void Dispose() => sounding?.Cancel();

    private async Task Sound(IVoice speaks, Announcement announcement, CancellationTokenSource stop)
    {
        using (stop)
        {
            var result = await speaks.Say(announcement, stop.Token).ConfigureAwait(false);
            if (result.Outcome != SpeechOutcome.Stopped) answered(result.Detail);
        }
    }
}
