namespace ServiceCenter.Engine.Measures;

/// <summary>
/// The times of one ended visit, to the millisecond. Definitions, version <see cref="DefinitionsVersion"/>: wait is all time
/// waiting, walk all time called, handling all time being served, hold all time parked; over the legs they sum to the
/// visit time, from the issue of the ticket to the end of its last leg. Who came before a booked time begins to wait, and to stay, at that time. A step that was undone leaves no trace in them.
/// <example>Issued 09:00, called 09:05, started 09:06, finished 09:16: wait 5, walk 1, handling 10, hold 0, visit 16 minutes.</example>
/// </summary>
/// <param name="Total">The visit time.</param>
/// <param name="Legs">How many services the visit came to, the one it ended in included.</param>
public sealed record VisitMeasure(
    DateTimeOffset Issued, DateTimeOffset Ended, VisitOutcome Outcome,
    TimeSpan Wait, TimeSpan Walk, TimeSpan Handling, TimeSpan Hold, TimeSpan Total, int Legs)
{
    /// <summary>Changes whenever a definition does, so that old and new figures are never mixed unseen.</summary>
    public const int DefinitionsVersion = 1;

    /// <exception cref="ArgumentException">The visit has not ended.</exception>
    public static VisitMeasure Of(Visit visit) => visit.State is LegState.Ended ended
        ? new VisitMeasure(
            visit.IssuedAt, ended.Since, ended.How,
            visit.Wait, visit.Walk, visit.Handling, visit.Hold, ended.Since - visit.IssuedAt - visit.Early, visit.Legs)
        : throw new ArgumentException($"Ticket {visit.Number} has not ended: only an ended visit is measured.", nameof(visit));

    /// <summary>An older system's log knows no walk and no hold: who was called was served at once.</summary>
    public static VisitMeasure Of(ImportedVisit visit)
    {
        var ended = visit.Finished ?? visit.CalledOrLeft;
        return new VisitMeasure(
            visit.Arrived, ended, visit.Outcome,
            visit.CalledOrLeft - visit.Arrived, TimeSpan.Zero, ended - visit.CalledOrLeft, TimeSpan.Zero, ended - visit.Arrived, Legs: 1);
    }
}
