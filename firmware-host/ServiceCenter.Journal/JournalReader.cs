using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>Reading a journal file, owned by whomever: a connection of its own for each reading, opened read-only.</summary>
public static class JournalReader
{
    private const string Columns = "r.seq, r.payload, r.hash, r.aside_hash, a.tag, a.bytes, a.salt FROM record r LEFT JOIN aside a ON a.seq = r.seq";

    /// <exception cref="JournalException">The file cannot be read, or not to its end.</exception>
    public static IEnumerable<JournalRecord> Read(string path, long afterSeq)
    {
        foreach (var row in Rows(path, afterSeq)) yield return row.Record;
    }

    /// <summary>As they stand there, for a copy that is to be the same byte for byte.</summary>
    /// <exception cref="JournalException">The file cannot be read, or not as far.</exception>
    public static IEnumerable<ChainedRecord> ReadChained(string path, long afterSeq)
    {
        foreach (var row in Rows(path, afterSeq)) yield return row;
    }

    /// <summary>How many stand behind a number; numbers may have been leapt over, so that they cannot be subtracted.</summary>
    public static long Count(string path, long afterSeq)
    {
        using var connection = OpenForReading(path);
        return Guarded(() => connection.Scalar($"SELECT count(*) FROM record WHERE seq > {afterSeq.ToString(CultureInfo.InvariantCulture)}"), path);
    }

    /// <summary>The first record that has an aside; null: none has.</summary>
    public static long? FirstAside(string path)
    {
        using var connection = OpenForReading(path);
        return Guarded(() => connection.Scalar("SELECT min(seq) FROM aside"), path) is > 0 and var first ? first : null;
    }

    /// <summary>One record; null where there is none of that number.</summary>
    public static JournalRecord? Find(string path, long seq)
    {
        foreach (var record in Read(path, seq - 1)) return record.Seq == seq ? record : null;
        return null;
    }

    /// <summary>The record of this number, or the last one before it; null where there is none.</summary>
    public static JournalRecord? FindUpTo(string path, long seq) => ReadBack(path, seq).FirstOrDefault();

    /// <summary>The records up to a number, the last one first.</summary>
    /// <exception cref="JournalException">The file cannot be read, or not to its beginning.</exception>
    public static IEnumerable<JournalRecord> ReadBack(string path, long upTo)
    {
        foreach (var row in Rows(path, "r.seq <= @seq ORDER BY r.seq DESC", upTo)) yield return row.Record;
    }

    /// <summary>
    /// Null: the chain holds to its end. A record may leap over numbers (<see cref="JournalEntry.Leaps"/>): its hash is over the record
    /// that stands before it, so one that was cut out in between is told from one that never stood there. Cut-off records at the end
    /// are not seen here: nothing after them tells of them.
    /// </summary>
    public static JournalFault? Verify(string path)
    {
        var last = 0L;
        var hash = HashChain.Origin;
        try
        {
            foreach (var row in Rows(path, long.MinValue))
            {
                if (Fault(row, last, hash) is { } reason) return new JournalFault(row.Record.Seq, reason);
                (last, hash) = (row.Record.Seq, row.Record.Hash);
            }
            return StrayAside(path);
        }
        catch (JournalException e)
        {
            return new JournalFault(last + 1, $"cannot be read. {e.Message}");
        }
    }

    /// <summary>Why a record does not follow the one that has this number and this hash; null: it does.</summary>
    internal static string? Fault(ChainedRecord row, long last, byte[] hash)
    {
        var record = row.Record;
        if (record.Seq <= last) return $"stands behind record {last}";
        if (!HashChain.Next(hash, record.Seq, record.Payload, row.AsideHash).AsSpan().SequenceEqual(record.Hash))
            return record.Seq == last + 1
                ? "is not what was written, or the one before it is not: the hash does not match"
                : $"follows record {last}: records are missing between them";
        if (record.Aside is null) return null;
        return row.AsideHash is not null && HashChain.OfAside(row.Salt, record.Aside).AsSpan().SequenceEqual(row.AsideHash)
            ? null
            : "its aside (note, name or need) is not what was written: the hash does not match";
    }

    private static JournalFault? StrayAside(string path)
    {
        using var connection = OpenForReading(path);
        var stray = connection.Scalar("SELECT min(a.seq) FROM aside a LEFT JOIN record r ON r.seq = a.seq WHERE r.seq IS NULL");
        return stray == 0 ? null : new JournalFault(stray, "an aside (note, name or need) stands there without its record");
    }

    internal static (long Seq, byte[] Hash) Head(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, hash FROM record ORDER BY seq DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, HashChain.Origin);
    }

    private static IEnumerable<ChainedRecord> Rows(string path, long afterSeq) => Rows(path, "r.seq > @seq ORDER BY r.seq", afterSeq);

    private static IEnumerable<ChainedRecord> Rows(string path, string which, long seq)
    {
        using var connection = OpenForReading(path);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} WHERE {which}";
        command.Parameters.AddWithValue("@seq", seq);
        using var reader = Guarded(command.ExecuteReader, path);
        while (Guarded(reader.Read, path)) yield return Guarded(() => RowOf(reader), path);
    }

    private static ChainedRecord RowOf(SqliteDataReader reader)
    {
        var hasAside = !reader.IsDBNull(4);
        var record = new JournalRecord(
            reader.GetInt64(0), reader.GetFieldValue<byte[]>(1),
            hasAside ? new Aside(reader.GetString(4), reader.GetFieldValue<byte[]>(5)) : null, reader.GetFieldValue<byte[]>(2));
        return new ChainedRecord(record, reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3), hasAside ? reader.GetFieldValue<byte[]>(6) : null);
    }

    private static SqliteConnection OpenForReading(string path)
    {
        if (!File.Exists(path)) throw new JournalException(JournalProblem.NotAJournal, $"There is no journal '{path}'.");
        return Guarded(() => DurableSqlite.OpenReader(path), path);
    }

    private static T Guarded<T>(Func<T> read, string path)
    {
        try
        {
            return read();
        }
        catch (SqliteException e)
        {
            throw JournalException.From(e, "reading", path);
        }
    }
}
