using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ServiceCenter.Journal;

/// <summary>
/// A prepared statement driven through SQLite's own calls: for every append, which ADO.NET's commands, with their
/// parameters found by name and a reader made for each run, take twice as long for.
/// </summary>
internal sealed class RawStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public RawStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <param name="place">From 1, as SQLite counts.</param>
    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(_statement, place, value));

    public void Bind(int place, string value) => Check(raw.sqlite3_bind_text(_statement, place, value));

    /// <param name="value">Copied; null is stored as NULL.</param>
    public void Bind(int place, byte[]? value) =>
        Check(value is null ? raw.sqlite3_bind_null(_statement, place) : raw.sqlite3_bind_blob(_statement, place, value));

    /// <summary>Runs it to its end, and readies it for the next.</summary>
    /// <exception cref="SqliteException">What SQLite says.</exception>
    public void Run()
    {
        var said = raw.sqlite3_step(_statement);
        var reset = raw.sqlite3_reset(_statement);
        if (said != raw.SQLITE_DONE) Check(reset);
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int said) => SqliteException.ThrowExceptionForRC(said, _database);
}
