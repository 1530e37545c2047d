using ServiceCenter.Display.Session;
using ServiceCenter.Hardware;

namespace ServiceCenter.Display.Pump;

/// <summary>Has the voice speak what the session asks for, beside the thread that steps. Disposed of, it falls silent.</summary>
/// <param name="heard">The call, and what went wrong; null: it was heard to its end.</param>
internal sealed class Speaker(IVoice voice, Action<long, string?> heard) : IDisposable
{
    private readonly CancellationTokenSource _silence = new();

    public void Say(DisplayOutput.Say say) => _ = Task.Run(async () =>
    {
        var result = await voice.Say(say.What, _silence.Token);
        if (result.Outcome != SpeechOutcome.Stopped) heard(say.Seq, result.Outcome == SpeechOutcome.Spoken ? null : result.Detail ?? "It was not heard.");
    });

    public void Dispose() => _silence.Cancel();
}
