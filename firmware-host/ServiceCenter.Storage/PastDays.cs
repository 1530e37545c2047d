using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.Storage;

/// <summary>
/// Days that are over. What is personal is erased by whole days, for a state knows the people of its own day only: once the next day has
/// opened, no state is any different for what is erased, and nothing has to be replayed.
/// </summary>
/// <param name="UpTo">The last record of them.</param>
/// <param name="GoneFrom">From this record on no state knows them; null: the centre has been closed since, and the state still does.</param>
public sealed record PastDays(long UpTo, long? GoneFrom)
{
    /// <summary>Those that were over at a record; null: none was.</summary>
    internal static PastDays? At(long last, JournalFile journal)
    {
        if (Turns(journal.ReadBack(last)).FirstOrDefault() is { Event: Event.DayEnded })
        {
            var next = Turns(journal.Read(last)).FirstOrDefault();
            if (next?.Event is not Event.StepUndone) return new PastDays(last, next?.Seq);
            // That end was taken back later, and the day went on.
        }
        var opened = Turns(journal.ReadBack(last)).FirstOrDefault(turn => turn.Event is Event.DayOpened);
        return opened is { Seq: > 1 } ? new PastDays(opened.Seq - 1, opened.Seq) : null;
    }

    /// <summary>Where days begin and end, and where that was taken back.</summary>
    private static IEnumerable<Recorded> Turns(IEnumerable<JournalRecord> records) =>
        records.Select(EventCodec.Decode).Where(recorded => recorded.Event is Event.DayOpened or Event.DayEnded or Event.StepUndone { Of: StepOwner.OfDay, Kind: StepKind.OpenDay or StepKind.EndDay });
}
