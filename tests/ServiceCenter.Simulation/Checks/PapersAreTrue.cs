using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <summary>
/// Every ticket number that was ever printed is in the host's journal, once, under the ticket that the paper's QR code names; a number
/// that was voided is on no paper.
/// </summary>
internal sealed class PapersAreTrue(Action<string> wrong) : IWatcher
{
    private readonly List<Recorded> _record = [];
    private readonly List<(string Kiosk, Paper Paper)> _papers = [];
    private readonly HashSet<string> _out = new(StringComparer.Ordinal);

    public void Flushed(Recorded recorded)
    {
        if (recorded.Event is Event.RecordRestored restored) _record.RemoveAll(lost => lost.Seq > restored.After);
        if (recorded.Event is Event.TicketIssued or Event.NumberVoided) _record.Add(recorded);
    }

    public void Printed(string kiosk, Paper paper)
    {
        _papers.Add((kiosk, paper));
        if (!_out.Add(paper.Ticket) && !paper.IsCopy) wrong($"{kiosk} prints {paper.Number} again and does not say COPY");
    }

    public void AtEnd(Ending ending)
    {
        var issued = NumbersByTicket();
        foreach (var (kiosk, paper) in _papers)
        {
            var numbers = issued.GetValueOrDefault(paper.Ticket) ?? [];
            if (numbers.Count != 1 || numbers[0] != paper.Number)
                wrong($"{kiosk} printed {paper.Number} for ticket {paper.Ticket}, whose numbers in the journal are: {string.Join(", ", numbers)}");
        }
    }

    private Dictionary<string, List<string>> NumbersByTicket()
    {
        var numbers = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var recorded in _record)
        {
            if (recorded.Event is Event.NumberVoided voided)
            {
                var given = numbers[voided.Ticket.ToString()];
                if (!given.Remove(voided.Voided.ToString())) wrong($"{voided.Voided} is voided at {recorded.Seq} and is not what ticket {voided.Ticket} had");
                given.Add(voided.Number.ToString());
            }
            if (recorded.Event is not Event.TicketIssued issued) continue;
            if (!numbers.TryGetValue(issued.Ticket.ToString(), out var all)) numbers[issued.Ticket.ToString()] = all = [];
            all.Add(issued.Number.ToString());
        }
        return numbers;
    }
}

/// <summary>
/// One touch of a finger gives at most one ticket, however the contact bounces; and a press whose lamp came on and was not put out
/// by a power cut ends as a ticket or as a refusal.
/// </summary>
internal sealed class OneTouchOneTicket(Action<string> wrong) : IWatcher
{
    private readonly Dictionary<string, (string Kiosk, long Touch)> _touchOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lampOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kiosk, long Touch), string> _ticketOf = [];
    private readonly SortedDictionary<(string Kiosk, int Line), string> _lit = [];
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly List<(string Kiosk, int Line, string Ticket)> _alone = [];

    public void Pressed(string kiosk, int line, long touch, UInt128 fresh)
    {
        _touchOf[IdOf(fresh)] = (kiosk, touch);
        _lampOf[IdOf(fresh)] = Script.Services.Length + line;
    }

    public void Flushed(Recorded recorded)
    {
        if (recorded.Event is not Event.TicketIssued issued) return;
        var id = issued.Ticket.ToString();
        _settled.Add(id);
        if (!_touchOf.TryGetValue(id, out var touch)) wrong($"ticket {issued.Number} ({id}) comes of no press");
        else if (!_ticketOf.TryAdd(touch, id) && _ticketOf[touch] != id) wrong($"one touch at {touch.Kiosk} gives {_ticketOf[touch]} and {id}");
    }

    public void Replied(string asker, ReplyMessage reply)
    {
        if (!reply.Ok) _settled.Add(reply.Id);
    }

    public void Lamp(string kiosk, int line, bool on, UInt128? press)
    {
        // A press may light the lamp of another button again, which still rests from its own press: that says nothing of this press.
        if (on && press is { } fresh && _lampOf[IdOf(fresh)] == line) _lit[(kiosk, line)] = IdOf(fresh);
        else if (!on && _lit.Remove((kiosk, line), out var id) && !_settled.Contains(id))
            _alone.Add((kiosk, line, id)); // the kiosk goes on without the host: whether it did has to be in the journal in the end
    }

    public void Died(string kiosk)
    {
        foreach (var lamp in _lit.Keys.Where(k => k.Kiosk == kiosk).ToArray()) _lit.Remove(lamp);
    }

    public void AtEnd(Ending ending)
    {
        foreach (var (kiosk, line, ticket) in _alone)
            if (!_settled.Contains(ticket)) wrong($"the lamp of line {line} at {kiosk} went out, and the press has neither ticket nor refusal");
        foreach (var (kiosk, line) in _lit.Keys) wrong($"the lamp of line {line} at {kiosk} is still lit");
    }

    private static string IdOf(UInt128 fresh) => fresh.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
