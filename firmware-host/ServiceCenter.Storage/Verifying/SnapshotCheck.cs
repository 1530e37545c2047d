using ServiceCenter.Engine;
using ServiceCenter.Journal;

namespace ServiceCenter.Storage.Verifying;

/// <summary>A snapshot has to be the very state that the journal leads to at its record.</summary>
internal sealed class SnapshotCheck(string folder)
{
    private const string Part = "snapshot";

    private readonly SnapshotFiles _files = new(folder);
    private readonly SortedSet<long> _seqs = [.. new SnapshotFiles(folder).Seqs()];
    private int _equal;
    private int _otherVersion;

    public string Summary => $"{_equal} snapshots equal the replayed state, {_otherVersion} are of another version and are not used";

    public VerifyFault? At(JournalRecord record, CentreState replayed)
    {
        if (!_seqs.Remove(record.Seq)) return null;
        switch (_files.Load(record))
        {
            case SnapshotReading.Sound(var snapshot):
                _equal++;
                return SnapshotCodec.EncodeState(snapshot.State).AsSpan().SequenceEqual(SnapshotCodec.EncodeState(replayed))
                    ? null
                    : new VerifyFault(Part, record.Seq, "it is not the state that the journal leads to. Delete the file: the journal is replayed instead");
            case SnapshotReading.OtherVersion:
                _otherVersion++;
                return null;
            case SnapshotReading.Unusable(var reason):
                return new VerifyFault(Part, record.Seq, reason);
            default:
                return null;
        }
    }

    public VerifyFault? AtEnd(long lastSeq) =>
        _seqs.Count == 0 ? null : new VerifyFault(Part, _seqs.Min, $"it is of an event that the journal, which ends at {lastSeq}, does not have: were records lost?");
}
