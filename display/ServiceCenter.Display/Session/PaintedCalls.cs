using ServiceCenter.Contracts;

namespace ServiceCenter.Display.Session;

/// <summary>
/// Which calls were painted, and which of those this life of the host was told of. A call is known by its number and counter
/// beside its <c>seq</c>: a host restored from a backup may give the same <c>seq</c> to another call.
/// </summary>
internal sealed class PaintedCalls
{
    private sealed record Paint(string Number, string Counter, DateTimeOffset At)
    {
        public bool Reported { get; set; }
    }

    private readonly Dictionary<long, Paint> _painted = [];

    public bool Contains(BoardCall call) => Find(call) is not null;

    /// <returns>False: it was painted before.</returns>
    public bool Add(BoardCall call, DateTimeOffset at)
    {
        if (Contains(call)) return false;
        _painted[call.Seq] = new Paint(call.Number, call.Counter, at);
        return true;
    }

    /// <summary>Those of <paramref name="calls"/> that were painted and not reported, in their order; from now on they are.</summary>
    public IEnumerable<ShownMessage> Report(IEnumerable<BoardCall> calls)
    {
        foreach (var call in calls)
        {
            if (Find(call) is not { Reported: false } paint) continue;
            paint.Reported = true;
            yield return new ShownMessage(call.Seq, paint.At, SpokenAt: null);
        }
    }

    /// <summary>A host started anew keeps no record of what was shown: it is told again of the calls it still has.</summary>
    public void ForgetReports()
    {
        foreach (var paint in _painted.Values) paint.Reported = false;
    }

    /// <summary>Drops what no board can ask for any more.</summary>
    public void KeepOnly(IEnumerable<BoardCall> calls)
    {
        var kept = calls.Where(Contains).Select(call => call.Seq).ToHashSet();
        foreach (var seq in _painted.Keys.Where(seq => !kept.Contains(seq)).ToList()) _painted.Remove(seq);
    }

    private Paint? Find(BoardCall call) =>
        _painted.TryGetValue(call.Seq, out var paint) && paint.Number == call.Number && paint.Counter == call.Counter ? paint : null;
}
