using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <summary>
/// What the host has said stays true: every request it accepted is in the journal for good, whatever crashed since, and the same
/// request is answered alike as often as it is asked.
/// </summary>
internal sealed class WordsAreKept(Action<string> wrong) : IWatcher
{
    private readonly Dictionary<(string Asker, string Id), Request> _asked = [];
    /// <summary>Handed in under the id of a request that went unanswered: from there on, two answers may come.</summary>
    private readonly Dictionary<(string Asker, string Id), HandInRequest> _handedIn = [];
    private readonly Dictionary<(string Asker, string Id), (string Words, long? Seq)> _accepted = [];
    private readonly List<Promise> _promises = [];
    private readonly Dictionary<long, Promise> _promiseAt = [];
    private readonly Dictionary<long, Event> _journal = [];

    public void Requested(string asker, Request request)
    {
        if (request is HandInRequest hand) _handedIn[(asker, request.Id)] = hand;
        else _asked[(asker, request.Id)] = request;
    }

    /// <summary>An event that takes the place of one that was promised is found at once, while the story still tells how it came.</summary>
    public void Flushed(Recorded recorded)
    {
        if (recorded.Event is Event.RecordRestored restored) Lose(restored.After);
        _journal[recorded.Seq] = recorded.Event;
        if (_promiseAt.TryGetValue(recorded.Seq, out var promise) && !Keeps(promise.Request, promise.Reply, recorded.Event))
            wrong($"{promise} stands in the journal as {recorded.Event}");
    }

    /// <summary>What was promised since the backup cannot be kept: the host says that it is lost.</summary>
    private void Lose(long after)
    {
        _promises.RemoveAll(promise => promise.Reply.Seq > after);
        foreach (var (question, _) in _accepted.Where(answer => answer.Value.Seq > after).ToArray()) _accepted.Remove(question);
        foreach (var seq in _promiseAt.Keys.Where(seq => seq > after).ToArray()) _promiseAt.Remove(seq);
        foreach (var seq in _journal.Keys.Where(seq => seq > after).ToArray()) _journal.Remove(seq);
    }

    public void Replied(string asker, ReplyMessage reply)
    {
        var isHandIn = _handedIn.TryGetValue((asker, reply.Id), out var hand) && reply.Number == hand.Number;
        var request = isHandIn ? hand : _asked.GetValueOrDefault((asker, reply.Id));
        if (request is null)
        {
            // A kiosk that died meanwhile asks no more, and hands in what it printed.
            if (hand is not null) return;
            wrong($"{asker} is answered {reply.Id}, which it never asked");
            return;
        }
        // Its own request was overtaken by the hand-in, which is the answer from there on.
        if (hand is not null && reply.Problem?.Code == "id-reused") return;
        if (MakesNoEvent(request) || reply.Problem?.Code == "outcome-unknown") return;
        var words = JsonSerializer.Serialize(reply, Wire.Default.ReplyMessage);
        var question = (asker, reply.Id + (isHandIn ? " handed in" : ""));
        if (_accepted.TryGetValue(question, out var earlier))
        {
            if (earlier.Words != words) wrong($"{asker} asked {reply.Id} again: first the answer was {earlier.Words}, then {words}");
        }
        else if (reply.Ok)
        {
            _accepted[question] = (words, reply.Seq);
            var promise = new Promise(asker, request, reply);
            _promises.Add(promise);
            if (reply.Seq is { } seq) _promiseAt[seq] = promise;
        }
    }

    public void AtEnd(Ending ending)
    {
        foreach (var promise in _promises)
        {
            if (promise.Reply.Seq is not { } seq || !_journal.TryGetValue(seq, out var stored)) wrong($"{promise} is not in the journal");
            else if (!Keeps(promise.Request, promise.Reply, stored)) wrong($"{promise} stands in the journal as {stored}");
        }
    }

    private sealed record Promise(string Asker, Request Request, ReplyMessage Reply)
    {
        public override string ToString() => $"{RequestKinds.KindOf(Request)} {Reply.Id} of {Asker}, accepted with seq {Reply.Seq},";
    }

    private static bool MakesNoEvent(Request request) => request is HelloRequest or SnapshotRequest;

