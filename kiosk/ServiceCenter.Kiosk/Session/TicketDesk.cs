using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// Every ticket from the press to the host's knowing what became of its paper. A stage is kept on disk before it acts, and an
/// entry ends with the host's reply alone: an acknowledgement by the broker proves nothing. So a crash at any point asks again,
/// reports again or prints again, and what may be a second paper says so.
/// </summary>
internal sealed class TicketDesk(KioskOptions options, Topics topics, TicketWindow window)
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
        public bool IsCopy => MayBeOut || Entry.Order is not null;
        public string ReportId => Id + "-printed" + (Entry.Order is null ? "" : "-" + Entry.Order);
    }

    private readonly SortedDictionary<string, OwedTicket> owed = new(StringComparer.Ordinal);
    private readonly Queue<string> papers = [];
    private readonly Queue<(ReplyMessage Reply, string? Language)> issued = [];
    private string? atPrinter;
    private long job;
    private bool up;

    public int Length => owed.Count;
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
            foreach (var ticket in owed.Values) due = Earliest.Of(due, ticket.RepeatDue);
            return due;
        }
    }

    public void Press(string service, string? language, UInt128 fresh, ICollection<KioskOutput> outputs)
    {
        var id = fresh.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
        Keep(owed[id] = new OwedTicket(id, new TicketEntry(service, TicketStage.Asking, Language: language)), outputs);
    }

    /// <summary>Found on disk at start: whatever it was waiting for is done again.</summary>
    public void Resume(string id, ReadOnlyMemory<byte> bytes, TimeSpan now, ConfigMessage? config, ICollection<KioskOutput> outputs)
    {
        if (TicketEntry.Read(bytes) is not { } entry)
        {
            outputs.Add(new KioskOutput.Forget(id));
            return;
        }
        owed[id] = new OwedTicket(id, entry) { MayBeOut = entry.Stage == TicketStage.Printing };
        Kept(id, now, config, outputs);
    }

    /// <summary>The stage is on disk: now it may act.</summary>
    public void Kept(string id, TimeSpan now, ConfigMessage? config, ICollection<KioskOutput> outputs)
    {
        if (!owed.TryGetValue(id, out var ticket)) return;
        if (ticket.Entry.Stage == TicketStage.Printing)
        {
            papers.Enqueue(id);
            PrintNext(config, outputs);
        }
        else Send(ticket, now, outputs);
    }

    /// <summary>A reply to a question that was answered before, or was never asked, is dropped.</summary>
    /// <returns>The ticket that this reply brought; null: it brought none.</returns>
    public TicketEntry? Take(ReplyMessage reply, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        if (owed.TryGetValue(reply.Id, out var asked))
            return asked.Entry.Stage == TicketStage.Asking && asked.Sent > 0 ? TakeIssue(asked, reply, now, outputs) : null;
        foreach (var ticket in owed.Values)
        {
            if (ticket.Entry.Stage != TicketStage.Reporting || ticket.ReportId != reply.Id) continue;
            Forget(ticket, outputs);
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
        if (answer is PrinterAnswer.PaperOut or PrinterAnswer.Unreachable) Forget(ticket, outputs);
        else
        {
            ticket.Entry = ticket.Entry with { Stage = TicketStage.Reporting, Confirmed = answer != PrinterAnswer.Silent };
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
        foreach (var ticket in owed.Values) ticket.RepeatDue = null;
    }

    public void TimeDue(TimeSpan now, ICollection<KioskOutput> outputs)
    {
        foreach (var ticket in owed.Values) if (ticket.RepeatDue <= now) Send(ticket, now, outputs);
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
        ticket.Entry = ticket.Entry with { Stage = TicketStage.Printing, Reply = reply };
        if (options.HasPrinter) Keep(ticket, outputs);
        else Forget(ticket, outputs);
        return ticket.Entry;
    }

    private void Remember(ReplyMessage reply, string? language)
    {
        issued.Enqueue((reply, language));
        if (issued.Count > Remembered) issued.Dequeue();
    }

    private void Send(OwedTicket ticket, TimeSpan now, ICollection<KioskOutput> outputs)
    {
        Request request = ticket.Entry.Stage == TicketStage.Asking
            ? new IssueTicketRequest(ticket.Id, ticket.Entry.Service, Language: ticket.Entry.Language, Ticket: ticket.Id)
            : new PrintedRequest(ticket.ReportId, ticket.Id, ticket.Entry.Confirmed);
        outputs.Publish(topics.Request(options.Device), request);
        ticket.Sent++;
        ticket.RepeatDue = up ? now + BusPatience.BeforeRepeat(ticket.Sent + 1) : null;
    }

    private static void Keep(OwedTicket ticket, ICollection<KioskOutput> outputs)
    {
        ticket.Sent = 0;
        ticket.RepeatDue = null;
        outputs.Add(new KioskOutput.Keep(ticket.Id, ticket.Entry.ToBytes()));
    }

    private void Forget(OwedTicket ticket, ICollection<KioskOutput> outputs)
    {
        owed.Remove(ticket.Id);
        outputs.Add(new KioskOutput.Forget(ticket.Id));
    }
}
