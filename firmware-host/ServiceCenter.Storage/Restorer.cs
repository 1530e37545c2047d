using ServiceCenter.Journal;

namespace ServiceCenter.Storage;

/// <summary>Puts a backup in the place of a centre's data.</summary>
public static class Restorer
{
    /// <param name="force">Also where there is data already; what was there is kept beside it under the name returned.</param>
    /// <returns>Where the journal that was there is kept; null where there was none.</returns>
    /// <exception cref="JournalException">The backup does not verify, or the folder has data or is in use: nothing was changed.</exception>
    public static string? Restore(string backup, string folder, bool force = false, StoreOptions? options = null)
    {
        folder = Path.GetFullPath(folder);
        return JournalBackup.Restore(backup, StoreFiles.Journal(folder), force, beforeReplacing: () =>
        {
            // Made of the journal that goes: the new one's are made anew.
            new SnapshotFiles(folder).DeleteFrom(0);
            (options ?? StoreOptions.Default).Visits.Delete(StoreFiles.Visits(folder, options));
        });
    }
}
