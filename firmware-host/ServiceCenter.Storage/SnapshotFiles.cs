using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ServiceCenter.Engine;
using ServiceCenter.Journal;

namespace ServiceCenter.Storage;

/// <summary>
/// Snapshots beside the journal, each a file of its own, so that saving one never holds up an append. A snapshot only
/// saves time: one that is damaged, of another version or of another journal is passed over, and the journal replayed.
/// Layout: SHA-256 of the rest | version (4 bytes) | hash of the record it stands at (32 bytes) | <see cref="SnapshotCodec"/>'s bytes.
/// </summary>
internal sealed class SnapshotFiles(string folder)
{
    /// <summary>The newest may be of a moment that a projection has not reached yet: it then starts from the one before.</summary>
    private const int Kept = 2;
    private const int HeadBytes = SHA256.HashSizeInBytes + sizeof(int) + SHA256.HashSizeInBytes;

    public void Save(JournalRecord at, ReadOnlySpan<byte> snapshot)
    {
        var file = new byte[HeadBytes + snapshot.Length];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(SHA256.HashSizeInBytes), SnapshotCodec.Version);
        at.Hash.CopyTo(file.AsSpan(SHA256.HashSizeInBytes + sizeof(int)));
        snapshot.CopyTo(file.AsSpan(HeadBytes));
        SHA256.HashData(file.AsSpan(SHA256.HashSizeInBytes), file);
        DurableFile.Write(PathOf(at.Seq), file);
        foreach (var old in Seqs().Skip(Kept)) File.Delete(PathOf(old));
    }

    /// <summary>The newest sound snapshot of this journal at or before a record; null where there is none.</summary>
    public StoreSnapshot? Newest(Func<long, JournalRecord?> find, long atMost = long.MaxValue)
    {
        foreach (var seq in Seqs())
            if (seq <= atMost && find(seq) is { } record && Load(record) is SnapshotReading.Sound(var snapshot)) return snapshot;
        return null;
    }

    /// <summary>Deletes those of records before this one.</summary>
    public void DeleteBefore(long seq)
    {
        foreach (var stale in Seqs())
            if (stale < seq) File.Delete(PathOf(stale));
    }

    public SnapshotReading Load(JournalRecord at)
    {
        var file = File.ReadAllBytes(PathOf(at.Seq)).AsSpan();
        if (file.Length < HeadBytes) return new SnapshotReading.Unusable("its file is cut off");
        var head = file[SHA256.HashSizeInBytes..];
        if (!SHA256.HashData(head).AsSpan().SequenceEqual(file[..SHA256.HashSizeInBytes]))
            return new SnapshotReading.Unusable("its file is not what was written: the hash does not match");
        if (BinaryPrimitives.ReadInt32BigEndian(head) != SnapshotCodec.Version) return new SnapshotReading.OtherVersion();
        if (!head.Slice(sizeof(int), SHA256.HashSizeInBytes).SequenceEqual(at.Hash))
            return new SnapshotReading.Unusable("it is of another journal");
        try
        {
            var (state, answers) = SnapshotCodec.Decode(file[HeadBytes..]);
            return new SnapshotReading.Sound(new StoreSnapshot(at.Seq, state, answers));
        }
        catch (JsonException e)
        {
            return new SnapshotReading.Unusable(e.Message);
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<long> Seqs()
    {
        var seqs = new List<long>();
        foreach (var path in Directory.EnumerateFiles(folder, "snapshot-*.bin"))
            if (long.TryParse(Path.GetFileNameWithoutExtension(path)["snapshot-".Length..], CultureInfo.InvariantCulture, out var seq)) seqs.Add(seq);
        seqs.Sort((a, b) => b.CompareTo(a));
        return seqs;
    }

    private string PathOf(long seq) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"snapshot-{seq}.bin"));
}

internal sealed record StoreSnapshot(long Seq, CentreState State, IReadOnlyList<Answer> Answers);

/// <summary>What came of reading a snapshot file.</summary>
internal abstract record SnapshotReading
{
    private SnapshotReading() { }
    public sealed record Sound(StoreSnapshot Snapshot) : SnapshotReading;
    public sealed record OtherVersion : SnapshotReading;
    public sealed record Unusable(string Reason) : SnapshotReading;
}
