using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>One file that holds a whole journal, made while the journal goes on being written.</summary>
public static class JournalBackup
{
    /// <summary>Replaces <paramref name="target"/>, if it is there, only once the copy is complete, verified and on disk.</summary>
    /// <exception cref="JournalException">The copy could not be made, or does not verify.</exception>
    public static void Make(string source, string target)
    {
        target = Path.GetFullPath(target);
        var temporary = target + ".tmp";
        try
        {
            File.Delete(temporary);
            Copy(source, temporary);
            if (JournalReader.Verify(temporary) is { } fault)
                throw new JournalException(JournalProblem.Damaged, $"The copy of '{source}' does not verify ({fault}). No backup was made.");
            DurableFile.Publish(temporary, target);
        }
        catch (SqliteException e)
        {
            File.Delete(temporary);
            throw JournalException.From(e, "copying to", target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotWritable, $"The backup '{target}' cannot be written: {e.Message}", e);
        }
        catch (JournalException)
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Puts a backup under a journal's name: verified first, and there whole or not at all.</summary>
    /// <param name="force">Also where there is a journal already: that one is kept beside it.</param>
    /// <param name="beforeReplacing">Runs once nothing speaks against it any more, on the copy that is to be the journal, and on the one that goes; null: there is none.</param>
    /// <returns>Where the journal that was there is kept; null where there was none.</returns>
    /// <exception cref="JournalException">Nothing was changed.</exception>
    public static string? Restore(string backup, string path, bool force, Action<string, string?> beforeReplacing)
    {
        path = Path.GetFullPath(path);
        if (JournalReader.Verify(backup) is { } fault)
            throw new JournalException(JournalProblem.Damaged, $"The backup '{backup}' does not verify ({fault}). Nothing was changed.");
        JournalOpening.CreateFolder(path);
        using var ownerLock = OwnerLock.Take(path);
        if (File.Exists(path) && !force)
            throw new JournalException(JournalProblem.InUse, $"There is a journal '{path}' already. Restore into an empty folder, or force it. Nothing was changed.");
        try
        {
            var temporary = path + ".restoring";
            File.Copy(backup, temporary, overwrite: true);
            var goes = File.Exists(path) ? path : null;
            // Whoever looks at the one that goes leaves a log and its index beside it: they go with it.
            beforeReplacing(temporary, goes);
            var kept = goes is null ? null : SetAside(goes);
            File.Delete(OwnerLock.NameFor(temporary));
            DurableFile.Publish(temporary, path);
            return kept;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotWritable, $"'{path}' cannot be written: {e.Message}", e);
        }
    }

    /// <summary>
    /// Copies the journal that goes. Its write-ahead log goes with it, for beside the new file it would be taken for the
    /// new file's own: a sound one is moved into the file first, a damaged one is copied as it is.
    /// </summary>
    private static string SetAside(string path)
    {
        try
        {
            using var writer = DurableSqlite.OpenWriter(path, maxPages: null);
            writer.Checkpoint();
        }
        catch (Exception e) when (e is SqliteException or JournalException)
        {
            // Damaged: that may be why a backup is wanted.
        }
        var kept = FreeName(path + ".replaced");
        foreach (var suffix in new[] { "", "-wal" })
            if (File.Exists(path + suffix)) File.Copy(path + suffix, kept + suffix);
        foreach (var suffix in new[] { "-wal", "-shm" }) File.Delete(path + suffix);
        return kept;
    }

    private static string FreeName(string wanted)
    {
        var name = wanted;
        for (var n = 2; File.Exists(name); n++) name = $"{wanted}-{n}";
        return name;
    }

    /// <summary>From one reading transaction, so that it is the journal of one moment, and without a write-ahead log beside it.</summary>
    private static void Copy(string source, string target)
    {
        using var reader = DurableSqlite.OpenReader(source);
        using var command = reader.CreateCommand();
        command.CommandText = "VACUUM INTO @target";
        command.Parameters.AddWithValue("@target", target);
        command.ExecuteNonQuery();
    }
}