    /// <summary>What a press of the only button may say instead of a call, or say last before one that found nobody.</summary>
    private static bool SaysOneButton(CallNextRequest press, Event stored) => stored switch
    {
        Event.TicketRecalled e => e.Counter.Value == press.Counter,
        Event.ServiceFinished e => e.Counter.Value == press.Counter,
        Event.CounterReady e => e.Counter.Value == press.Counter,
        _ => false,
    };

    private static bool Keeps(Request request, ReplyMessage reply, Event stored) => (request, stored) switch
    {
        (IssueTicketRequest, Event.TicketIssued e) => e.Ticket.ToString() == reply.Ticket && e.Number.ToString() == reply.Number,
        (HandInRequest r, Event.TicketIssued e) => e.Ticket.ToString() == r.Ticket && e.Number.ToString() == r.Number,
        (HandInRequest r, Event.NumberVoided e) => e.Ticket.ToString() == r.Ticket && e.Number.ToString() == r.Number,
        (HandInRequest r, Event.TicketUnresolved e) => e.Ticket.ToString() == r.Ticket,
        (PrintedRequest, _) => true, // where the paper was reported before, no event is made
        (CallNextRequest { Button: CallNextRequest.Single } r, not Event.TicketCalled) => SaysOneButton(r, stored),
        (CallNextRequest r, Event.TicketCalled e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == reply.Ticket,
        (CallRequest r, Event.TicketCalled e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == r.Ticket,
        (UnparkRequest r, Event.TicketCalled e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == r.Ticket,
        (RecallRequest r, Event.TicketRecalled e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == r.Ticket,
        (RecycleRequest r, Event.TicketRecycled e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == r.Ticket,
        (ParkRequest r, Event.TicketParked e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == r.Ticket,
        (TransferRequest r, Event.TicketTransferred e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == r.Ticket && e.Service.Value == r.Service,
        (ReadyRequest r, Event.CounterReady e) => e.Counter.Value == r.Counter,
        (BreakRequest r, Event.BreakBegan e) => e.Counter.Value == r.Counter && e.Reason == r.Reason,
        (StartRequest r, Event.ServiceStarted e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == r.Ticket,
        (FinishRequest r, Event.ServiceFinished e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == (r.Ticket ?? reply.Ticket),
        (NoShowRequest r, Event.TicketNoShow e) => e.Counter.Value == r.Counter && e.Ticket.ToString() == (r.Ticket ?? reply.Ticket),
        (LeftRequest r, Event.TicketLeft e) => e.Ticket.ToString() == r.Ticket,
        (OpenRequest r, Event.CounterOpened e) => e.Counter.Value == r.Counter,
        (CloseRequest r, Event.CounterClosed e) => e.Counter.Value == r.Counter,
        (UndoRequest r, Event.StepUndone { Of: StepOwner.OfCounter of }) => of.Counter.Value == r.Counter,
        (OpenDayRequest r, Event.DayOpened e) => e.Day.Label == r.Day,
        _ => false,
    };
}

/// <summary>Every event is told on the one topic, in order; what was told before a restart may be told again, alike. That holds over a loss of the record too: no number means anything else after it.</summary>
internal sealed class EventsAreTold(Action<string> wrong) : IWatcher
{
    private readonly Dictionary<long, ReadOnlyMemory<byte>> _told = [];
    private readonly SortedSet<long> _inJournal = [];

    public void Flushed(Recorded recorded)
    {
        if (recorded.Event is Event.RecordRestored restored) _inJournal.RemoveWhere(seq => seq > restored.After);
        _inJournal.Add(recorded.Seq);
    }

    public void EventTold(ReadOnlyMemory<byte> told)
    {
        using var read = JsonDocument.Parse(told);
        var seq = read.RootElement.GetProperty("seq").GetInt64();
        if (seq > _inJournal.Max) wrong($"event {seq} is told and not on disk");
        if (!_told.TryAdd(seq, told) && !_told[seq].Span.SequenceEqual(told.Span)) wrong($"event {seq} is told twice, differently");
    }

    public void AtEnd(Ending ending)
    {
        foreach (var seq in _inJournal)
            if (!_told.ContainsKey(seq)) wrong($"event {seq} of {_inJournal.Max} was never told");
    }
}
