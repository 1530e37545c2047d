using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Translation;

/// <summary>
/// The reply to an accepted request, made from its events and nothing else: so a host that restarts answers a repeat
/// alike, from the journal.
/// </summary>
internal static class ToReply
{
    /// <param name="state">After the last of the events.</param>
    public static ReplyMessage Of(string request, IReadOnlyList<Recorded> events, CentreState state)
    {
        var last = events[^1];
        var reply = new ReplyMessage(request, true, last.Seq);
        // A ticket that was handed in when its day was over ended with that.
        var told = last.Event is Event.TicketUnresolved && events.Count > 1 ? events[^2] : last;
        return told.Event switch
        {
            Event.TicketIssued { Offline: not null } e => TakenIn(reply, e.Ticket, e.Number, state),
            Event.NumberVoided e => TakenIn(reply, e.Ticket, e.Number, state),
            Event.TicketIssued e => reply with
            {
                Ticket = e.Ticket.ToString(),
                Number = e.Number.ToString(),
                Service = e.Service.Value,
                IssuedAt = told.At,
                Ahead = e.Ahead,
                Quote = Quotes.Of(e.Quote),
            },
            Event.TicketCalled e => At(reply, e.Ticket, e.Counter, state),
            Event.TicketRecalled e => At(reply, e.Ticket, e.Counter, state),
            Event.TicketRecycled e => At(reply, e.Ticket, e.Counter, state),
            Event.ServiceStarted e => At(reply, e.Ticket, e.Counter, state),
            Event.ServiceFinished e => At(reply, e.Ticket, e.Counter, state),
            Event.TicketNoShow e => At(reply, e.Ticket, e.Counter, state),
            Event.TicketParked e => At(reply, e.Ticket, e.Counter, state),
            Event.TicketUnparked { Counter: { } counter } e => At(reply, e.Ticket, counter, state),
            Event.TicketTransferred e => At(reply, e.Ticket, e.Counter, state),
            Event.TicketPrinted e => reply with { Ticket = e.Ticket.ToString() },
            Event.TicketLeft e => reply with { Ticket = e.Ticket.ToString() },
            Event.TicketCancelled e => reply with { Ticket = e.Ticket.ToString() },
            Event.CounterOpened e => reply with { Counter = e.Counter.Value },
            Event.CounterClosed e => reply with { Counter = e.Counter.Value },
            Event.CounterReady e => reply with { Counter = e.Counter.Value },
            Event.BreakBegan e => reply with { Counter = e.Counter.Value },
            _ => reply,
        };
    }

    /// <summary>To a ticket that was handed in before, when the answer to that is forgotten.</summary>
    public static ReplyMessage Again(HandInRequest request, CentreState state) =>
        TakenIn(new ReplyMessage(request.Id, true, state.LastSeq), TicketId.Parse(request.Ticket), state.Visits[TicketId.Parse(request.Ticket)].Number, state);

    private static ReplyMessage TakenIn(ReplyMessage reply, TicketId ticket, TicketNumber number, CentreState state) =>
        reply with { Ticket = ticket.ToString(), Number = number.ToString(), Service = state.Visits[ticket].Service.Value };

    private static ReplyMessage At(ReplyMessage reply, TicketId ticket, CounterId counter, CentreState state)
    {
        var visit = state.Visits[ticket];
        return reply with { Ticket = ticket.ToString(), Number = visit.Number.ToString(), Service = visit.Service.Value, Counter = counter.Value };
    }
}
