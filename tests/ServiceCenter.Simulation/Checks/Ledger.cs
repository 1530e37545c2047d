using System.Collections.Immutable;
using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

internal enum Standing { Waiting, Called, Serving, Parked, Served, NoShow, Left, Cancelled, Unresolved }

/// <summary>A stretch of a ticket's life. An undo takes the last one away as if it had never been.</summary>
/// <param name="Service">What it is about, after a transfer another than the ticket was issued for.</param>
/// <param name="Returns">The services that agents want to go on with when the present one is done, the first of them last.</param>
/// <param name="IsMoved">It does not stand where its arrival put it: sent on, parked, or put back.</param>
internal readonly record struct Stretch(
    Standing Standing, DateTimeOffset Since, string? Counter, string Service, ImmutableStack<string> Returns, bool IsMoved = false);

/// <summary>One ticket, from the journal's events alone.</summary>
/// <param name="at">When its customer came.</param>
internal sealed class TicketLife(Event.TicketIssued issued, long seq, DateTimeOffset at)
{
    public string Id { get; } = issued.Ticket.ToString();
    public string Number { get; set; } = issued.Number.ToString();
    public string Service => Now.Service;
    public long Seq { get; } = seq;
    public DateTimeOffset IssuedAt { get; } = at;
    public List<Stretch> Life { get; } = [new(Standing.Waiting, at, null, issued.Service.Value, ImmutableStack<string>.Empty)];
    public Stretch Now => Life[^1];
    public bool IsAlive => Now.Standing is Standing.Waiting or Standing.Called or Standing.Serving or Standing.Parked;

    public TimeSpan TimeAs(Standing standing)
    {
        var sum = TimeSpan.Zero;
        for (var i = 0; i + 1 < Life.Count; i++)
            if (Life[i].Standing == standing) sum += Life[i + 1].Since - Life[i].Since;
        return sum;
    }
}

internal sealed class Desk
{
    public string? Agent { get; set; }
    public string? Profile { get; set; }
    public TicketLife? InFront { get; set; }
    /// <summary>Whose last step it was, for undo: the ticket and the event.</summary>
    public LastStep? LastStep { get; set; }
}

/// <param name="Ticket">Whose last stretch goes when it is taken back; null: nobody's.</param>
/// <param name="Before">The step that can be taken back after this one was: a call that was repeated still can.</param>
internal sealed record LastStep(TicketLife? Ticket, long Seq, bool Repeats = false, LastStep? Before = null);

/// <summary>
/// The day's books as the checkers keep them: a fold of the journal's events, written without looking at the engine's.
/// Says what does not fit, and goes on.
/// </summary>
internal sealed class Ledger(Action<string> wrong)
{
    private readonly Dictionary<string, TicketLife> _byId = new(StringComparer.Ordinal);
    private readonly List<Recorded> _record = [];

    public List<TicketLife> Tickets { get; } = [];
    public SortedDictionary<string, Desk> Desks { get; } = new(StringComparer.Ordinal);
    public CentrePlan? Plan { get; private set; }
    public long LastSeq { get; private set; }
    public DateTimeOffset LastAt { get; private set; }

    public TicketLife? Find(string ticket) => _byId.GetValueOrDefault(ticket);
    public Desk DeskOf(CounterId counter) => Desks.TryGetValue(counter.Value, out var desk) ? desk : Desks[counter.Value] = new Desk();

