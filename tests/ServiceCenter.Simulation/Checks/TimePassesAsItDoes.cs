using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <summary>
/// What the host stamps is what a clock says that only counts, from the host's start on, whoever sets the one on the wall: so between two
/// events of one life as much time passes in the journal as truly did, and no wait is longer than it was. That none is negative is for the
/// <see cref="Ledger"/>: after a loss of the record, a time may be earlier than one that was once told.
/// </summary>
internal sealed class TimePassesAsItDoes(HostsClock host, Action<string> wrong) : IWatcher
{
    /// <summary>From the stamp to the disk: several slow flushes may be waited for.</summary>
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(20);

    public void Flushed(Recorded recorded)
    {
        // That event is of no life of the host: it is written while the host is down.
        if (recorded.Event is Event.RecordRestored) return;
        var off = host.TimeOf(host.Now()) - recorded.At;
        if (off.Duration() > LongestFlush) wrong($"event {recorded.Seq} is stamped {recorded.At:u}, and by the time that has passed it is {recorded.At + off:u}");
    }
}
