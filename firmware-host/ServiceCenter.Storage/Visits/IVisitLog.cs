using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Visits;

/// <summary>
/// The log of visits that ended: a projection of the journal, in a store of its own, which may be deleted at any time and
/// is then made anew, equal byte for byte. Everything above reads through this seam.
/// </summary>
public interface IVisitLog : IDisposable
{
    /// <summary>How far into the journal the log has come.</summary>
    LogPosition Reached { get; }

    /// <summary>Adds or replaces visits by their <see cref="VisitEntry.Seq"/>, and moves <see cref="Reached"/>: all of it or nothing.</summary>
    void Write(IReadOnlyList<VisitEntry> visits, LogPosition reached);

    VisitEntry? Get(TicketId ticket);

    /// <summary>Visits issued in [from, to) that have ended, by issue and then by <see cref="VisitEntry.Seq"/>, beginning after a place.</summary>
    IReadOnlyList<VisitEntry> Scan(DateTimeOffset from, DateTimeOffset to, VisitPlace? after, int take);

    /// <summary>Entries after <paramref name="after"/>, those whose end was undone included, by <see cref="VisitEntry.Seq"/>.</summary>
    IReadOnlyList<VisitEntry> Page(long after, int take);

    /// <summary>What is wrong with the store itself; null: it is sound.</summary>
    string? Damage();

    /// <summary>
    /// Erases agents' names from entries up to a <see cref="VisitEntry.Seq"/>, and overwrites them in the files: they are on no disk when
    /// this returns. Reading and writing go on meanwhile.
    /// </summary>
    /// <exception cref="StorageException">Somebody reads the file at the moment, or it cannot be written: ask again.</exception>
    void ForgetNames(long upTo);

    /// <summary>Begins anew at the journal's start.</summary>
    void Clear();
}

public static class VisitLogPages
{
    private const int Size = 1_000;

    /// <summary>Every entry, a page at a time: a log may be longer than memory.</summary>
    public static IEnumerable<VisitEntry> All(this IVisitLog log)
    {
        var last = long.MinValue;
        while (log.Page(last, Size) is [.., var end] page)
        {
            foreach (var visit in page) yield return visit;
            last = end.Seq;
        }
    }
}

/// <param name="Seq">The last record that was looked at; 0: none.</param>
/// <param name="Hash">That record's hash, to tell this journal from another; empty at 0.</param>
public sealed record LogPosition(long Seq, ReadOnlyMemory<byte> Hash)
{
    public static readonly LogPosition Start = new(0, ReadOnlyMemory<byte>.Empty);
}

/// <summary>Where a page of a scan ended.</summary>
public readonly record struct VisitPlace(DateTimeOffset Issued, long Seq)
{
    public static VisitPlace Of(VisitEntry visit) => new(visit.Issued, visit.Seq);
}
