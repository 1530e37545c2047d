using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>The statements of the append, prepared once: parsing them anew would cost more than running them.</summary>
internal sealed class AppendStatements : IDisposable
{
    private readonly RawStatement _record;
    private readonly RawStatement _aside;
    private readonly RawStatement _rollBack;

    public AppendStatements(SqliteConnection connection)
    {
        Begin = new RawStatement(connection, "BEGIN IMMEDIATE");
        Commit = new RawStatement(connection, "COMMIT");
        _rollBack = new RawStatement(connection, "ROLLBACK");
        _record = new RawStatement(connection, "INSERT INTO record(seq, payload, aside_hash, hash) VALUES(?1, ?2, ?3, ?4)");
        _aside = new RawStatement(connection, "INSERT INTO aside(seq, tag, salt, bytes) VALUES(?1, ?2, ?3, ?4)");
    }

    public RawStatement Begin { get; }
    public RawStatement Commit { get; }

    public void InsertRecord(long seq, byte[] payload, byte[]? asideHash, byte[] hash)
    {
        _record.Bind(1, seq);
        _record.Bind(2, payload);
        _record.Bind(3, asideHash);
        _record.Bind(4, hash);
        _record.Run();
    }

    public void InsertAside(long seq, byte[] salt, Aside aside)
    {
        _aside.Bind(1, seq);
        _aside.Bind(2, aside.Tag);
        _aside.Bind(3, salt);
        _aside.Bind(4, aside.Bytes);
        _aside.Run();
    }

    /// <summary>SQLite has often rolled back by itself already, and then says so by an error that means nothing.</summary>
    public void RollBackQuietly()
    {
        try
        {
            _rollBack.Run();
        }
        catch (SqliteException)
        {
            // No transaction is open: that is what was wanted.
        }
    }

    public void Dispose()
    {
        Begin.Dispose();
        Commit.Dispose();
        _rollBack.Dispose();
        _record.Dispose();
        _aside.Dispose();
    }
}
