using System.Collections.Immutable;

namespace ServiceCenter.Sequencer.Projections;

/// <summary>Which calls the walls reported as painted and as spoken, and when the host first heard of it. Immutable; bounded: the oldest calls are forgotten.</summary>
public sealed record ShownCalls(ImmutableSortedDictionary<long, DateTimeOffset> ByCall, ImmutableSortedSet<long> Spoken)
{
    private const int Most = 1_000;
    public static readonly ShownCalls None = new(ImmutableSortedDictionary<long, DateTimeOffset>.Empty, []);

    public DateTimeOffset? At(long call) => ByCall.TryGetValue(call, out var at) ? at : null;
    public bool IsSpoken(long call) => Spoken.Contains(call);

    /// <returns>The same object where that was known already.</returns>
    public ShownCalls After(long call, DateTimeOffset at)
    {
        if (ByCall.ContainsKey(call)) return this;
        var more = ByCall.Add(call, at);
        return this with { ByCall = more.Count <= Most ? more : more.Remove(more.Keys.First()) };
    }

    /// <returns>The same object where that was known already.</returns>
    public ShownCalls AfterSpeaking(long call)
    {
        if (IsSpoken(call)) return this;
        var more = Spoken.Add(call);
        return this with { Spoken = more.Count <= Most ? more : more.Remove(more.Min) };
    }
}
