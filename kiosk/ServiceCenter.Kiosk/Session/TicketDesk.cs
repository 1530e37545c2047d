using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// Every ticket from the press to the host's knowing what became of its paper. A stage is kept on disk before it acts, and an
/// entry ends with the host's reply alone: an acknowledgement by the broker proves nothing. So a crash at any point asks again,
/// reports again or prints again, and what may be a second paper says so. Where no reply comes in time the kiosk issues the ticket
/// itself, and whatever the host answers to that request afterwards is void.
/// </summary>
internal sealed class TicketDesk(KioskOptions options, Topics topics, TicketWindow window, Autonomy autonomy)
{
    /// <summary>Tickets under way at most: far above what fingers can do, so that a dead host cannot fill the disk.</summary>
    public const int Most = 1000;
    private const int Remembered = 20;

    private sealed class OwedTicket(string id, TicketEntry entry)
    {
        public string Id { get; } = id;
        public TicketEntry Entry { get; set; } = entry;
        public bool MayBeOut { get; init; }
        public int Sent { get; set; }
        public TimeSpan? RepeatDue { get; set; }
        /// <summary>Then this kiosk goes on alone.</summary>
        public TimeSpan? AloneDue { get; set; }
        public bool IsHandedIn { get; set; } = entry.Offline is not { IsHandedIn: false };
        public bool IsCopy => MayBeOut || Entry.Order is not null;
        public string ReportId => Id + "-printed" + (Entry.Order is null ? "" : "-" + Entry.Order);
    }

    private readonly SortedDictionary<string, OwedTicket> owed = new(StringComparer.Ordinal);
    private readonly Queue<string> papers = [];
    private readonly Queue<(ReplyMessage Reply, string? Language)> issued = [];
    private string? atPrinter;
    private long job;
    private bool up;
    private readonly HandInDesk handIns = new(options, topics, autonomy);
    private readonly PapersOfTheDay papersOfTheDay = new(autonomy);

    public int Length => owed.Count;

    /// <summary>Of each service the last number that the host gave.</summary>
    public IReadOnlyList<GivenBody> Given =>
    [
        .. from entry in owed.Values.Select(ticket => ticket.Entry).Concat(papersOfTheDay.Entries)
           where entry is { IsHosts: true, Reply: { Seq: not null, Number: not null, IssuedAt: not null } }
           group entry.Reply by entry.Service into service
           orderby service.Key
           let last = service.MaxBy(reply => reply.Seq)
           select new GivenBody(service.Key, last.Number!, last.Seq!.Value, last.IssuedAt!.Value),
    ];

    /// <summary>Tickets that this kiosk issued and the host does not know.</summary>
    public int Unknown
    {
        get
        {
            var unknown = 0;
            foreach (var ticket in owed.Values) if (!ticket.IsHandedIn) unknown++;
            return unknown;
        }
    }

    public bool IsFull => owed.Count >= Most;

    public bool IsAsking(string service)
    {
        foreach (var ticket in owed.Values) if (ticket.Entry.Stage == TicketStage.Asking && ticket.Entry.Service == service) return true;
        return false;
    }

    public TimeSpan? NextDue
    {
        get
        {
            TimeSpan? due = null;
            foreach (var ticket in owed.Values) due = Earliest.Of(due, Earliest.Of(ticket.RepeatDue, ticket.AloneDue));
            return Earliest.Of(due, handIns.NextDue);
        }
    }

    public void Press(string service, string? language, UInt128 fresh, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        var id = fresh.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
        Keep(owed[id] = new OwedTicket(id, new TicketEntry(service, TicketStage.Asking, Language: language, Came: autonomy.Moments.Of(now))), outputs);
    }

    /// <summary>Found on disk at start: whatever it was waiting for is done again.</summary>
    /// <returns>Under which number the host last spoke of it; null: it did not.</returns>
    public long? Resume(string id, ReadOnlyMemory<byte> bytes, TimeSpan now, ConfigMessage? config, ICollection<KioskOutput> outputs)
    {
        if (TicketEntry.Read(bytes) is not { } entry)
        {
            outputs.Add(new KioskOutput.Forget(id));
            return null;
        }
        if (entry.Stage == TicketStage.Settled)
        {
            papersOfTheDay.Found(id, entry);
            return entry.Reply?.Seq;
        }
        owed[id] = new OwedTicket(id, entry) { MayBeOut = entry.Stage == TicketStage.Printing };
        autonomy.Moments.Remember(entry.Came?.NotBefore);
        if (entry.Offline is { IsHandedIn: false }) handIns.Owe(id, entry);
        Kept(id, now, config, outputs);
        return entry.Reply?.Seq;
    }

