using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.Storage;

/// <summary>Puts a backup in the place of a centre's data, and an event at its end that says that what came after it is lost.</summary>
public static class Restorer
{
    /// <param name="now">By the clock; see <see cref="Leap"/>.</param>
    /// <param name="force">Also where there is data already; what was there is kept beside it under the name returned.</param>
    /// <exception cref="JournalException">The backup does not verify, or the folder has data or is in use: nothing was changed.</exception>
    /// <exception cref="StorageException">Its last record is not understood: nothing was changed.</exception>
    public static Restoration Restore(string backup, string folder, DateTimeOffset now, bool force = false, StoreOptions? options = null)
    {
        folder = Path.GetFullPath(folder);
        Recorded? leap = null;
        var kept = JournalBackup.Restore(backup, StoreFiles.Journal(folder), force, beforeReplacing: (copy, replaced) =>
        {
            leap = GoOn(copy, Reached(replaced), now);
            // Made of the journal that goes: the new one's are made anew.
            new SnapshotFiles(folder).DeleteBefore(long.MaxValue);
            (options ?? StoreOptions.Default).Visits.Delete(StoreFiles.Visits(folder, options));
        });
        return new Restoration(kept, leap);
    }

    /// <summary>Ends a journal that may lack its last events with one that says so, and from which it goes on.</summary>
    /// <param name="path">Owned by nobody.</param>
    /// <param name="seen">The highest number that anybody is known to have seen.</param>
    /// <param name="now">By the clock; see <see cref="Leap"/>.</param>
    /// <returns>Null: it is empty, and nothing of it can have been seen.</returns>
    public static Recorded? GoOn(string path, long? seen, DateTimeOffset now)
    {
        using var journal = JournalFile.Open(path);
        if (journal.Find(journal.LastSeq) is not { } record) return null;
        var last = EventCodec.Decode(record);
        var leap = Leap.Over((last.Seq, last.At), now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), seen);
        journal.Append([EventCodec.Encode(leap)]);
        return leap;
    }

    /// <summary>How far the journal that goes has come; null: there is none, or it cannot be read, which may be why a backup is wanted.</summary>
    private static long? Reached(string? journal)
    {
        try
        {
            return journal is null ? null : JournalReader.FindUpTo(journal, long.MaxValue)?.Seq;
        }
        catch (JournalException)
        {
            return null;
        }
    }
}

/// <param name="Kept">Where the journal that was there is kept; null where there was none.</param>
/// <param name="Leap">The event by which the record goes on; null: the backup was empty.</param>
public sealed record Restoration(string? Kept, Recorded? Leap);
