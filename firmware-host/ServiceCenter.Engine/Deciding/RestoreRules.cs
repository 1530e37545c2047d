namespace ServiceCenter.Engine;

/// <summary>
/// What a record that goes on from a backup learns of devices. Nothing, where nothing is lost: then no device has seen more than the
/// record holds, and every number that a kiosk remembers is in it.
/// </summary>
internal static class RestoreRules
{
    internal static Decision Hear(Command.HearDevice hear, CentreState state)
    {
        var events = new List<Event>();
        var isBehind = Leap.IsBehind(state.LastSeq, hear.Seen);
        if (isBehind) events.Add(new Event.RecordRestored(state.LastSeq, hear.Seen, hear.Device));
        foreach (var given in hear.Given)
        {
            if (!(isBehind && given.Seq > state.LastSeq && given.Seq <= hear.Seen) && !IsLost(state, given.Seq)) continue;
            if (!IsOf(given, state.Plan) || (state.Remembered.TryGetValue(given.Service, out var known) && known.Seq >= given.Seq)) continue;
            events.Add(new Event.NumberRemembered(given, hear.Device));
        }
        return new Decision.Accepted(events);
    }

    private static bool IsLost(CentreState state, long seq)
    {
        foreach (var gap in state.Gaps)
            if (gap.Holds(seq)) return true;
        return false;
    }

    private static bool IsOf(GivenNumber given, CentrePlan? plan) =>
        plan?.Service(given.Service)?.Numbers is { } range && given.Number.Prefix == range.Prefix && given.Number.Value >= range.First && given.Number.Value <= range.Last;
}