    /// <summary>The stage is on disk: now it may act.</summary>
    /// <returns>A ticket that this kiosk has just issued by itself; null otherwise.</returns>
    public TicketEntry? Kept(string id, TimeSpan now, ConfigMessage? config, ICollection<KioskOutput> outputs)
    {
        if (!owed.TryGetValue(id, out var ticket)) return null;
        switch (ticket.Entry.Stage)
        {
            case TicketStage.Asking when autonomy.Wait(now) == TimeSpan.Zero && GoAlone(ticket, now, outputs):
                return null;
            case TicketStage.Asking:
                ticket.AloneDue = now + Patience.Alone;
                Send(ticket, now, outputs);
                return null;
            case TicketStage.Printing:
                papers.Enqueue(id);
                PrintNext(config, outputs);
                break;
            case TicketStage.Reporting:
                if (ticket.IsHandedIn) Send(ticket, now, outputs);
                return null;
            case TicketStage.HandingIn when ticket.Entry.Offline is { IsLost: true }:
                return null;
            case TicketStage.HandingIn:
                if (!options.HasPrinter) window.Issued(ticket.Entry.Reply!, ticket.Entry.Language, printing: false, now);
                break;
        }
        if (ticket.Entry.Offline is null || ticket.IsHandedIn) return null;
        handIns.Owe(id, ticket.Entry);
        handIns.Next(now, outputs);
        return ticket.Entry;
    }

    /// <summary>What the host has to take in can be handed in now, or what it has taken in can be let go.</summary>
    public void Heard(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        handIns.Next(now, outputs);
        papersOfTheDay.Tidy(outputs);
    }

    /// <summary>The host goes on from a backup: it is given what it has lost, under the numbers that it gave itself, and told again of papers that came out.</summary>
    public void Lost(IReadOnlyList<GapBody> lost, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        foreach (var (id, entry) in papersOfTheDay.In(lost))
        {
            papersOfTheDay.Take(id);
            OweAgain(owed[id] = new OwedTicket(id, entry with { Stage = entry.Confirmed ? TicketStage.Reporting : TicketStage.HandingIn }), outputs);
        }
        foreach (var ticket in owed.Values)
            if (ticket is { IsHandedIn: true, Entry.Stage: TicketStage.Printing or TicketStage.Reporting } && ticket.Entry.IsIn(lost)) OweAgain(ticket, outputs);
        handIns.Next(now, outputs);
    }

    private void OweAgain(OwedTicket ticket, ICollection<KioskOutput> outputs)
    {
        var entry = ticket.Entry;
        ticket.Entry = entry with { Offline = new OfflineTicket(entry.Reply!.Number!, NextNth, IsLost: entry.IsHosts) };
        ticket.IsHandedIn = false;
        handIns.Owe(ticket.Id, ticket.Entry);
        // One that is being printed is kept when the printer has had its say: kept now, it would be printed twice.
        if (entry.Stage != TicketStage.Printing) Keep(ticket, outputs);
    }

    private int NextNth => 1 + owed.Values.Max(other => other.Entry.Offline?.Nth ?? 0);

    /// <summary>Who has been waiting in vain may be helped by what the configuration brought.</summary>
    public void Configured(TimeSpan now)
    {
        foreach (var ticket in owed.Values)
            if (ticket is { Entry.Stage: TicketStage.Asking, AloneDue: null, Sent: > 0 }) ticket.AloneDue = now + Patience.Alone;
    }

    /// <summary>A reply to a question that was answered before, or was never asked, is dropped.</summary>
    /// <returns>The ticket that this reply brought; null: it brought none.</returns>
    public TicketEntry? Take(ReplyMessage reply, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (owed.TryGetValue(reply.Id, out var asked) && asked.Entry.Offline is not null)
        {
            TakeHandIn(asked, reply, now, outputs);
            return null;
        }
        if (asked is not null)
            return asked.Entry.Stage == TicketStage.Asking && asked.Sent > 0 ? TakeIssue(asked, reply, now, outputs) : null;
        foreach (var ticket in owed.Values)
        {
            // Before it is handed in, an answer to a report is to one of an earlier life, or from a host that has lost it since.
            if (ticket.Entry.Stage != TicketStage.Reporting || !ticket.IsHandedIn || ticket.ReportId != reply.Id) continue;
            End(ticket, now, outputs);
            break;
        }
        return null;
    }

