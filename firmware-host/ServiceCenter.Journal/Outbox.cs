using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>
/// What a device has asked for and has no answer to yet. An entry is on disk before the request leaves, and stays until
/// it is forgotten: neither a power cut nor a lost connection loses it. Not thread-safe: one thread owns it.
/// </summary>
public sealed class Outbox : IDisposable
{
    private readonly OwnerLock _lock;
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private Outbox(string path, OwnerLock ownerLock, SqliteConnection connection)
    {
        _path = path;
        _lock = ownerLock;
        _connection = connection;
    }

    /// <exception cref="JournalException">In use, not writable, or damaged.</exception>
    public static Outbox Open(string path)
    {
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var ownerLock = OwnerLock.Take(path);
        try
        {
            var connection = DurableSqlite.OpenWriter(path, maxPages: null);
            connection.Execute("CREATE TABLE IF NOT EXISTS entry(place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT");
            connection.Checkpoint();
            DurableFile.FlushFolderOf(path);
            return new Outbox(path, ownerLock, connection);
        }
        catch (SqliteException e)
        {
            ownerLock.Dispose();
            throw JournalException.From(e, "opening", path);
        }
    }

    /// <summary>On disk when this returns. An entry kept again under its id keeps its place.</summary>
    /// <exception cref="JournalException">It is not kept: do not send it.</exception>
    public void Keep(string id, ReadOnlyMemory<byte> entry) =>
        Execute("INSERT INTO entry(id, bytes) VALUES(@id, @bytes) ON CONFLICT(id) DO UPDATE SET bytes = excluded.bytes",
            new SqliteParameter("@id", id), new SqliteParameter("@bytes", entry.ToArray()));

    /// <summary>Does nothing where there is no such entry.</summary>
    public void Forget(string id) => Execute("DELETE FROM entry WHERE id = @id", new SqliteParameter("@id", id));

    /// <summary>In the order in which they were first kept.</summary>
    public IReadOnlyList<(string Id, ReadOnlyMemory<byte> Entry)> All()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT id, bytes FROM entry ORDER BY place";
        using var reader = command.ExecuteReader();
        var all = new List<(string, ReadOnlyMemory<byte>)>();
        while (reader.Read()) all.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        return all;
    }

    private void Execute(string sql, params SqliteParameter[] parameters)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddRange(parameters);
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw JournalException.From(e, "keeping an entry in", _path);
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _lock.Dispose();
    }
}
