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
