using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// Hands in what this kiosk issued by itself: one after the other, in the order of issue, so that neither an hour's tickets at once
/// nor one that the host will not take in holds up anybody else's.
/// </summary>
internal sealed class HandInDesk(KioskOptions options, Topics topics, Autonomy autonomy)
{
    private sealed record Owed(string Id, TicketEntry Entry)
    {
        public TimeSpan? NotUntil { get; init; }
    }

    private readonly SortedDictionary<int, Owed> waiting = [];
    private (int Nth, int Sent)? underWay;

    public TimeSpan? NextDue { get; private set; }

    public void Owe(string id, TicketEntry entry) => waiting.TryAdd(entry.Offline!.Nth, new Owed(id, entry));

    /// <summary>The host has answered under this id: taken in, or refused until somebody mends what is wrong.</summary>
    public void Take(string id, bool taken, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        foreach (var (nth, owed) in waiting)
        {
            if (owed.Id != id) continue;
            if (taken) waiting.Remove(nth);
            else if (underWay?.Nth == nth) waiting[nth] = owed with { NotUntil = now + Patience.AfterRefusal };
            if (underWay?.Nth == nth) underWay = null;
            break;
        }
        Next(now, outputs);
    }

    /// <summary>What was under way is handed in again once the host is heard: it is told by then what its clock says.</summary>
    public void BusDown()
    {
        underWay = null;
        NextDue = null;
    }

    public void TimeDue(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (NextDue is null || NextDue > now) return;
        if (autonomy.IsHeard && underWay is var (nth, _) && waiting.TryGetValue(nth, out var owed)) Send(nth, owed, now, outputs);
        else Next(now, outputs);
    }

    /// <summary>The first that may be handed in, unless one is under way or nobody is there to take it.</summary>
    public void Next(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (!autonomy.IsHeard) BusDown();
        if (!autonomy.IsHeard || underWay is not null) return;
        NextDue = null;
        foreach (var (nth, owed) in waiting)
        {
            if (owed.NotUntil > now)
            {
                NextDue = Earliest.Of(NextDue, owed.NotUntil);
                continue;
            }
            Send(nth, owed, now, outputs);
            return;
        }
    }

    private void Send(int nth, Owed owed, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        var sent = underWay?.Nth == nth ? underWay.Value.Sent + 1 : 1;
        var (notBefore, notAfter) = autonomy.Moments.OnHostsClock(owed.Entry.Came!);
        outputs.Publish(topics.Request(options.Device), new HandInRequest(
            owed.Id, owed.Id, owed.Entry.Offline!.Number, owed.Entry.Service, owed.Entry.Language, notBefore, notAfter));
        underWay = (nth, sent);
        NextDue = now + BusPatience.BeforeRepeat(sent + 1);
    }
}
