using System.Text;
using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal.Tests;

internal static class Some
{
    public static JournalEntry Entry(long seq, string? aside = null, string tag = "agent") =>
        new(seq, Encoding.UTF8.GetBytes($"{{\"event\":{seq}}}"), aside is null ? null : new Aside(tag, Encoding.UTF8.GetBytes(aside)));

    public static JournalEntry[] Entries(long from, int count) => [.. Enumerable.Range(0, count).Select(i => Entry(from + i))];

    public static string TextOf(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>What somebody with an editor for SQLite files could do.</summary>
    public static void Tamper(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A transaction in the mode a file has before it gets a write-ahead log, too large for memory: part of it stands in the file.</summary>
    public static SqliteConnection TransactionUnderWay(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA cache_size = 1; BEGIN; CREATE TABLE made(bytes BLOB);"
            + string.Concat(Enumerable.Repeat("INSERT INTO made VALUES(zeroblob(20000));", 20));
        command.ExecuteNonQuery();
        return connection;
    }

    public static byte[] AllBytesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).SelectMany(File.ReadAllBytes)];
}