    /// <summary>Staff want a paper again: only of a ticket that this kiosk remembers.</summary>
    public void Reprint(string? id, string order, ICollection<KioskOutput> outputs)
    {
        if (!options.HasPrinter || id is null || owed.ContainsKey(id) || IsFull) return;
        foreach (var (reply, language) in issued)
        {
            if (reply.Id != id) continue;
            Keep(owed[id] = new OwedTicket(id, new TicketEntry(reply.Service ?? "", TicketStage.Printing, reply, Order: order, Language: language)), outputs);
            return;
        }
    }

    public void PrinterAnswered(long answered, PrinterAnswer answer, TimeSpan now, ConfigMessage? config, ICollection<KioskOutput> outputs)
    {
        if (answered != job || atPrinter is null || !owed.TryGetValue(atPrinter, out var ticket)) return;
        atPrinter = null;
        window.PaperIs(ticket.Entry.Reply!, answer, now);
        var offline = ticket.Entry.Offline is { } issued ? issued with { IsHandedIn = ticket.IsHandedIn } : null;
        if (answer is not (PrinterAnswer.PaperOut or PrinterAnswer.Unreachable))
        {
            ticket.Entry = ticket.Entry with { Stage = TicketStage.Reporting, Confirmed = answer != PrinterAnswer.Silent, Offline = offline };
            Keep(ticket, outputs);
        }
        else if (ticket.IsHandedIn) End(ticket, now, outputs);
        else
        {
            ticket.Entry = ticket.Entry with { Stage = TicketStage.HandingIn };
            Keep(ticket, outputs);
        }
        PrintNext(config, outputs);
    }

    /// <summary>What was handed to the bus is sent by it; an answer gets its full patience from now.</summary>
    public void BusUp(TimeSpan now)
    {
        up = true;
        foreach (var ticket in owed.Values) if (ticket.Sent > 0) ticket.RepeatDue = now + BusPatience.BeforeRepeat(ticket.Sent + 1);
    }

    /// <summary>The bus keeps what it was given: nothing is sent again because of a lost connection.</summary>
    public void BusDown()
    {
        up = false;
        handIns.BusDown();
        foreach (var ticket in owed.Values) ticket.RepeatDue = null;
    }

    public void TimeDue(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        foreach (var ticket in owed.Values)
        {
            if (ticket.AloneDue <= now)
            {
                ticket.AloneDue = null;
                if (GoAlone(ticket, now, outputs)) continue;
            }
            if (ticket.RepeatDue <= now) Send(ticket, now, outputs);
        }
        handIns.TimeDue(now, outputs);
    }

    /// <summary>Papers wait for one another, and for the configuration that they are drawn from.</summary>
    public void PrintNext(ConfigMessage? config, ICollection<KioskOutput> outputs)
    {
        if (config is null || atPrinter is not null || !papers.TryDequeue(out var id)) return;
        var ticket = owed[id];
        atPrinter = id;
        window.Printing(ticket.Entry.Reply!, ticket.Entry.Language);
        outputs.Add(new KioskOutput.Print(++job, TicketPaper.Compose(config, ticket.Entry, ticket.IsCopy, options)));
    }

    private TicketEntry? TakeIssue(OwedTicket ticket, ReplyMessage reply, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (reply.Problem?.Code == "too-late")
        {
            // Nobody waits for that answer any more: the ticket is issued here, or asked for again without haste.
            if (!GoAlone(ticket, now, outputs)) Send(ticket, now, outputs);
            return null;
        }
        if (!reply.Ok)
        {
            window.Refused(reply.Problem, now);
            Forget(ticket, outputs);
            return null;
        }
        if (reply.Number is null) return null; // no answer: it will be asked again
        reply = reply with { Ticket = reply.Ticket ?? ticket.Id, Service = reply.Service ?? ticket.Entry.Service };
        Remember(reply, ticket.Entry.Language);
        window.Issued(reply, ticket.Entry.Language, options.HasPrinter, now);
        ticket.AloneDue = null;
        ticket.Entry = ticket.Entry with { Stage = TicketStage.Printing, Reply = reply };
        if (options.HasPrinter) Keep(ticket, outputs);
        else End(ticket, now, outputs);
        return ticket.Entry;
    }

