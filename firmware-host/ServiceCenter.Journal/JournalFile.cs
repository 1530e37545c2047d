using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>
/// The journal, owned by this process. One thread appends; anyone may read beside it, on connections of their own that
/// never write or checkpoint. What <see cref="Append"/> returned from is on disk.
/// </summary>
public sealed class JournalFile : IDisposable
{
    private readonly OwnerLock _lock;
    private readonly SqliteConnection _writer;
    private readonly AppendStatements _statements;
    private long _lastSeq;
    private byte[] _lastHash;
    private bool _failed;

    private JournalFile(string path, OwnerLock ownerLock, SqliteConnection writer)
    {
        Path = path;
        _lock = ownerLock;
        _writer = writer;
        (_lastSeq, _lastHash) = JournalReader.Head(writer);
        _statements = new AppendStatements(writer);
    }

    public string Path { get; }

    /// <summary>Number of the last record on disk; 0 while there is none. May be read from any thread.</summary>
    public long LastSeq => Volatile.Read(ref _lastSeq);

    /// <summary>Of the last record on disk. For the thread that appends.</summary>
    public ReadOnlyMemory<byte> LastHash => _lastHash;

    /// <summary>Where the file was older than this program: the backup made of it before it was upgraded.</summary>
    public string? UpgradedFrom { get; private init; }

    /// <summary>Opens the journal, creating or upgrading it as needed.</summary>
    /// <exception cref="JournalException">In use, not writable, damaged, no journal, or written by a newer program.</exception>
    public static JournalFile Open(string path, JournalOptions? options = null) => JournalOpening.Open(path, options ?? JournalOptions.Default);

    internal static JournalFile Opened(string path, OwnerLock ownerLock, SqliteConnection writer, string? upgradedFrom) =>
        new(path, ownerLock, writer) { UpgradedFrom = upgradedFrom };

