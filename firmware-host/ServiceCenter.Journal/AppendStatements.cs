using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>The statements of the append, prepared once: parsing them anew would cost more than running them.</summary>
internal sealed class AppendStatements : IDisposable
{
    private readonly SqliteCommand _record;
    private readonly SqliteCommand _aside;
    private readonly SqliteCommand _rollBack;
    private readonly SqliteParameter _seq = new("@seq", SqliteType.Integer);
    private readonly SqliteParameter _payload = new("@payload", SqliteType.Blob);
    private readonly SqliteParameter _asideHash = new("@asideHash", SqliteType.Blob);
    private readonly SqliteParameter _hash = new("@hash", SqliteType.Blob);
    private readonly SqliteParameter _asideSeq = new("@seq", SqliteType.Integer);
    private readonly SqliteParameter _tag = new("@tag", SqliteType.Text);
    private readonly SqliteParameter _salt = new("@salt", SqliteType.Blob);
    private readonly SqliteParameter _bytes = new("@bytes", SqliteType.Blob);

    public AppendStatements(SqliteConnection connection)
    {
        Begin = connection.Prepared("BEGIN IMMEDIATE");
        Commit = connection.Prepared("COMMIT");
        _rollBack = connection.Prepared("ROLLBACK");
        _record = connection.Prepared(
            "INSERT INTO record(seq, payload, aside_hash, hash) VALUES(@seq, @payload, @asideHash, @hash)", _seq, _payload, _asideHash, _hash);
        _aside = connection.Prepared(
            "INSERT INTO aside(seq, tag, salt, bytes) VALUES(@seq, @tag, @salt, @bytes)", _asideSeq, _tag, _salt, _bytes);
    }

    public SqliteCommand Begin { get; }
    public SqliteCommand Commit { get; }

    public void InsertRecord(long seq, byte[] payload, byte[]? asideHash, byte[] hash)
    {
        _seq.Value = seq;
        _payload.Value = payload;
        _asideHash.Value = (object?)asideHash ?? DBNull.Value;
        _hash.Value = hash;
        _record.ExecuteNonQuery();
    }

    public void InsertAside(long seq, byte[] salt, Aside aside)
    {
        _asideSeq.Value = seq;
        _tag.Value = aside.Tag;
        _salt.Value = salt;
        _bytes.Value = aside.Bytes;
        _aside.ExecuteNonQuery();
    }

    /// <summary>SQLite has often rolled back by itself already, and then says so by an error that means nothing.</summary>
    public void RollBackQuietly()
    {
        try
        {
            _rollBack.ExecuteNonQuery();
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