    public void Apply(Recorded recorded)
    {
        if (recorded.Event is Event.RecordRestored restored) GoBackTo(restored.After);
        else if (recorded.Seq != LastSeq + 1) wrong($"event {recorded.Seq} follows event {LastSeq} in the journal");
        if (recorded.At < LastAt) wrong($"event {recorded.Seq} is dated before the one in front of it");
        (LastSeq, LastAt) = (recorded.Seq, recorded.At);
        _record.Add(recorded);
        switch (recorded.Event)
        {
            case Event.CentreConfigured configured: Plan = configured.Plan; break;
            case Event.TicketIssued issued: Issue(issued, recorded); break;
            case Event.NumberVoided voided: Renumber(voided, recorded); break;
            case Event.CounterOpened opened: (DeskOf(opened.Counter).Agent, DeskOf(opened.Counter).Profile) = (opened.Agent.Id.Value, opened.Profile.Value); break;
            case Event.CounterClosed closed: Close(closed); break;
            case Event.TicketCalled called: Call(called, recorded); break;
            case Event.TicketRecalled recalled: Recall(recalled, recorded); break;
            case Event.TicketRecycled recycled: Move(recycled.Ticket, recycled.Counter, Standing.Called, Standing.Waiting, recorded, s => s with { IsMoved = true }); break;
            case Event.TicketParked parked: Move(parked.Ticket, parked.Counter, Standing.Serving, Standing.Parked, recorded, s => s with { IsMoved = true }); break;
            case Event.TicketUnparked unparked: Move(unparked.Ticket, null, Standing.Parked, Standing.Waiting, recorded); break;
            case Event.TicketTransferred sent: Transfer(sent, recorded); break;
            case Event.CounterReady { ByItself: not true } ready: DeskOf(ready.Counter).LastStep = new LastStep(null, recorded.Seq); break;
            case Event.BreakBegan began: DeskOf(began.Counter).LastStep = new LastStep(null, recorded.Seq); break;
            case Event.ServiceStarted started: Move(started.Ticket, started.Counter, Standing.Called, Standing.Serving, recorded); break;
            case Event.ServiceFinished finished: Finish(finished, recorded); break;
            case Event.TicketNoShow noShow: Move(noShow.Ticket, noShow.Counter, Standing.Called, Standing.NoShow, recorded); break;
            case Event.TicketLeft left: Move(left.Ticket, null, Standing.Waiting, Standing.Left, recorded); break;
            case Event.TicketCancelled cancelled: Move(cancelled.Ticket, null, Standing.Waiting, Standing.Cancelled, recorded); break;
            case Event.TicketUnresolved unresolved: Unresolve(unresolved, recorded); break;
            case Event.StepUndone undone: Undo(undone, recorded); break;
        }
    }

    /// <summary>What came after it is lost: the books are written anew up to there.</summary>
    private void GoBackTo(long seq)
    {
        Recorded[] left = [.. _record.TakeWhile(recorded => recorded.Seq <= seq)];
        _record.Clear();
        _byId.Clear();
        Tickets.Clear();
        Desks.Clear();
        (LastSeq, LastAt) = (0, default);
        foreach (var recorded in left) Apply(recorded);
    }

    private void Issue(Event.TicketIssued issued, Recorded recorded)
    {
        var ticket = new TicketLife(issued, recorded.Seq, recorded.Since ?? recorded.At);
        if (recorded.Since > recorded.At) wrong($"{ticket.Number} came after it was heard of, at {recorded.Seq}");
        if (!_byId.TryAdd(ticket.Id, ticket)) wrong($"ticket {ticket.Id} is issued twice, the second time as {ticket.Number} at {recorded.Seq}");
        Tickets.Add(ticket);
    }

    /// <summary>Who was not there when a number was called that stands on no paper waits on, as if it had not been called in vain.</summary>
    private void Renumber(Event.NumberVoided voided, Recorded recorded)
    {
        if (Find(voided.Ticket.ToString()) is not { } ticket || ticket.Number != voided.Voided.ToString())
        {
            wrong($"event {recorded.Seq} voids {voided.Voided}, which is not the number of {voided.Ticket}");
            return;
        }
        ticket.Number = voided.Number.ToString();
        if (ticket.Now.Standing != Standing.NoShow) return;
        ticket.Life[^1] = ticket.Now with { Standing = Standing.Waiting, Counter = null };
    }

    private void Close(Event.CounterClosed closed)
    {
        var desk = DeskOf(closed.Counter);
        if (desk.InFront is { IsAlive: true } front) wrong($"counter {closed.Counter} closes with {front.Number} in front");
        (desk.Agent, desk.Profile, desk.InFront, desk.LastStep) = (null, null, null, null);
    }

    private void Call(Event.TicketCalled called, Recorded recorded)
    {
        var desk = DeskOf(called.Counter);
        if (desk.InFront is { } front) wrong($"counter {called.Counter} calls {called.Ticket} at {recorded.Seq} with {front.Number} in front");
        if (desk.Agent != called.Agent.Value) wrong($"{called.Agent} calls at counter {called.Counter}, where {desk.Agent ?? "nobody"} is");
        var from = Find(called.Ticket.ToString())?.Now.Standing is Standing.Parked ? Standing.Parked : Standing.Waiting;
        Move(called.Ticket, called.Counter, from, Standing.Called, recorded);
    }

