using ServiceCenter.Engine;
using ServiceCenter.Engine.Measures;

namespace ServiceCenter.Simulation.Checks;

/// <summary>
/// Tickets move along their edges only; one is called by at most one counter at a time and served at most once; no time is negative, and
/// the parts sum to the whole; what the host would report equals what its journal says.
/// </summary>
internal sealed class BooksAreInOrder(Ledger ledger, Action<string> wrong) : IWatcher
{
    public void Flushed(Recorded recorded) => ledger.Apply(recorded);

    public void AtEnd(Ending ending)
    {
        foreach (var ticket in ledger.Tickets) CheckTimes(ticket, ending.Host);
        var counted = Conservation.Count(ending.Host);
        if (counted.Difference is { } difference) wrong("the host does not balance: " + difference);
        Compare("issued", ledger.Tickets.Count, counted.Issued);
        Compare("waiting", Now(Standing.Waiting), counted.Waiting);
        Compare("called", Now(Standing.Called), counted.Called);
        Compare("serving", Now(Standing.Serving), counted.Serving);
        Compare("parked", Now(Standing.Parked), counted.Parked);
        Compare("served", Now(Standing.Served), counted.Ended[VisitOutcome.Served] + counted.WrappingUp);
        Compare("no-show", Now(Standing.NoShow), counted.Ended[VisitOutcome.NoShow]);
        Compare("left", Now(Standing.Left), counted.Ended[VisitOutcome.Left]);
        Compare("cancelled", Now(Standing.Cancelled), counted.Ended[VisitOutcome.Cancelled]);
        Compare("unresolved", Now(Standing.Unresolved), counted.Ended[VisitOutcome.Unresolved]);
    }

    private void CheckTimes(TicketLife ticket, CentreState host)
    {
        if (ticket.IsAlive) return;
        var (wait, walk, handling, hold) = (
            ticket.TimeAs(Standing.Waiting), ticket.TimeAs(Standing.Called), ticket.TimeAs(Standing.Serving), ticket.TimeAs(Standing.Parked));
        var whole = ticket.Now.Since - ticket.IssuedAt;
        if (new[] { wait, walk, handling, hold }.Min() < TimeSpan.Zero) wrong($"{ticket.Number} has a negative time");
        if (wait + walk + handling + hold != whole) wrong($"the times of {ticket.Number} do not sum to {whole}");
        if (!host.Visits.TryGetValue(TicketId.Parse(ticket.Id), out var visit))
        {
            wrong($"{ticket.Number} is unknown to the host");
            return;
        }
        var measured = VisitMeasure.Of(visit);
        if ((measured.Wait, measured.Walk, measured.Handling, measured.Hold, measured.Total) != (wait, walk, handling, hold, whole))
            wrong($"the host measures {ticket.Number} as wait {measured.Wait}, walk {measured.Walk}, handling {measured.Handling}, hold {measured.Hold}; the journal says {wait}, {walk}, {handling}, {hold}");
    }

    private long Now(Standing standing) => ledger.Tickets.Count(t => t.Now.Standing == standing);

    private void Compare(string what, long journal, long host)
    {
        if (journal != host) wrong($"{what}: {journal} by the journal, {host} by the host");
    }
}

/// <summary>
/// At each call by a rule, whoever has waited longest for what the counter serves is called; of those who stand where their arrival put
/// them, who is moved, chosen or in a pool being another matter. Looks at each event before the ledger takes it in.
/// </summary>
internal sealed class LongestWaitGoesFirst(Ledger ledger, Action<string> wrong) : IWatcher
{
    public void Flushed(Recorded recorded)
    {
        if (recorded.Event is Event.TicketCalled { Why.Rule: > 0, Why.Bound: null } called) Check(called, recorded.Seq);
    }

    private void Check(Event.TicketCalled called, long seq)
    {
        var profile = ledger.DeskOf(called.Counter).Profile;
        if (profile is null || ledger.Plan is not { } plan) return;
        var services = plan.Profile(new ProfileId(profile))!.Services.Select(s => s.Value).ToArray();
        var first = ledger.Tickets
            .Where(t => t.Now is { Standing: Standing.Waiting, IsMoved: false } && services.Contains(t.Service))
            .MinBy(t => (t.IssuedAt, t.Seq));
        if (ledger.Find(called.Ticket.ToString()) is { Now.IsMoved: false } && first?.Id != called.Ticket.ToString())
            wrong($"counter {called.Counter} calls {ledger.Find(called.Ticket.ToString())?.Number ?? called.Ticket.ToString()} at {seq} while {first?.Number ?? "nobody"} has waited longest");
    }
}

/// <summary>No number is given while a ticket of that number is alive, or was on a wall in the last 30 minutes. Looks at each event before the ledger takes it in.</summary>
internal sealed class NumbersRest(Ledger ledger, Action<string> wrong) : IWatcher
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(30);
    /// <summary>Number to when a counter last had it in front, by the events.</summary>
    private readonly Dictionary<string, DateTimeOffset> _onWall = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _holder = new(StringComparer.Ordinal);

    public void Flushed(Recorded recorded)
    {
        if (recorded.Event is Event.RecordRestored) NoLaterThan(recorded.At);
        if (recorded.Event is Event.TicketIssued issued) Check(issued.Number, issued.Ticket, recorded);
        if (recorded.Event is Event.NumberVoided voided) Check(voided.Number, voided.Ticket, recorded);
        if (TicketAtCounter(recorded.Event) is { } ticket && ledger.Find(ticket.ToString()) is { } shown) _onWall[shown.Number] = recorded.At;
    }

    /// <summary>What is lost happened before the restore, though the lost record's clock may have been ahead of the one that goes on.</summary>
    private void NoLaterThan(DateTimeOffset restored)
    {
        foreach (var (number, at) in _onWall.ToArray())
            if (at > restored) _onWall[number] = restored;
    }

    private void Check(TicketNumber given, TicketId ticket, Recorded recorded)
    {
        var number = given.ToString();
        // One that a kiosk went on alone from has the number on its paper, whatever the host once gave it.
        if (_holder.TryGetValue(number, out var other) && ledger.Find(other) is { IsAlive: true } holder && holder.Number == number && other != ticket.ToString())
            wrong($"{number} is given at {recorded.Seq} while ticket {other} of that number is alive");
        // A paper is not given anew when it is handed in: it may have been on the wall before the record was lost.
        if (recorded.Since is null && _onWall.TryGetValue(number, out var at) && recorded.At - at < Rest)
            wrong($"{number} is given at {recorded.Seq}, {(recorded.At - at).TotalMinutes:0.0} minutes after it was on the wall");
        _holder[number] = ticket.ToString();
    }

    private static TicketId? TicketAtCounter(Event happened) => happened switch
    {
        Event.TicketCalled e => e.Ticket,
        Event.ServiceStarted e => e.Ticket,
        Event.ServiceFinished e => e.Ticket,
        Event.TicketRecalled e => e.Ticket,
        Event.TicketRecycled e => e.Ticket,
        Event.TicketParked e => e.Ticket,
        Event.TicketTransferred e => e.Ticket,
        Event.TicketNoShow e => e.Ticket,
        _ => null,
    };
}
