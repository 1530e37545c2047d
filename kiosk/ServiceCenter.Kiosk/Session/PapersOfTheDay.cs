using ServiceCenter.Contracts;

namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// Tickets with which nothing is to be done any more. They stay on the disk, the day's for a host that goes on from a backup and does not
/// know them, others as long as a configuration offers their number: so neither a crash nor an old retained message makes one twice.
/// </summary>
internal sealed class PapersOfTheDay(Autonomy autonomy)
{
    /// <summary>Above what a kiosk gives in a day; the oldest go first, but none whose number is offered yet.</summary>
    private const int Most = 2_000;

    /// <summary>A forgotten entry is a write to the disk, on which a finger may be waiting.</summary>
    private const int ForgottenAtOnce = 2;

    private readonly SortedDictionary<string, TicketEntry> papers = new(StringComparer.Ordinal);

    public IEnumerable<string> Numbers => papers.Values.Select(entry => entry.Reply?.Number).OfType<string>();
    public IEnumerable<TicketEntry> Entries => papers.Values;

    public void Found(string id, TicketEntry entry) => papers[id] = entry;

    public void Settle(string id, TicketEntry entry, ICollection<KioskOutput> outputs)
    {
        papers[id] = entry = entry with { Stage = TicketStage.Settled };
        if (MayGo(entry)) Forget(id, outputs);
        else outputs.Add(new KioskOutput.Keep(id, entry.ToBytes()));
        Tidy(outputs);
    }

    /// <summary>It is under way again.</summary>
    public void Take(string id) => papers.Remove(id);

    /// <summary>In the order in which the host gave them.</summary>
    public IReadOnlyList<(string Id, TicketEntry Entry)> In(IReadOnlyList<GapBody> lost) =>
        [.. papers.Where(paper => paper.Value.IsIn(lost)).OrderBy(paper => paper.Value.Reply!.Seq).Select(paper => (paper.Key, paper.Value))];

    public void Tidy(ICollection<KioskOutput> outputs)
    {
        foreach (var id in papers.Where(paper => MayGo(paper.Value)).Select(paper => paper.Key).Take(ForgottenAtOnce).ToArray()) Forget(id, outputs);
        if (papers.Count > Most && papers.Keys.Where(id => !IsOffered(papers[id])).MinBy(id => papers[id].Reply?.Seq ?? 0) is { } oldest) Forget(oldest, outputs);
    }

    private void Forget(string id, ICollection<KioskOutput> outputs)
    {
        papers.Remove(id);
        outputs.Add(new KioskOutput.Forget(id));
    }

    /// <summary>Of a day that is over, or of nobody knows when.</summary>
    private bool MayGo(TicketEntry entry) =>
        !IsOffered(entry) && (entry.Reply is not { Seq: not null, IssuedAt: { } issued } || issued < autonomy.Day?.EndsAt - TimeSpan.FromDays(1));

    /// <summary>Its number would be given again, were it forgotten.</summary>
    private bool IsOffered(TicketEntry entry) => entry.Offline is { } offline && autonomy.Numbers.IsOffered(offline.Number);
}