    private void Recall(Event.TicketRecalled recalled, Recorded recorded)
    {
        var desk = DeskOf(recalled.Counter);
        if (desk.InFront is not { Now.Standing: Standing.Called } front || front.Id != recalled.Ticket.ToString())
            wrong($"counter {recalled.Counter} repeats a call of {recalled.Ticket} at {recorded.Seq}, which is not called there");
        desk.LastStep = new LastStep(null, recorded.Seq, Repeats: true, Before: desk.LastStep is { Repeats: true } earlier ? earlier.Before : desk.LastStep);
    }

    private void Finish(Event.ServiceFinished finished, Recorded recorded)
    {
        var returns = Find(finished.Ticket.ToString())?.Now.Returns ?? ImmutableStack<string>.Empty;
        if (returns.IsEmpty) Move(finished.Ticket, finished.Counter, Standing.Serving, Standing.Served, recorded);
        else Move(finished.Ticket, finished.Counter, Standing.Serving, Standing.Waiting, recorded, s => s with { Service = returns.Peek(), Returns = returns.Pop(), IsMoved = true });
    }

    private void Transfer(Event.TicketTransferred sent, Recorded recorded) =>
        Move(sent.Ticket, sent.Counter, Standing.Serving, Standing.Waiting, recorded, s => s with
        {
            Service = sent.Service.Value,
            Returns = sent.ReturnToMe is true ? s.Returns.Push(s.Service) : s.Returns,
            IsMoved = true,
        });

    /// <summary>Every edge that there is. A step at a counter is about the ticket in front of it.</summary>
    private void Move(TicketId id, CounterId? counter, Standing from, Standing to, Recorded recorded, Func<Stretch, Stretch>? changed = null)
    {
        if (Find(id.ToString()) is not { } ticket)
        {
            wrong($"event {recorded.Seq} is about ticket {id}, which was never issued");
            return;
        }
        if (ticket.Now.Standing != from) wrong($"{ticket.Number} goes from {ticket.Now.Standing} to {to} at {recorded.Seq}");
        if (from is not (Standing.Waiting or Standing.Parked) && ticket.Now.Counter != counter?.Value)
            wrong($"{ticket.Number} is at counter {ticket.Now.Counter} and goes to {to} at counter {counter}, at {recorded.Seq}");
        var since = recorded.Since ?? recorded.At;
        if (since < ticket.Now.Since) wrong($"{ticket.Number} is {ticket.Now.Standing} for a negative time, at {recorded.Seq}");
        if (since > recorded.At) wrong($"{ticket.Number} goes to {to} after it was heard of, at {recorded.Seq}");
        if (to == Standing.Served && ticket.Life.Any(s => s.Standing == Standing.Served)) wrong($"{ticket.Number} is served twice, at {recorded.Seq}");
        var next = ticket.Now with { Standing = to, Since = since, Counter = counter?.Value };
        ticket.Life.Add(changed is null ? next : changed(next));
        if (counter is not { } at) return;
        var desk = DeskOf(at);
        desk.LastStep = new LastStep(ticket, recorded.Seq);
        desk.InFront = to is Standing.Called or Standing.Serving ? ticket : null;
    }

    private void Unresolve(Event.TicketUnresolved unresolved, Recorded recorded)
    {
        if (Find(unresolved.Ticket.ToString()) is not { IsAlive: true } ticket)
        {
            wrong($"ticket {unresolved.Ticket} is unresolved at {recorded.Seq}, though not alive");
            return;
        }
        if (ticket.Now.Counter is { } counter) Desks[counter].InFront = null;
        ticket.Life.Add(ticket.Now with { Standing = Standing.Unresolved, Since = recorded.At, Counter = null });
    }

    /// <summary>The simulated people take back steps of counters only.</summary>
    private void Undo(Event.StepUndone undone, Recorded recorded)
    {
        if (undone.Of is not StepOwner.OfCounter of || DeskOf(of.Counter).LastStep is not { } step || step.Seq != undone.Step)
        {
            wrong($"event {recorded.Seq} takes back step {undone.Step}, which is not the last one");
            return;
        }
        var desk = DeskOf(of.Counter);
        desk.LastStep = step.Before;
        if (step.Ticket is null) return;
        step.Ticket.Life.RemoveAt(step.Ticket.Life.Count - 1);
        desk.InFront = step.Ticket.Now.Standing is Standing.Called or Standing.Serving ? step.Ticket : null;
    }
}
