using System.Collections.Immutable;

namespace ServiceCenter.Engine;

internal static class DayChanges
{
    /// <summary>Numbers begin again, yesterday's visits become counts, and nothing of yesterday can be taken back.</summary>
    internal static CentreState Opened(CentreState state, Recorded recorded, Event.DayOpened opened) => state with
    {
        Day = opened.Day,
        LastDay = opened.Day.Label,
        Stopped = null,
        DayStep = new Step(StepKind.OpenDay, recorded.Seq, [], [], Day: null),
        Services = state.Services.ToImmutableSortedDictionary(s => s.Key, s => s.Value with
        {
            NextNumber = state.FirstNumber(s.Key, opened.Day),
            Finished = 0,
            Issued = 0,
            Passes = [],
            Handling = TimeSpan.Zero,
        }),
        Counts = ImmutableSortedDictionary<ProfileId, CallCounts>.Empty,
        Counters = state.Counters.ToImmutableSortedDictionary(c => c.Key, c => c.Value with { LastStep = null }),
        TicketSteps = ImmutableSortedDictionary<TicketId, Step>.Empty,
        Leases = state.Leases.RemoveRange(state.Leases.Where(lease => !LeaseRules.IsStillMeant(lease.Key, lease.Value, state.Plan!)).Select(lease => lease.Key)),
        Numbers = state.Numbers.RemoveRange(state.Numbers.Where(n => n.Value.Until <= recorded.At).Select(n => n.Key)),
        Tally = state.Visits.Values.Aggregate(state.Tally, (tally, visit) => tally.With(HowEnded(visit), 1)),
        Visits = ImmutableSortedDictionary<TicketId, Visit>.Empty,
    };

    internal static CentreState IssuingStopped(CentreState state, Recorded recorded, Event.IssuingStopped stopped) => state with
    {
        Stopped = new IssuingStop(recorded.At, stopped.Text),
        DayStep = new Step(StepKind.StopIssuing, recorded.Seq, [], [], Day: null),
    };

    /// <summary>Remembers everything alive and open: the events that follow from the day's end will change it.</summary>
    internal static CentreState Ended(CentreState state, Recorded recorded) => state with
    {
        Day = null,
        DayStep = new Step(
            StepKind.EndDay, recorded.Seq,
            [.. state.Counters.Values.Where(c => c.IsOpen)],
            [.. state.Visits.Values.Where(v => v.IsAlive)],
            state.Day),
    };

    private static VisitOutcome HowEnded(Visit visit) =>
        visit.State is LegState.Ended ended ? ended.How : throw new InvalidOperationException($"A day opens while ticket {visit.Number} of the day before is alive.");
}
