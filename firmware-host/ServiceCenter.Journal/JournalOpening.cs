using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>What happens before the first append: ownership, durability, and the version of the file.</summary>
internal static class JournalOpening
{
    public static JournalFile Open(string path, JournalOptions options)
    {
        path = Path.GetFullPath(path);
        CreateFolder(path);
        var ownerLock = OwnerLock.Take(path);
        try
        {
            return Open(path, options, ownerLock);
        }
        catch (SqliteException e)
        {
            ownerLock.Dispose();
            throw JournalException.From(e, "opening", path);
        }
        catch
        {
            ownerLock.Dispose();
            throw;
        }
    }

    internal static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotWritable, $"The folder of '{path}' cannot be created: {e.Message}", e);
        }
    }

    private static JournalFile Open(string path, JournalOptions options, OwnerLock ownerLock)
    {
        RefuseForeignOrNewer(path, options);
        var writer = DurableSqlite.OpenWriter(path, options.MaxPages);
        try
        {
            // After a crash or a failed flush the log may hold what is not yet on disk: from here on it is.
            writer.Checkpoint();
            var upgradedFrom = Upgrade(path, options, writer);
            return JournalFile.Opened(path, ownerLock, writer, upgradedFrom);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Looks before anything is written: a file that is not ours, or newer than us, is left as it is.</summary>
    private static void RefuseForeignOrNewer(string path, JournalOptions options)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0) return;
        DurableSqlite.RollBackHalfMade(path);
        using var reader = DurableSqlite.OpenReader(path);
        var tables = reader.Scalar("SELECT count(*) FROM sqlite_schema");
        if (tables > 0 && reader.Scalar("PRAGMA application_id") != JournalSchema.ApplicationId)
            throw new JournalException(JournalProblem.NotAJournal, $"'{path}' is a SQLite file of another program, not a journal. Nothing was changed.");
        var version = reader.Scalar("PRAGMA user_version");
        if (version > JournalSchema.Newest(options.Schema))
            throw new JournalException(JournalProblem.TooNew,
                $"'{path}' has version {version}, and this program knows versions up to {JournalSchema.Newest(options.Schema)}. "
                + "Start the newer program, or restore the backup made when it upgraded the file. Nothing was changed.");
    }

    /// <returns>The backup made; null where nothing had to be upgraded, or the file is new.</returns>
    private static string? Upgrade(string path, JournalOptions options, SqliteConnection writer)
    {
        var version = checked((int)writer.Scalar("PRAGMA user_version"));
        if (version == JournalSchema.Newest(options.Schema)) return null;
        string? backup = null;
        if (version > 0)
        {
            backup = $"{path}.v{version}-{JournalReader.Head(writer).Seq}.bak";
            JournalBackup.Make(path, backup);
        }
        JournalSchema.Upgrade(writer, version, options.Schema);
        writer.Checkpoint();
        DurableFile.FlushFolderOf(path);
        return backup;
    }
}
