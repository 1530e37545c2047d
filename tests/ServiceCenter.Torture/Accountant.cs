using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServiceCenter.Torture;

/// <param name="Wrong">One line each; empty: the books are in order.</param>
internal sealed record Books(int Issued, int Printed, int Copies, int Called, int Acknowledged, int Heard, IReadOnlyList<string> Wrong);

/// <summary>
/// Keeps the accounts from the outside: what stands on the papers, what clients were told, and the journal as the sqlite3 command
/// line prints it. None of it passes through code of the product.
/// </summary>
internal sealed partial class Accountant
{
    private readonly List<string> _wrong = [];
    private readonly Dictionary<long, (string Kind, JsonNode Record)> _journal = [];
    /// <summary>As they stand on paper.</summary>
    private readonly Dictionary<string, string> _numbers = [];
    /// <summary>Of tickets that a kiosk issued by itself: the number that the host had given meanwhile, and that stands on no paper.</summary>
    private readonly Dictionary<string, string> _voided = [];
    private readonly HashSet<string> _given = [];
    private readonly HashSet<string> _requests = [];

    public static async Task<Books> Audit(string journal, IEnumerable<byte[]> papers, IReadOnlyList<Acknowledged> acknowledged, IReadOnlyList<string> heard)
    {
        var accountant = new Accountant();
        await accountant.ReadJournal(journal);
        var (printed, copies) = accountant.Papers(papers);
        var called = accountant.Calls();
        accountant.Replies(acknowledged);
        var listened = accountant.Heard(heard);
        return new(accountant._numbers.Count, printed, copies, called, acknowledged.Count, listened, accountant._wrong);
    }

    /// <summary>What a paper is of: id and number of the ticket, and whether it says that it is a copy; null where it broke off before both.</summary>
    public static (string Ticket, string Number, bool Copy)? Read(byte[] paper)
    {
        var text = Encoding.Latin1.GetString(paper);
        var (number, ticket) = (PaperNumber().Match(text), PaperTicket().Match(text));
        return number.Success && ticket.Success ? (ticket.Groups[1].Value, number.Groups[1].Value, text.Contains("COPY", StringComparison.Ordinal)) : null;
    }

    private async Task ReadJournal(string journal)
    {
        // A copy: the command line is not to touch what the host owns.
        var copy = Directory.CreateTempSubdirectory("servicecenter-accounts-");
        foreach (var suffix in new[] { "", "-wal" })
            if (File.Exists(journal + suffix)) File.Copy(journal + suffix, Path.Combine(copy.FullName, "journal.db" + suffix));
        var (code, said) = await Child.Run("sqlite3", [Path.Combine(copy.FullName, "journal.db"), "SELECT seq || ' ' || CAST(payload AS TEXT) FROM record ORDER BY seq"]);
        copy.Delete(recursive: true);
        if (code != 0) throw new InvalidOperationException("sqlite3: " + said);
        foreach (var line in said.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (seq, record) = (long.Parse(line.AsSpan(0, space), System.Globalization.CultureInfo.InvariantCulture), JsonNode.Parse(line[space..])!);
            if (seq != _journal.Count + 1) _wrong.Add($"the journal has record {seq} after {_journal.Count}");
            _journal[seq] = ((string)record["kind"]!, record);
            if ((string?)record["cause"]?["request"] is { } request) _requests.Add(request);
            if (record["event"] is JsonObject happened && (string?)happened["ticket"] is { } ticket && happened["number"] is JsonValue number)
                Number(ticket, Plain((string)number!), (string?)happened["voided"] is { } voided ? Plain(voided) : null);
        }
    }

    private static string Plain(string number) => number.Replace("|", "", StringComparison.Ordinal);

    private void Number(string ticket, string number, string? voided)
    {
        if (!_given.Add(number)) _wrong.Add($"number {number} was given twice");
        if (voided is not null)
        {
            if (_numbers.GetValueOrDefault(ticket) != voided) _wrong.Add($"{voided} was voided, which is not the number of ticket {ticket}");
            if (!_voided.TryAdd(ticket, voided)) _wrong.Add($"ticket {ticket} was renamed twice");
            _numbers[ticket] = number;
            return;
        }
        if (!_numbers.TryAdd(ticket, number)) _wrong.Add($"ticket {ticket} was issued twice, as {_numbers[ticket]} and {number}");
    }

