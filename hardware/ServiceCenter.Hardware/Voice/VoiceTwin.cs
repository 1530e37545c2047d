namespace ServiceCenter.Hardware.Voice;

/// <summary>A voice that makes no sound: it keeps what it was to say, in order, and answers as told.</summary>
public sealed class VoiceTwin : IVoice
{
    private const int MostKept = 1000;

    private readonly Lock guard = new();
    private readonly Queue<Announcement> said = new();
    private readonly Queue<string> failures = new();

    /// <summary>What was said, oldest first; the last 1000.</summary>
    public IReadOnlyList<Announcement> Said
    {
        get { lock (guard) return [.. said]; }
    }

    /// <summary>The next announcement that has no failure set yet fails with this.</summary>
    public void FailNext(string detail)
    {
        lock (guard) failures.Enqueue(detail);
    }

    public Task<SpeechResult> Say(Announcement announcement, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return Task.FromResult(new SpeechResult(SpeechOutcome.Stopped, null));
        lock (guard)
        {
            if (failures.TryDequeue(out var detail)) return Task.FromResult(new SpeechResult(SpeechOutcome.Failed, detail));
            said.Enqueue(announcement);
            if (said.Count > MostKept) said.Dequeue();
        }
        return Task.FromResult(new SpeechResult(SpeechOutcome.Spoken, null));
    }

    public void Dispose() { }
}
