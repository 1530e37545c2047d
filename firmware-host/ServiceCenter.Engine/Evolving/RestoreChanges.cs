using System.Collections.Immutable;

namespace ServiceCenter.Engine;

internal static class RestoreChanges
{
    internal static CentreState Restored(CentreState state, Recorded recorded, Event.RecordRestored restored) => state with
    {
        Gaps = state.Gaps.Add(new Gap(restored.After, recorded.Seq, state.LastAt, recorded.At, restored.Seen)),
        Numbers = RestingWhereAlive(state, recorded.At),
    };

    /// <summary>Whoever waits by the record may have been called in what was lost: the number rests as one on a wall does, however its ticket ends.</summary>
    private static ImmutableSortedDictionary<TicketNumber, NumberHold> RestingWhereAlive(CentreState state, DateTimeOffset at)
    {
        var numbers = state.Numbers.ToBuilder();
        foreach (var (number, hold) in state.Numbers)
            if (state.Visits.TryGetValue(hold.Ticket, out var visit) && visit.IsAlive) numbers[number] = hold with { Until = at + Numbering.OnWall };
        return numbers.ToImmutable();
    }

    internal static CentreState Remembered(CentreState state, GivenNumber given)
    {
        state = state with { Remembered = state.Remembered.SetItem(given.Service, given) };
        if (state.Day is not { } day || !day.MayHold(given.IssuedAt)) return state;
        var (queue, next) = (state.ServiceOf(given.Service), state.FirstNumber(given.Service, day));
        return IsAhead(state.Plan!.Service(given.Service)!.Numbers, queue.NextNumber, next)
            ? state with { Services = state.Services.SetItem(given.Service, queue with { NextNumber = next }) }
            : state;
    }

    /// <summary>Numbers go round: less than half of the way on is ahead, more is behind.</summary>
    private static bool IsAhead(NumberRange range, int from, int to)
    {
        var all = range.Last - range.First + 1;
        return (to - from + all) % all < (all + 1) / 2;
    }

    /// <summary>Where a day's numbers begin: behind those that were given on it before the record was lost.</summary>
    internal static int FirstNumber(this CentreState state, ServiceId service, Day day)
    {
        var range = state.Plan!.Service(service)!.Numbers;
        return state.Remembered.TryGetValue(service, out var given) && day.MayHold(given.IssuedAt) ? Numbering.After(range, given.Number.Value) : range.First;
    }
}
