using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ServiceCenter.Benchmarks.Beside;

/// <summary>The least that makes a row durable: one insert, committed alone, WAL and synchronous=FULL.</summary>
internal sealed class BareCommit : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly byte[] _row;

    /// <param name="bytes">Size of a row.</param>
    public BareCommit(string folder, int bytes)
    {
        _row = new byte[bytes];
        new Random(1).NextBytes(_row);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "bare.db"), Pooling = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("CREATE TABLE row(seq INTEGER PRIMARY KEY, payload BLOB NOT NULL)");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO row(payload) VALUES(@payload)";
        _insert.Parameters.Add(new SqliteParameter("@payload", _row));
        _insert.Prepare();
    }

    /// <returns>Milliseconds of each.</returns>
    public IReadOnlyList<double> Commit(int times)
    {
        var taken = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            _insert.ExecuteNonQuery();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return taken;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
