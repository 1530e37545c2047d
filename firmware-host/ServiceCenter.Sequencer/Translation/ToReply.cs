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
        return last.Event switch
        {
            Event.TicketIssued e => reply with
            {
                Ticket = e.Ticket.ToString(),
                Number = e.Number.ToString(),
                Service = e.Service.Value,
                IssuedAt = last.At,
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

    private static ReplyMessage At(ReplyMessage reply, TicketId ticket, CounterId counter, CentreState state)
    {
        var visit = state.Visits[ticket];
        return reply with { Ticket = ticket.ToString(), Number = visit.Number.ToString(), Service = visit.Service.Value, Counter = counter.Value };
    }
}
