using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer;

/// <summary>When something truly was that the host is told of later, as far as anybody can know.</summary>
internal static class Since
{
    /// <returns>Null: when the host ordered it.</returns>
    public static DateTimeOffset? Of(Event happened) => happened switch
    {
        Event.VisitImported imported => imported.Visit.Arrived,
        Event.TicketIssued issued => issued.Offline?.Since,
        Event.ServiceStarted started => started.Earlier?.Since,
        Event.ServiceFinished finished => finished.Earlier?.Since,
        Event.TicketNoShow noShow => noShow.Earlier?.Since,
        _ => null,
    };
}
