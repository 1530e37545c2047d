using ServiceCenter.Engine;
using ServiceCenter.Engine.Measures;

namespace ServiceCenter.Storage.Visits;

/// <summary>What one event means to the log: nothing but the event and the states around it counts, so a log made anew is the same log.</summary>
public static class VisitLogProjection
{
    private static readonly IReadOnlyList<VisitEntry> Nothing = [];

    public static IReadOnlyList<VisitEntry> Changed(CentreState before, Recorded recorded, CentreState after) => recorded.Event switch
    {
        Event.ServiceFinished finished => Ended(finished.Ticket, after),
        Event.TicketNoShow noShow => Ended(noShow.Ticket, after),
        Event.TicketLeft left => Ended(left.Ticket, after),
        Event.TicketCancelled cancelled => Ended(cancelled.Ticket, after),
        Event.TicketUnresolved unresolved => Ended(unresolved.Ticket, after),
        Event.VisitImported imported => [Imported(recorded.Seq, imported.Visit)],
        Event.NumberVoided voided => Renumbered(before.Visits[voided.Ticket], after.Visits[voided.Ticket], after),
        Event.StepUndone => Undone(before, after),
        _ => Nothing,
    };

    private static IReadOnlyList<VisitEntry> Ended(TicketId ticket, CentreState after) =>
        after.Visits.TryGetValue(ticket, out var visit) && !visit.IsAlive ? [EndedEntry(visit, after)] : Nothing;

    /// <summary>Who was absent because the number called was on no paper waits again.</summary>
    private static IReadOnlyList<VisitEntry> Renumbered(Visit before, Visit after, CentreState state) =>
        before.IsAlive ? Nothing : [after.IsAlive ? RevivedEntry(after) : EndedEntry(after, state)];

    /// <summary>An undo may revive any number of visits (the end of a day ends them all), or end one (the undo of an issue).</summary>
    private static List<VisitEntry> Undone(CentreState before, CentreState after)
    {
        var changed = new List<VisitEntry>();
        foreach (var (ticket, visit) in after.Visits)
        {
            if (!before.Visits.TryGetValue(ticket, out var was) || was.IsAlive == visit.IsAlive) continue;
            changed.Add(visit.IsAlive ? RevivedEntry(visit) : EndedEntry(visit, after));
        }
        return changed;
    }

    private static VisitEntry EndedEntry(Visit visit, CentreState state)
    {
        var measure = VisitMeasure.Of(visit);
        return RevivedEntry(visit) with
        {
            Ended = measure.Ended,
            Outcome = measure.Outcome,
            AgentName = NameOf(visit, state),
            Wait = measure.Wait,
            Walk = measure.Walk,
            Handling = measure.Handling,
            Hold = measure.Hold,
            Legs = measure.Legs,
        };
    }

    /// <summary>All that is known of a visit that has not ended (any more).</summary>
    private static VisitEntry RevivedEntry(Visit visit) => new(
        visit.IssuedSeq, visit.Ticket, visit.Number.ToString(), visit.Service, visit.IssuedAt, Ended: null, Outcome: null,
        visit.Agent, AgentName: null, visit.Counter, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, visit.Legs);

    private static VisitEntry Imported(long seq, ImportedVisit visit)
    {
        var measure = VisitMeasure.Of(visit);
        return new VisitEntry(
            seq, Ticket: null, Number: "", visit.Service, measure.Issued, measure.Ended, measure.Outcome,
            visit.Agent?.Id, visit.Agent?.Name, Counter: null, measure.Wait, measure.Walk, measure.Handling, measure.Hold, measure.Legs);
    }

    private static string? NameOf(Visit visit, CentreState state) =>
        visit.Counter is { } counter && state.Counters.TryGetValue(counter, out var at) && at.Agent is { } agent && agent.Id == visit.Agent
            ? agent.Name
            : null;
}
