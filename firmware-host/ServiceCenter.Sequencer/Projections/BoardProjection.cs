using System.Collections.Immutable;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer.Translation;

namespace ServiceCenter.Sequencer.Projections;

/// <summary>
/// What a wall shows. The calls that stand at counters come from the state; those that are over from <see cref="LastCalls"/>,
/// which remembers enough of them to fill a wall.
/// </summary>
public static class BoardProjection
{
    private const int RecentShown = 8;

    public static BoardMessage Of(CentreState state, ZonePlan zone, LastCalls calls, ShownCalls shown)
    {
        var plan = state.Plan!;
        var current = ImmutableArray.CreateBuilder<BoardCall>();
        var recent = ImmutableArray.CreateBuilder<BoardCall>();
        var inFront = plan.Counters.Count(c => c.Zone == zone.Id && state.Counters.TryGetValue(c.Id, out var counter) && counter.Ticket is not null);
        foreach (var call in calls.NewestFirst)
        {
            if (current.Count == inFront && recent.Count == RecentShown) break;
            if (plan.Counter(call.Counter) is not { } counter || counter.Zone != zone.Id) continue;
            if (!state.Visits.TryGetValue(call.Ticket, out var visit)) continue;
            switch (visit.State)
            {
                case LegState.Called called when called.Call == call.Seq: current.Add(Row(call, counter, visit, shown, "calling")); break;
                case LegState.Serving serving when serving.Call == call.Seq: current.Add(Row(call, counter, visit, shown, "serving")); break;
                case LegState.Ended when recent.Count < RecentShown: recent.Add(Row(call, counter, visit, shown, "over")); break;
                // Waiting again: the call was taken back, and nobody is to follow it.
            }
        }
        current.Reverse();
        var queues = QueueProjection.Live(plan).Select(s => QueueProjection.Of(state, s)).Select(q => new BoardQueue(q.Service, q.Names, q.Waiting, q.Quote));
        return new BoardMessage(state.LastSeq, zone.Id.Value, zone.Name, current.ToImmutable(), recent.ToImmutable(), [.. queues], ConfigProjection.NoticeOf(state));
    }

    private static BoardCall Row(Call call, CounterPlan counter, Visit visit, ShownCalls shown, string state) => new(
        call.Seq, visit.Number.ToString(), counter.Id.Value, counter.Name, state, call.At, visit.Language,
        counter.Names, counter.Position, counter.Arrow is { } arrow ? Words.Of(arrow) : null, shown.IsSpoken(call.Seq) ? true : null);
}

public readonly record struct Call(long Seq, DateTimeOffset At, TicketId Ticket, CounterId Counter);

/// <summary>
/// The calls of the day, newest first: as many as a wall may want, and every one whose customer is still in front of a counter.
/// Immutable, since what was decided and what is on disk may differ by a batch.
/// </summary>
public sealed record LastCalls(ImmutableList<Call> NewestFirst)
{
    private const int Kept = 64;
    public static readonly LastCalls None = new(ImmutableList<Call>.Empty);

    /// <param name="state">After the event.</param>
    public LastCalls After(Recorded recorded, CentreState state)
    {
        // A ticket that is called again is shown by its last call only.
        return recorded.Event switch
        {
            Event.TicketCalled called => With(new Call(recorded.Seq, recorded.At, called.Ticket, called.Counter), state),
            Event.TicketRecalled recalled => With(new Call(recorded.Seq, recorded.At, recalled.Ticket, recalled.Counter), state),
            Event.StepUndone { Kind: StepKind.Recall, Of: StepOwner.OfCounter of } => AsItStood(of.Counter, state),
            _ => this,
        };
    }

    /// <summary>With the repeats of a call taken back, the call itself is shown again, in its place.</summary>
    private LastCalls AsItStood(CounterId counter, CentreState state)
    {
        if (state.Counters[counter].Ticket is not { } ticket || state.Visits[ticket].LastCall is not { } last) return this;
        var others = NewestFirst.RemoveAll(c => c.Ticket == ticket);
        var newer = others.FindIndex(c => c.Seq < last.Seq);
        return new LastCalls(others.Insert(newer < 0 ? others.Count : newer, new Call(last.Seq, last.At, ticket, counter)));
    }

    private LastCalls With(Call call, CentreState state)
    {
        var calls = NewestFirst.RemoveAll(c => c.Ticket == call.Ticket).Insert(0, call);
        return new LastCalls(calls.Count <= Kept ? calls : Trimmed(calls, state));
    }

    /// <summary>From the visits of a snapshot.</summary>
    public static LastCalls Of(CentreState state)
    {
        var calls = state.Visits.Values
            .Where(v => v.LastCall is not null && v.Counter is not null)
            .Select(v => new Call(v.LastCall!.Value.Seq, v.LastCall.Value.At, v.Ticket, v.Counter!.Value))
            .OrderByDescending(c => c.Seq);
        return new LastCalls(Trimmed([.. calls], state));
    }

    private static ImmutableList<Call> Trimmed(ImmutableList<Call> calls, CentreState state)
    {
        var over = 0;
        return calls.RemoveAll(c => !AtCounter(c, state) && ++over > Kept / 2);
    }

    private static bool AtCounter(Call call, CentreState state) =>
        state.Visits.TryGetValue(call.Ticket, out var visit) && visit.State is LegState.Called or LegState.Serving;
}
