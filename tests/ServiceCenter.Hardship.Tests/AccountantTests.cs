using System.Diagnostics;
using System.Text;
using ServiceCenter.Testing;
using ServiceCenter.Torture;

namespace ServiceCenter.Hardship.Tests;

/// <summary>Who keeps the accounts of the torture has to see what it is there to see.</summary>
public sealed class AccountantTests : IDisposable
{
    private const string First = "000000000000000000000000000000f1", Second = "000000000000000000000000000000f2";

    private static readonly string[] InOrder =
    [
        Issued(First, "A|1"), Issued(Second, "A|2"), Called(First, "1", "call-1"), Called(Second, "2", "call-2"), Finished(First, "1"),
    ];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task books_in_order_are_found_in_order()
    {
        var books = await Audit(InOrder, [Paper(First, "A1"), Paper(Second, "A2"), Paper(Second, "A2", copy: true)],
            [new("call-1", "1", "call-next", First)], [$$"""sc/demo/reply/kiosk-1 {"id":"{{First}}","ok":true,"ticket":"{{First}}","number":"A1"}"""]);

        books.Wrong.ShouldBeEmpty();
        books.ShouldSatisfyAllConditions(b => b.Issued.ShouldBe(2), b => b.Printed.ShouldBe(2), b => b.Copies.ShouldBe(1), b => b.Called.ShouldBe(2));
    }

    [Fact]
    public async Task a_paper_that_the_journal_does_not_know_is_lost() =>
        (await Audit(InOrder[1..2].Prepend(Issued("000000000000000000000000000000f3", "A|3")), [Paper(First, "A1")])).Wrong.ShouldContain(w => w.Contains("does not know"));

    [Fact]
    public async Task a_number_given_twice_is_seen() =>
        (await Audit([Issued(First, "A|1"), Issued(Second, "A|1")])).Wrong.ShouldContain("number A1 was given twice");

    [Fact]
    public async Task a_number_voided_for_the_one_on_the_paper_is_in_order() =>
        (await Audit([.. InOrder, Voided(First, "A|1", "A|990")], [Paper(First, "A990"), Paper(Second, "A2")],
            heard: [$$"""sc/demo/reply/kiosk-1 {"id":"{{First}}","ok":true,"ticket":"{{First}}","number":"A1"}"""])).Wrong.ShouldBeEmpty();

    [Fact]
    public async Task a_voided_number_on_paper_is_seen() =>
        (await Audit([.. InOrder, Voided(First, "A|1", "A|990")], [Paper(First, "A1")])).Wrong.ShouldContain(w => w.Contains("knows as A990"));

    [Fact]
    public async Task a_number_put_in_the_place_of_another_that_is_somebody_elses_is_seen() =>
        (await Audit([.. InOrder, Voided(First, "A|1", "A|2")])).Wrong.ShouldContain("number A2 was given twice");

    [Fact]
    public async Task a_paper_with_another_number_than_the_journals_is_seen() =>
        (await Audit(InOrder, [Paper(First, "A7")])).Wrong.ShouldContain(w => w.Contains("knows as A1"));

    [Fact]
    public async Task a_second_paper_that_does_not_say_so_is_seen() =>
        (await Audit(InOrder, [Paper(First, "A1"), Paper(First, "A1")])).Wrong.ShouldContain(w => w.Contains("printed twice"));

    [Fact]
    public async Task a_ticket_called_by_two_counters_is_seen() =>
        (await Audit([.. InOrder, Called(First, "3", "call-3")])).Wrong.ShouldContain("ticket A1 was called twice, to counters 1 and 3");

    [Fact]
    public async Task a_ticket_served_twice_is_seen() =>
        (await Audit([.. InOrder, Finished(First, "1")])).Wrong.ShouldContain("ticket A1 was served twice");

    [Fact]
    public async Task an_acknowledgement_that_is_not_in_the_journal_is_seen() =>
        (await Audit(InOrder, acknowledged: [new("call-9", "1", "call-next", First)])).Wrong.ShouldContain(w => w.Contains("was acknowledged (call-9) and is not in the journal"));

    [Fact]
    public async Task two_agents_who_were_given_the_same_ticket_are_seen() =>
        (await Audit(InOrder, acknowledged: [new("call-1", "1", "call-next", First), new("call-2", "2", "call-next", First)])).Wrong.ShouldContain(w => w.Contains("to counter 2"));

    [Fact]
    public async Task an_event_that_was_published_and_never_written_is_seen() =>
        (await Audit(InOrder, heard: ["""sc/demo/event {"kind":"ticket-issued","seq":6,"ticket":"x"}"""])).Wrong.ShouldContain("event 6 (ticket-issued) was published and is not in the journal");

    public void Dispose() => _folder.Dispose();

    private async Task<Books> Audit(IEnumerable<string> records, byte[][]? papers = null, Acknowledged[]? acknowledged = null, string[]? heard = null)
    {
        var journal = _folder.PathOf("journal.db");
        var sql = new StringBuilder("CREATE TABLE record(seq INTEGER PRIMARY KEY, payload BLOB NOT NULL);");
        foreach (var record in records) sql.Append($"INSERT INTO record(payload) VALUES(CAST('{record}' AS BLOB));");
        using (var sqlite = Process.Start(Needs.Sqlite(), [journal, sql.ToString()])) await sqlite.WaitForExitAsync();
        return await Accountant.Audit(journal, papers ?? [], acknowledged ?? [], heard ?? []);
    }

    private static byte[] Paper(string ticket, string number, bool copy = false) =>
        Encoding.Latin1.GetBytes($"\x1b@\x1ba\x01Demo Centre\n{(copy ? "COPY\n" : "")}\x1d!\x11Payments\n\x1d!\x77{number}\n\x1d!\x00\x1d(k\x30\x00\x31\x50\x30http://centre.example/t/{ticket}\x1dV\x00");

    private static string Issued(string ticket, string number) => $$$"""{"kind":"ticket-issued","cause":{"request":"{{{ticket}}}"},"event":{"ticket":"{{{ticket}}}","number":"{{{number}}}"}}""";
    private static string Voided(string ticket, string voided, string number) => $$$"""{"kind":"number-voided","event":{"ticket":"{{{ticket}}}","voided":"{{{voided}}}","number":"{{{number}}}"}}""";
    private static string Called(string ticket, string counter, string request) => $$$"""{"kind":"ticket-called","cause":{"request":"{{{request}}}"},"event":{"ticket":"{{{ticket}}}","counter":"{{{counter}}}"}}""";
    private static string Finished(string ticket, string counter) => $$$"""{"kind":"service-finished","event":{"ticket":"{{{ticket}}}","counter":"{{{counter}}}"}}""";
}
