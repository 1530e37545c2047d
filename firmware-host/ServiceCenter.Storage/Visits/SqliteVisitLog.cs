using Microsoft.Data.Sqlite;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Visits;

/// <summary>
/// The log in SQLite, on one connection that both writes and reads, in turn. It need not survive a power cut, for it can
/// be made anew: it is not flushed at every write. Instants are kept as milliseconds since 1970.
/// </summary>
internal sealed class SqliteVisitLog : IVisitLog
{
    /// <summary>A file of another version is not upgraded but made anew.</summary>
    private const int Version = 1;
    private const int NamesForgottenAtOnce = 1_000;

    private const string Schema = """
        CREATE TABLE visit(
          seq INTEGER PRIMARY KEY, ticket TEXT, number TEXT NOT NULL, service TEXT NOT NULL, issued INTEGER NOT NULL, ended INTEGER,
          outcome TEXT, agent TEXT, agent_name TEXT, counter TEXT,
          wait INTEGER NOT NULL, walk INTEGER NOT NULL, handling INTEGER NOT NULL, hold INTEGER NOT NULL, legs INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX visit_issued ON visit(issued, seq);
        CREATE INDEX visit_ticket ON visit(ticket) WHERE ticket IS NOT NULL;
        CREATE TABLE reached(one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
        """;

    private readonly Lock _lock = new();
    private readonly string _path;
    private SqliteConnection _connection;

    /// <exception cref="SqliteException">Damaged, of another version, or not to be had.</exception>
    public SqliteVisitLog(string path)
    {
        _path = path;
        _connection = Connect(path);
        Reached = ReadReached(_connection);
    }

    public LogPosition Reached { get; private set; }

    public void Write(IReadOnlyList<VisitEntry> visits, LogPosition reached)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            using var insert = new VisitInsert(_connection);
            foreach (var visit in visits) insert.Run(visit);
            using var position = _connection.CreateCommand();
            position.CommandText = "INSERT OR REPLACE INTO reached(one, seq, hash) VALUES(1, @seq, @hash)";
            position.Parameters.AddWithValue("@seq", reached.Seq);
            position.Parameters.AddWithValue("@hash", reached.Hash.ToArray());
            position.ExecuteNonQuery();
            transaction.Commit();
            Reached = reached;
        }
    }

    public VisitEntry? Get(TicketId ticket) =>
        Query("SELECT * FROM visit WHERE ticket = @ticket", new SqliteParameter("@ticket", ticket.ToString())) is [var visit, ..] ? visit : null;

    public IReadOnlyList<VisitEntry> Scan(DateTimeOffset from, DateTimeOffset to, VisitPlace? after, int take) =>
        Query("""
            SELECT * FROM visit
            WHERE issued >= @from AND issued < @to AND (issued, seq) > (@afterIssued, @afterSeq) AND ended IS NOT NULL
            ORDER BY issued, seq LIMIT @take
            """,
            new("@from", from.ToUnixTimeMilliseconds()), new("@to", to.ToUnixTimeMilliseconds()),
            new("@afterIssued", after?.Issued.ToUnixTimeMilliseconds() ?? long.MinValue), new("@afterSeq", after?.Seq ?? 0), new("@take", take));

    public IReadOnlyList<VisitEntry> Page(long after, int take) =>
        Query("SELECT * FROM visit WHERE seq > @after ORDER BY seq LIMIT @take", new("@after", after), new("@take", take));

    /// <summary>Null: SQLite finds the file sound.</summary>
    public string? Damage()
    {
        lock (_lock)
        {
            try
            {
                using var command = _connection.CreateCommand();
                command.CommandText = "PRAGMA quick_check(1)";
                return command.ExecuteScalar() is "ok" ? null : "SQLite finds it damaged";
            }
            catch (SqliteException e) when (IsDamage(e))
            {
                return e.Message;
            }
        }
    }

    /// <summary>Some rows at a time, for it holds the lock. The write-ahead log keeps the old pages until it is cut.</summary>
    public void ForgetNames(long upTo)
    {
        try
        {
            for (long? reached = long.MinValue; reached is { } after;)
                lock (_lock) reached = ForgetSome(after, upTo);
            lock (_lock)
                if (_connection.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") != 0) throw new StorageException($"Another program is reading the visit log '{_path}'.");
        }
        catch (SqliteException e)
        {
            throw new StorageException($"Names cannot be erased from the visit log '{_path}': {e.Message}.", e);
        }
    }

    /// <returns>How far it has come; null: to the end.</returns>
    private long? ForgetSome(long after, long upTo)
    {
        using var find = _connection.CreateCommand();
        find.CommandText = "SELECT max(seq) FROM (SELECT seq FROM visit WHERE seq > @after AND seq <= @upTo AND agent_name IS NOT NULL ORDER BY seq LIMIT @some)";
        find.Parameters.AddRange([new("@after", after), new("@upTo", upTo), new("@some", NamesForgottenAtOnce)]);
        if (find.ExecuteScalar() is not long last) return null;
        using var forget = _connection.CreateCommand();
        forget.CommandText = "UPDATE visit SET agent_name = NULL WHERE seq > @after AND seq <= @last";
        forget.Parameters.AddRange([new SqliteParameter("@after", after), new SqliteParameter("@last", last)]);
        forget.ExecuteNonQuery();
        return last;
    }

    /// <summary>A file begun anew, not rows deleted: nothing of the old one is left, damage included.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _connection.Dispose();
            SqliteVisitLogs.DeleteFiles(_path);
            _connection = Connect(_path);
            Reached = LogPosition.Start;
        }
    }

    public void Dispose()
    {
        lock (_lock) _connection.Dispose();
    }

    private List<VisitEntry> Query(string sql, params SqliteParameter[] parameters)
    {
        lock (_lock)
        {
            try
            {
                using var command = _connection.CreateCommand();
                command.CommandText = sql;
                command.Parameters.AddRange(parameters);
                using var reader = command.ExecuteReader();
                var visits = new List<VisitEntry>();
                while (reader.Read()) visits.Add(VisitRow.Read(reader));
                return visits;
            }
            catch (SqliteException e)
            {
                throw new StorageException($"The visit log '{_path}' cannot be read ({e.Message}). Stop the host and delete the file: it is made anew from the journal.", e);
            }
        }
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var version = connection.Scalar("PRAGMA user_version");
            if (version is not 0 and not Version) throw new SqliteException("The visit log is of another version.", SqliteNotADatabase);
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
            if (version == 0) connection.Execute($"BEGIN; {Schema} PRAGMA user_version = {Version}; COMMIT");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static LogPosition ReadReached(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, hash FROM reached";
        using var reader = command.ExecuteReader();
        return reader.Read() ? new LogPosition(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : LogPosition.Start;
    }

    private const int SqliteCorrupt = 11, SqliteNotADatabase = 26;

    internal static bool IsDamage(SqliteException e) => e.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase;
}
