using ServiceCenter.Contracts;

namespace ServiceCenter.Display.Session;

/// <summary>
/// What became of each call here: painted, spoken; and whether this life of the host was told. A call is known by its number and counter
/// beside its <c>seq</c>: a host restored from a backup may give the same <c>seq</c> to another call.
/// </summary>
internal sealed class ToldCalls
{
    private sealed record Told(string Number, string Counter)
    {
        public DateTimeOffset? PaintedAt { get; set; }
        public DateTimeOffset? SpokenAt { get; set; }
        public bool Reported { get; set; }
    }

    private readonly Dictionary<long, Told> _calls = [];

    public bool IsPainted(BoardCall call) => Find(call)?.PaintedAt is not null;

    /// <returns>False: it was painted before.</returns>
    public bool Painted(BoardCall call, DateTimeOffset at)
    {
        if (IsPainted(call)) return false;
        var told = FindOrAdd(call);
        (told.PaintedAt, told.Reported) = (at, false);
        return true;
    }

    public void Spoken(BoardCall call, DateTimeOffset at)
    {
        var told = FindOrAdd(call);
        (told.SpokenAt, told.Reported) = (at, false);
    }

    /// <summary>What the host does not know yet of <paramref name="calls"/>, in their order; from now on it does.</summary>
    public IEnumerable<ShownMessage> Report(IEnumerable<BoardCall> calls)
    {
        foreach (var call in calls)
        {
            if (Find(call) is not { Reported: false } told) continue;
            told.Reported = true;
            yield return new ShownMessage(call.Seq, told.PaintedAt, told.SpokenAt);
        }
    }

    /// <summary>A host started anew keeps no record of what was shown: it is told again of the calls it still has.</summary>
    public void ForgetReports()
    {
        foreach (var told in _calls.Values) told.Reported = false;
    }

    /// <summary>Drops what no board can ask for any more.</summary>
    public void KeepOnly(IEnumerable<BoardCall> calls)
    {
        var kept = calls.Where(call => Find(call) is not null).Select(call => call.Seq).ToHashSet();
        foreach (var seq in _calls.Keys.Where(seq => !kept.Contains(seq)).ToList()) _calls.Remove(seq);
    }

    private Told FindOrAdd(BoardCall call) => Find(call) ?? (_calls[call.Seq] = new Told(call.Number, call.Counter));

    private Told? Find(BoardCall call) =>
        _calls.TryGetValue(call.Seq, out var told) && told.Number == call.Number && told.Counter == call.Counter ? told : null;
}
