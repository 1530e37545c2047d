using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <summary>
/// A display speaks no call twice, unless the number turned out to be another than that on the paper, and none after a later one; who is still
/// called at the end of the day has been spoken to.
/// </summary>
internal sealed class CallsAreSpokenOnce(Action<string> wrong) : IWatcher
{
    private readonly Dictionary<(string Display, int Life), long> _last = [];
    private readonly HashSet<(string Display, int Life, long Seq, string Number)> _heard = [];

    /// <summary>Of calls before it the host does not know any more whether they were spoken: a life of a display that has not may call them out, late.</summary>
    private long _restored;

    public void Flushed(Recorded recorded)
    {
        if (recorded.Event is Event.RecordRestored) _restored = recorded.Seq;
    }

    public void CallHeard(string display, int life, long seq, string number)
    {
        if (!_heard.Add((display, life, seq, number))) wrong($"{display} speaks call {seq} of {number} twice");
        if (seq < _restored) return;
        var before = _last.GetValueOrDefault((display, life));
        if (seq < before) wrong($"{display} speaks call {seq} after call {before}");
        _last[(display, life)] = seq;
    }

    public void AtEnd(Ending ending)
    {
        foreach (var (display, screen) in ending.Walls)
            foreach (var call in screen.Current.Where(call => call.State == "calling" && !_heard.Any(heard => heard.Display == display && heard.Seq == call.Seq && heard.Number == call.Number)))
                wrong($"{display} never spoke call {call.Seq} of {call.Number}");
    }
}
