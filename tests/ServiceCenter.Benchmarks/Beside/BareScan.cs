using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ServiceCenter.Benchmarks.Beside;

/// <summary>The least that reads a journal: SQLite steps through every row and hands out its payload.</summary>
internal static class BareScan
{
    public static (double Seconds, long Rows) Read(string journal)
    {
        var started = Stopwatch.GetTimestamp();
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = journal, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, payload FROM record ORDER BY seq";
        using var reader = command.ExecuteReader();
        long rows = 0, bytes = 0;
        while (reader.Read())
        {
            rows++;
            bytes += reader.GetFieldValue<byte[]>(1).Length;
        }
        if (bytes == 0) throw new InvalidOperationException($"'{journal}' holds nothing to scan.");
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, rows);
    }
}
