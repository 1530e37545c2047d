using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer;

/// <summary>
/// Which requests were answered, and how: so that a repeat is answered alike and never done twice. Accepted ones are kept 24 hours
/// and survive restarts (they are rebuilt from the journal); refusals and answers without an event are kept until the host restarts.
/// Both are bounded: past the bound the oldest is forgotten.
/// </summary>
internal sealed class Answers
{
    private const int MostAccepted = 200_000;
    private const int MostPassing = 10_000;
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Dictionary<(string Device, string Request), Answer> _byRequest = [];
    private readonly Queue<Answer> _accepted = new();
    private readonly Queue<Answer> _passing = new();

    public Answer? Find(string device, string request) => _byRequest.GetValueOrDefault((device, request));

    public void Remember(Answer answer, bool accepted)
    {
        _byRequest[KeyOf(answer)] = answer;
        var queue = accepted ? _accepted : _passing;
        queue.Enqueue(answer);
        while (queue.Count > (accepted ? MostAccepted : MostPassing) || (queue.TryPeek(out var oldest) && answer.At - oldest.At > Kept))
            Forget(queue.Dequeue());
    }

    public int AcceptedCount => _accepted.Count;

    /// <summary>The accepted ones, oldest first.</summary>
    public IReadOnlyList<Answer> Accepted() => [.. _accepted];

    private void Forget(Answer answer)
    {
        // A later answer under the same id may have taken the place: then that one stays.
        if (_byRequest.TryGetValue(KeyOf(answer), out var found) && ReferenceEquals(found, answer)) _byRequest.Remove(KeyOf(answer));
    }

    private static (string, string) KeyOf(Answer answer) => (answer.Cause.Device.Value, answer.Cause.Request);
}