    private (int Printed, int Copies) Papers(IEnumerable<byte[]> papers)
    {
        var (seen, copies) = (new HashSet<string>(), 0);
        foreach (var paper in papers)
        {
            if (Read(paper) is not var (ticket, number, copy)) continue;
            if (!_numbers.TryGetValue(ticket, out var known)) _wrong.Add($"paper {number} is of ticket {ticket}, which the journal does not know");
            else if (known != number) _wrong.Add($"paper {number} is of ticket {ticket}, which the journal knows as {known}");
            if (!seen.Add(ticket) && !copy) _wrong.Add($"ticket {number} was printed twice, and the second paper does not say so");
            if (copy) copies++;
        }
        return (seen.Count, copies);
    }

    /// <summary>
    /// Nobody in this centre recalls, recycles or undoes: a ticket is called once, by one counter, and served once. But who did not come to a
    /// number that stands on no paper is called again by the right one.
    /// </summary>
    private int Calls()
    {
        var (called, finished, absent) = (new Dictionary<string, string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var (kind, record) in _journal.OrderBy(pair => pair.Key).Select(pair => pair.Value))
        {
            if (kind == "ticket-no-show") absent.Add((string)record["event"]!["ticket"]!);
            if (kind == "number-voided" && absent.Contains((string)record["event"]!["ticket"]!)) called.Remove((string)record["event"]!["ticket"]!);
            if (kind is not ("ticket-called" or "service-finished")) continue;
            var (ticket, counter) = ((string)record["event"]!["ticket"]!, (string)record["event"]!["counter"]!);
            if (!_numbers.ContainsKey(ticket)) _wrong.Add($"{kind} of ticket {ticket}, which was never issued");
            if (kind == "ticket-called" && !called.TryAdd(ticket, counter)) _wrong.Add($"ticket {_numbers[ticket]} was called twice, to counters {called[ticket]} and {counter}");
            if (kind == "service-finished" && !finished.Add(ticket)) _wrong.Add($"ticket {_numbers[ticket]} was served twice");
        }
        return called.Count;
    }

    private void Replies(IReadOnlyList<Acknowledged> acknowledged)
    {
        var callers = new Dictionary<string, Acknowledged>();
        foreach (var reply in acknowledged)
        {
            if (!_requests.Contains(reply.Key)) _wrong.Add($"{reply.Step} at counter {reply.Counter} was acknowledged ({reply.Key}) and is not in the journal");
            if (reply is { Step: "call-next", Ticket: { } ticket } && !callers.TryAdd(ticket, reply))
                _wrong.Add($"ticket {ticket} was given to counter {callers[ticket].Counter} and to counter {reply.Counter}");
        }
    }

    private int Heard(IReadOnlyList<string> lines)
    {
        var events = new Dictionary<long, string>();
        foreach (var line in lines)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0 || JsonNode.Parse(line[space..]) is not JsonObject message) continue;
            if (line.StartsWith("sc/demo/event ", StringComparison.Ordinal))
            {
                var (seq, kind) = ((long)message["seq"]!, (string)message["kind"]!);
                if (!_journal.TryGetValue(seq, out var known)) _wrong.Add($"event {seq} ({kind}) was published and is not in the journal");
                else if (!events.TryAdd(seq, kind) && events[seq] != kind) _wrong.Add($"event {seq} was published as {events[seq]} and as {kind}");
                else if (message["ticket"] is { } about && (string?)known.Record["event"]?["ticket"] is { } ticket && (string?)about != ticket)
                    _wrong.Add($"event {seq} was published of ticket {about}, and the journal has {ticket}");
            }
            else if ((bool)message["ok"]! && (string?)message["number"] is { } number && (string?)message["ticket"] is { } ticket
                     && _numbers.GetValueOrDefault(ticket) != number && _voided.GetValueOrDefault(ticket) != number)
                _wrong.Add($"a kiosk was told {number} for ticket {ticket}, and the journal has {_numbers.GetValueOrDefault(ticket) ?? "nothing"}");
        }
        return events.Count;
    }

    /// <summary>The line that stands in the largest letters: a size (GS !) and then nothing but a number.</summary>
    [GeneratedRegex(@"\x1d![\x00-\xff]([A-Z0-9-]*[0-9]+)\n")]
    private static partial Regex PaperNumber();

    [GeneratedRegex("/t/([0-9a-f]{32})")]
    private static partial Regex PaperTicket();
}