    /// <summary>From here on the number is this kiosk's: nothing of it is shown or printed before it is on disk.</summary>
    private bool GoAlone(OwedTicket ticket, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (OwnNumber(ticket, now) is not { } number) return false;
        var came = ticket.Entry.Came ?? autonomy.Moments.Of(now);
        var reply = new ReplyMessage(ticket.Id, true, Ticket: ticket.Id, Number: number, Service: ticket.Entry.Service, IssuedAt: came.NotAfter?.At);
        ticket.Entry = ticket.Entry with
        {
            Stage = options.HasPrinter ? TicketStage.Printing : TicketStage.HandingIn, Reply = reply, Came = came, Offline = new OfflineTicket(number, NextNth),
        };
        (ticket.AloneDue, ticket.IsHandedIn) = (null, false);
        Remember(reply, ticket.Entry.Language);
        Keep(ticket, outputs);
        return true;
    }

    /// <summary>Any other answer is to the request itself, and comes too late: the number on the paper holds.</summary>
    private void TakeHandIn(OwedTicket ticket, ReplyMessage reply, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        var taken = reply.Ok && reply.Number == ticket.Entry.Offline!.Number;
        if (!ticket.IsHandedIn) handIns.Take(ticket.Id, taken, now, outputs);
        if (!taken || ticket.IsHandedIn) return;
        ticket.IsHandedIn = true;
        ticket.Entry = ticket.Entry with { Reply = ticket.Entry.Reply! with { Seq = reply.Seq } };
        if (ticket.Entry.Stage == TicketStage.Reporting) Send(ticket, now, outputs);
        if (ticket.Entry.Stage == TicketStage.HandingIn) End(ticket, now, outputs);
    }

    private void Remember(ReplyMessage reply, string? language)
    {
        issued.Enqueue((reply, language));
        if (issued.Count > Remembered) issued.Dequeue();
    }

    private void Send(OwedTicket ticket, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        Request request = ticket.Entry.Stage == TicketStage.Asking
            ? new IssueTicketRequest(ticket.Id, ticket.Entry.Service, Language: ticket.Entry.Language, Ticket: ticket.Id, GoodUntil: GoodUntil(ticket, now))
            : new PrintedRequest(ticket.ReportId, ticket.Id, ticket.Entry.Confirmed);
        outputs.Publish(topics.Request(options.Device), request);
        ticket.Sent++;
        ticket.RepeatDue = up ? now + BusPatience.BeforeRepeat(ticket.Sent + 1) : null;
    }

    /// <summary>Only where this kiosk would not wait for longer.</summary>
    private HostInstant? GoodUntil(OwedTicket ticket, TimeSpan now) =>
        ticket.AloneDue is not null && OwnNumber(ticket, now) is not null ? autonomy.GoodUntil(now) : null;

    private string? OwnNumber(OwedTicket ticket, TimeSpan now) => autonomy.NumberFor(
        ticket.Entry.Service,
        owed.Values.Select(other => other.Entry.Offline?.Number).OfType<string>().Concat(papersOfTheDay.Numbers).ToHashSet(StringComparer.Ordinal), now);

    private static void Keep(OwedTicket ticket, ICollection<KioskOutput> outputs)
    {
        ticket.Sent = 0;
        ticket.RepeatDue = null;
        outputs.Add(new KioskOutput.Keep(ticket.Id, ticket.Entry.ToBytes()));
    }

    /// <summary>Nothing is owed any more.</summary>
    private void End(OwedTicket ticket, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        owed.Remove(ticket.Id);
        papersOfTheDay.Settle(ticket.Id, Dated(ticket.Entry, now), outputs);
    }

    /// <summary>What was issued by a kiosk that had not heard the host since its start is of the day on which the host took it in.</summary>
    private TicketEntry Dated(TicketEntry entry, TimeSpan now) =>
        entry.Reply is { IssuedAt: null } reply ? entry with { Reply = reply with { IssuedAt = autonomy.Moments.Of(now).NotAfter?.At } } : entry;

    private void Forget(OwedTicket ticket, ICollection<KioskOutput> outputs)
    {
        owed.Remove(ticket.Id);
        outputs.Add(new KioskOutput.Forget(ticket.Id));
    }
}
