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

    public static byte[] AllBytesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).SelectMany(File.ReadAllBytes)];
}
