using Microsoft.Data.Sqlite;

namespace ServiceCenter.Storage.Visits;

/// <summary>Visit logs in SQLite.</summary>
public sealed class SqliteVisitLogs : IVisitLogDriver
{
    public string FileName => "visits.db";

    public IVisitLog Open(string path)
    {
        try
        {
            return new SqliteVisitLog(path);
        }
        catch (SqliteException e) when (SqliteVisitLog.IsDamage(e))
        {
            Delete(path);
            return new SqliteVisitLog(path);
        }
        catch (SqliteException e)
        {
            throw new StorageException($"The visit log '{path}' cannot be opened ({e.Message}). Look at the disk, and at the permissions of the file.", e);
        }
    }

    public IVisitLog OpenCopy(string path, string copyPath)
    {
        try
        {
            Copy(path, copyPath);
            return new SqliteVisitLog(copyPath);
        }
        catch (SqliteException e)
        {
            throw new StorageException(e.Message, e);
        }
    }

    public void Delete(string path) => DeleteFiles(path);

    internal static void DeleteFiles(string path)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(path + suffix);
    }

    private static void Copy(string path, string copyPath)
    {
        using var reader = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        reader.Open();
        using var copy = reader.CreateCommand();
        copy.CommandText = "VACUUM INTO @copy";
        copy.Parameters.AddWithValue("@copy", copyPath);
        copy.ExecuteNonQuery();
    }
}
