using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage.Events;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage;

/// <summary>
/// A centre's data, owned by this process: the journal, which is the truth, and beside it snapshots and the visit log,
/// which can be made anew from it. One thread appends; all else may be called from any thread.
/// </summary>
public sealed class CentreStore : IDisposable
{
    private readonly JournalFile _journal;
    private readonly SnapshotFiles _snapshots;
    private readonly VisitLogFollower _follower;

    private CentreStore(string folder, JournalFile journal, IVisitLog visits)
    {
        Folder = folder;
        Visits = visits;
        _journal = journal;
        _snapshots = new SnapshotFiles(folder);
        _follower = new VisitLogFollower(visits, journal, _snapshots);
    }

    public string Folder { get; }

    public long LastSeq => _journal.LastSeq;

    /// <summary>As far as <see cref="CatchUpVisits"/> has led it.</summary>
    public IVisitLog Visits { get; }

    /// <summary>The backup made before this opening upgraded an older journal; null where nothing was upgraded.</summary>
    public string? UpgradedFrom => _journal.UpgradedFrom;

    /// <exception cref="JournalException">In use, not writable, damaged, no journal, or written by a newer program.</exception>
    public static CentreStore Open(string folder, StoreOptions? options = null)
    {
        folder = Path.GetFullPath(folder);
        options ??= StoreOptions.Default;
        var journal = JournalFile.Open(StoreFiles.Journal(folder), options.Journal);
        try
        {
            return new CentreStore(folder, journal, options.Visits.Open(StoreFiles.Visits(folder, options)));
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>The newest snapshot, or the empty state: replay <see cref="Events"/> after it.</summary>
    public Loaded Load() => Loaded.Of(_snapshots.Newest(_journal.Find));

    /// <exception cref="StorageException">A record is not understood.</exception>
    public IEnumerable<Recorded> Events(long afterSeq)
    {
        foreach (var record in _journal.Read(afterSeq)) yield return EventCodec.Decode(record);
    }

    /// <summary>One event; null where there is none of that number.</summary>
    public Recorded? Event(long seq) => _journal.Find(seq) is { } record ? EventCodec.Decode(record) : null;

    /// <summary>All of it on disk when this returns, or nothing may be said about any of it.</summary>
    /// <exception cref="JournalException">Open the store again before appending more.</exception>
    public void Append(IReadOnlyList<Recorded> events)
    {
        Write(events);
        _follower.ReadBack();
    }

    /// <summary>As <see cref="Append(IReadOnlyList{Recorded})"/>, by whoever has the states at hand: the visit log then need not read the events back.</summary>
    /// <param name="states">Around the events: one more than these.</param>
    public void Append(IReadOnlyList<Recorded> events, IReadOnlyList<CentreState> states)
    {
        Write(events);
        if (events.Count > 0) _follower.Offer(events, states, new LogPosition(_journal.LastSeq, _journal.LastHash));
    }

    private void Write(IReadOnlyList<Recorded> events)
    {
        var entries = new JournalEntry[events.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = EventCodec.Encode(events[i]);
        _journal.Append(entries);
    }

    /// <summary>Keeps a snapshot made by <see cref="SnapshotCodec.Encode"/>. Does not touch the journal: any thread, one at a time.</summary>
    /// <param name="seq">The last event in the state; it has to be on disk.</param>
    public void SaveSnapshot(long seq, ReadOnlySpan<byte> snapshot)
    {
        var record = _journal.Find(seq) ?? throw new StorageException($"A snapshot cannot stand at record {seq}: the journal ends at {LastSeq}.");
        _snapshots.Save(record, snapshot);
    }

    /// <summary>
    /// Leads <see cref="Visits"/> to the journal's end. Any thread but the one that appends: it takes its time, seconds
    /// where the log has to be made anew, next to nothing where it is up to date.
    /// </summary>
    /// <exception cref="StorageException">A record is not understood.</exception>
    public void CatchUpVisits() => _follower.CatchUp();

    /// <summary>Throws the visit log away and makes it anew from the journal.</summary>
    public void RebuildVisits()
    {
        _follower.StartAnew();
        _follower.CatchUp();
    }

    /// <summary>Of the days that were over before an instant; null: there is none. Reads the journal back by a day: any thread.</summary>
    public PastDays? DaysOverBefore(DateTimeOffset instant) => PastDays.At(LastBefore(instant), _journal);

    /// <summary>
    /// The first half of an erasure: names go from the visit log, which is led to the journal's end first, and with the snapshots made while
    /// those days were known. Any thread, one at a time. Whatever cuts it short, it may be done again, and leads to the same.
    /// </summary>
    /// <exception cref="StorageException">Not now: somebody reads the visit log, or the disk does not let it.</exception>
    public void ForgetNames(PastDays days)
    {
        CatchUpVisits();
        Visits.ForgetNames(days.UpTo);
        _snapshots.DeleteBefore(days.GoneFrom ?? long.MaxValue);
    }

    /// <summary>
    /// The second half: names, needs and notes go from the journal, some at a time. It comes last, for what the journal still has says that
    /// the erasure is not done. By the thread that appends.
    /// </summary>
    /// <returns>How many were erased; fewer than <paramref name="most"/>: nothing is left of them.</returns>
    public int EraseAsides(PastDays days, int most) => _journal.EraseAsides(days.UpTo, most);

    /// <summary>Whether the journal still has names, needs or notes of these days. By the thread that appends.</summary>
    public bool HasAsides(PastDays days) => _journal.HasAsides(days.UpTo);

    /// <summary>After erasing: see <see cref="JournalFile.CutLog"/>.</summary>
    public bool CutLog() => _journal.CutLog();

    /// <summary>The last event before an instant, found by halves: they are in the order of time.</summary>
    private long LastBefore(DateTimeOffset instant)
    {
        long low = 0, high = LastSeq;
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            // Numbers that were leapt over are those of the record before them.
            if (_journal.FindUpTo(middle) is not { } record || EventCodec.Decode(record).At < instant) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>Copies the journal into one file while the centre runs. The visit log is made anew from it.</summary>
    public void BackupTo(string file) => _journal.BackupTo(file);

    public void Dispose()
    {
        Visits.Dispose();
        _journal.Dispose();
    }
}

/// <param name="Answers">Replies still to be remembered.</param>
/// <param name="Seq">The last event in the state; 0: none.</param>
public sealed record Loaded(CentreState State, IReadOnlyList<Answer> Answers, long Seq)
{
    public static readonly Loaded Nothing = new(CentreState.Empty, [], 0);

    internal static Loaded Of(StoreSnapshot? snapshot) => snapshot is null ? Nothing : new Loaded(snapshot.State, snapshot.Answers, snapshot.Seq);
}
