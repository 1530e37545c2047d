using ServiceCenter.Engine;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.Verifying;

/// <summary>Makes the visit log anew, in a folder of its own, as far as the stored one has come, and compares entry by entry.</summary>
internal sealed class VisitLogCheck : IDisposable
{
    private const string Part = "visit log";

    private readonly DirectoryInfo _workFolder = Directory.CreateTempSubdirectory("servicecenter-verify-");
    private readonly IVisitLog? _stored;
    private readonly IVisitLog _anew;
    private readonly string? _unreadable;
    private readonly List<VisitEntry> _changed = [];
    private long _entries;

    private VisitLogCheck(string path, IVisitLogDriver driver)
    {
        _anew = driver.Open(Path.Combine(_workFolder.FullName, "anew.db"));
        if (!File.Exists(path)) return;
        try
        {
            _stored = driver.OpenCopy(path, Path.Combine(_workFolder.FullName, "stored.db"));
        }
        catch (StorageException e)
        {
            _unreadable = e.Message;
        }
    }

    public static VisitLogCheck Open(string folder, StoreOptions options) => new(StoreFiles.Visits(folder, options), options.Visits);

    public string Summary => _stored is null
        ? "there is no visit log yet: it is made at the next start"
        : $"the visit log equals one made anew from the journal: {_entries} visits, up to record {_stored.Reached.Seq}";

    public void Step(CentreState before, Recorded recorded, CentreState after, byte[] hash)
    {
        if (_stored is null || recorded.Seq > _stored.Reached.Seq) return;
        _changed.AddRange(VisitLogProjection.Changed(before, recorded, after));
        if (_changed.Count < 1000 && recorded.Seq < _stored.Reached.Seq) return;
        _anew.Write(_changed, new LogPosition(recorded.Seq, hash));
        _changed.Clear();
    }

    public VerifyFault? AtEnd(long lastSeq)
    {
        if (_unreadable is not null) return Fault(lastSeq, $"it cannot be read: {_unreadable}");
        if (_stored is null) return null;
        var reached = _stored.Reached;
        if (reached.Seq > lastSeq) return Fault(reached.Seq, $"it is further than the journal, which ends at {lastSeq}: were records lost?");
        if (!reached.Hash.Span.SequenceEqual(_anew.Reached.Hash.Span)) return Fault(reached.Seq, "it is of another journal");
        return Compare();
    }

    private VerifyFault? Compare()
    {
        using var stored = _stored!.All().GetEnumerator();
        using var anew = _anew.All().GetEnumerator();
        while (true)
        {
            var (has, should) = (stored.MoveNext(), anew.MoveNext());
            if (!has && !should) return null;
            if (!has) return Fault(anew.Current.Seq, "the visit issued there is missing");
            if (!should) return Fault(stored.Current.Seq, "there is a visit that the journal does not know");
            if (stored.Current != anew.Current)
                return Fault(Math.Min(stored.Current.Seq, anew.Current.Seq), $"it holds {stored.Current}, and the journal leads to {anew.Current}");
            _entries++;
        }
    }

    private static VerifyFault Fault(long seq, string reason) => new(Part, seq, reason + ". Stop the host and delete the visit log: it is made anew from the journal");

    public void Dispose()
    {
        _stored?.Dispose();
        _anew.Dispose();
        _workFolder.Delete(recursive: true);
    }
}