    /// <summary>
    /// Appends all of it or nothing, with one flush. After a failure it is not known what the disk holds: this object is
    /// done, and a new one has to be opened.
    /// </summary>
    /// <exception cref="JournalException">Nothing may be said to anyone about these records.</exception>
    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0) return;
        RefuseOutOfOrder(entries);
        Commit(() => Write(entries), entries[^1].Seq);
    }

    /// <summary>Appends records of another file of this very journal, as they stand there: all of them or none, with one flush.</summary>
    /// <exception cref="JournalException"><see cref="JournalProblem.Foreign"/>: they do not follow what is here, and nothing was appended.</exception>
    public void AppendChained(IReadOnlyList<ChainedRecord> records)
    {
        var (last, hash) = (_lastSeq, _lastHash);
        foreach (var chained in records)
        {
            if (JournalReader.Fault(chained, last, hash) is { } reason)
                throw new JournalException(JournalProblem.Foreign, $"Record {chained.Record.Seq} does not follow record {last} of '{Path}': it {reason}. Nothing was appended.");
            (last, hash) = (chained.Record.Seq, chained.Record.Hash);
        }
        if (records.Count > 0) Commit(() => Write(records), last);
    }

    private void Commit(Func<byte[]> write, long lastSeq)
    {
        if (_failed)
            throw new JournalException(JournalProblem.Failed, $"An earlier append to '{Path}' failed: open it again before appending.");
        try
        {
            _lastHash = write();
            Volatile.Write(ref _lastSeq, lastSeq);
        }
        catch (SqliteException e)
        {
            _failed = true;
            _statements.RollBackQuietly();
            throw JournalException.From(e, "appending to", Path);
        }
    }

    private void RefuseOutOfOrder(IReadOnlyList<JournalEntry> entries)
    {
        var last = _lastSeq;
        foreach (var entry in entries)
        {
            if (entry.Leaps ? entry.Seq <= last : entry.Seq != last + 1)
                throw new JournalException(JournalProblem.OutOfOrder, $"Record {entry.Seq} cannot follow record {last} in '{Path}': nothing was appended.");
            last = entry.Seq;
        }
    }

    private byte[] Write(IReadOnlyList<JournalEntry> entries)
    {
        var hash = _lastHash;
        _statements.Begin.Run();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            byte[]? asideHash = null;
            if (entry.Aside is { } aside)
            {
                var salt = RandomNumberGenerator.GetBytes(HashChain.SaltBytes);
                asideHash = HashChain.OfAside(salt, aside);
                hash = HashChain.Next(hash, entry.Seq, entry.Payload, asideHash);
                _statements.InsertRecord(entry.Seq, entry.Payload, asideHash, hash);
                _statements.InsertAside(entry.Seq, salt, aside);
                continue;
            }
            hash = HashChain.Next(hash, entry.Seq, entry.Payload, asideHash);
            _statements.InsertRecord(entry.Seq, entry.Payload, asideHash, hash);
        }
        _statements.Commit.Run();
        return hash;
    }

    private byte[] Write(IReadOnlyList<ChainedRecord> records)
    {
        _statements.Begin.Run();
        foreach (var (record, asideHash, salt) in records)
        {
            _statements.InsertRecord(record.Seq, record.Payload, asideHash, record.Hash);
            if (record.Aside is { } aside) _statements.InsertAside(record.Seq, salt!, aside);
        }
        _statements.Commit.Run();
        return records[^1].Record.Hash;
    }

    /// <summary>The records after a number, in order, as they stood when the reading began; on a connection of its own, from any thread.</summary>
    public IEnumerable<JournalRecord> Read(long afterSeq) => JournalReader.Read(Path, afterSeq);

    public JournalRecord? Find(long seq) => JournalReader.Find(Path, seq);

    /// <summary>The records up to a number, the last one first; as <see cref="Read"/> otherwise.</summary>
    public IEnumerable<JournalRecord> ReadBack(long upTo) => JournalReader.ReadBack(Path, upTo);

    /// <summary>The record of this number, or the last one before it; null where there is none.</summary>
    public JournalRecord? FindUpTo(long seq) => JournalReader.FindUpTo(Path, seq);

    /// <summary>Null: the chain holds to its end.</summary>
    public JournalFault? Verify() => JournalReader.Verify(Path);

    /// <summary>Copies the journal into one file while it goes on being written; the copy is verified before it gets its name.</summary>
    public void BackupTo(string path) => JournalBackup.Make(Path, path);

    /// <summary>Whether anything that stands outside the chain is left in the records up to <paramref name="toSeq"/>. To be called by the thread that appends.</summary>
    public bool HasAsides(long toSeq)
    {
        try
        {
            return _writer.Scalar($"SELECT EXISTS(SELECT 1 FROM aside WHERE seq <= {toSeq.ToString(System.Globalization.CultureInfo.InvariantCulture)})") == 1;
        }
        catch (SqliteException e)
        {
            throw JournalException.From(e, "reading asides of", Path);
        }
    }

    /// <summary>
    /// Erases what stands outside the chain in records up to <paramref name="toSeq"/>, the oldest first, and overwrites it in the file.
    /// The write-ahead log holds the old pages until <see cref="CutLog"/>. To be called by the thread that appends.
    /// </summary>
    /// <param name="most">So many and no more: an append waits meanwhile.</param>
    /// <returns>How many were erased; fewer than <paramref name="most"/>: nothing is left.</returns>
    public int EraseAsides(long toSeq, int most)
    {
        try
        {
            using var command = _writer.CreateCommand();
            command.CommandText = "DELETE FROM aside WHERE seq IN (SELECT seq FROM aside WHERE seq <= @to ORDER BY seq LIMIT @most)";
            command.Parameters.AddWithValue("@to", toSeq);
            command.Parameters.AddWithValue("@most", most);
            return command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw JournalException.From(e, "erasing asides in", Path);
        }
    }

    /// <summary>Moves the write-ahead log into the file and cuts it to nothing. To be called by the thread that appends.</summary>
    /// <returns>False: somebody reads from it at the moment; ask again.</returns>
    public bool CutLog()
    {
        try
        {
            return _writer.Checkpoint();
        }
        catch (SqliteException e)
        {
            throw JournalException.From(e, "flushing", Path);
        }
    }

    public void Dispose()
    {
        _statements.Dispose();
        _writer.Dispose();
        _lock.Dispose();
    }
}
