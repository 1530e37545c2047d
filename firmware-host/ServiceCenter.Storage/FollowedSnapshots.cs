using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.Storage;

/// <summary>
/// Snapshots of a journal that only follows another one: whoever opens its folder as a <see cref="CentreStore"/> some day starts from the newest.
/// Any thread, one at a time.
/// </summary>
/// <param name="journal">Owned by the caller.</param>
public sealed class FollowedSnapshots(JournalFile journal)
{
    private readonly SnapshotFiles _files = new(Path.GetDirectoryName(journal.Path)!);

    /// <summary>The newest, or the empty state: <see cref="Events"/> after it lead to the journal's end.</summary>
    public Loaded Newest() => Loaded.Of(_files.Newest(journal.Find));

    /// <exception cref="StorageException">A record is not understood.</exception>
    public IEnumerable<Recorded> Events(long afterSeq) => journal.Read(afterSeq).Select(EventCodec.Decode);

    /// <summary>Keeps a snapshot made by <see cref="SnapshotCodec.Encode"/>.</summary>
    /// <param name="seq">The last event in the state; it has to be on disk.</param>
    public void Save(long seq, ReadOnlySpan<byte> snapshot) =>
        _files.Save(journal.Find(seq) ?? throw new StorageException($"A snapshot cannot stand at record {seq}: the journal ends at {journal.LastSeq}."), snapshot);

    /// <summary>Deletes those that may know names, needs or notes of the days that were over before a record.</summary>
    public void Forget(long before) => _files.DeleteBefore(PastDays.At(before, journal)?.GoneFrom ?? long.MaxValue);
}
