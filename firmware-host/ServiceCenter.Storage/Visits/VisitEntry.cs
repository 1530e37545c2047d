using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Visits;

/// <summary>A visit as the log holds it.</summary>
/// <param name="Seq">Of the event that issued it: its key.</param>
/// <param name="Ticket">Null for a visit imported from the log of an older system.</param>
/// <param name="Number">Empty for an imported one.</param>
/// <param name="Ended">Null where its end was undone: it is in the log only to end there again, and no scan shows it.</param>
/// <param name="Outcome">Null together with <paramref name="Ended"/>.</param>
/// <param name="AgentName">As it was at the end; null where it was never known, or erased.</param>
/// <param name="Legs">How many services were asked for one after the other.</param>
public sealed record VisitEntry(
    long Seq, TicketId? Ticket, string Number, ServiceId Service, DateTimeOffset Issued, DateTimeOffset? Ended, VisitOutcome? Outcome,
    AgentId? Agent, string? AgentName, CounterId? Counter,
    TimeSpan Wait, TimeSpan Walk, TimeSpan Handling, TimeSpan Hold, int Legs);
