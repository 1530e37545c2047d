using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>
/// How this project opens SQLite. The bundled 3.50 can damage a file when two connections write or checkpoint at the
/// same moment (mended in 3.51.3): there is one writing connection per file, and readers are opened read-only.
/// </summary>
internal static class DurableSqlite
{
    private const long SynchronousFull = 2;

    /// <summary>The one writer: WAL, and every commit on disk before it returns. Both are read back, for SQLite may silently keep another mode.</summary>
    public static SqliteConnection OpenWriter(string path, long? maxPages)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // Refuses what is no SQLite file before any pragma would write to it.
            connection.Scalar("SELECT count(*) FROM sqlite_schema");
            var mode = connection.Text("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA synchronous = FULL");
            var synchronous = connection.Scalar("PRAGMA synchronous");
            if (mode != "wal" || synchronous != SynchronousFull)
                throw new JournalException(JournalProblem.Failed,
                    $"'{path}' cannot be made durable: journal_mode is '{mode}' (wal is needed), synchronous is {synchronous} ({SynchronousFull} is needed). Is it on a network drive?");
            // What is erased is overwritten, not only unlinked.
            connection.Execute("PRAGMA secure_delete = ON");
            if (maxPages is { } pages) connection.Execute($"PRAGMA max_page_count = {pages}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A file that was being made when the power went, before it had a write-ahead log, has a rollback journal beside it, and no
    /// reader may look at it: whoever may write takes the half transaction back, as SQLite does at any opening.
    /// </summary>
    public static void RollBackHalfMade(string path)
    {
        if (new FileInfo(path + "-journal") is not { Exists: true, Length: > 0 }) return;
        using var writer = Open(path, SqliteOpenMode.ReadWrite);
        writer.Scalar("SELECT count(*) FROM sqlite_schema");
    }

    public static SqliteConnection OpenReader(string path) => Open(path, SqliteOpenMode.ReadOnly);

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Moves the write-ahead log into the file and flushes it: whatever is read from then on is on disk.</summary>
    /// <returns>Whether nothing is left in the log. Readers of older pages stand in the way of that.</returns>
    public static bool Checkpoint(this SqliteConnection writer) => writer.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") == 0;

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long value ? value : 0;
    }

    public static string Text(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string ?? "";
    }
}
