using System.Globalization;
using System.Text;
using ServiceCenter.Engine;
using ServiceCenter.Storage.Import;
using ServiceCenter.Storage.Verifying;
using ServiceCenter.Storage.Visits;
using ServiceCenter.Testing;

namespace ServiceCenter.Storage.Tests;

public sealed class ImportTests : IDisposable
{
    private const string Heading = "date,arrived,service,priority,outcome,called_or_left,finished,agent\n";
    private const string GoodLine = "1999-08-01,06:59:55,PS,0,served,07:00:00,07:00:30,agent-02";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static BankLogReader Reader(string zone = "Asia/Jerusalem") => new(TimeZoneInfo.FindSystemTimeZoneById(zone), name => new AgentId("a-" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(name))));

    private static ImportFile Read(string csv) => Reader().Read(Encoding.UTF8.GetBytes(csv), "log.csv");

    [Fact]
    public void three_weeks_of_a_bank_come_out_to_the_second_as_they_went_in()
    {
        var path = Needs.SharedData("bank-1999-08-01-to-21.csv");
        using var store = CentreStore.Open(_folder.Path);
        var centre = new Centre(store);
        centre.Open();
        var file = Reader().Read(path);
        file.BadLines.ShouldBeEmpty();

        store.Append(VisitImport.Events(file, centre.State, Some.Morning.AddHours(1), skipBad: false));
        store.CatchUpVisits();

        var visits = store.Visits.All().ToList();
        var served = visits.Where(v => v.Outcome == VisitOutcome.Served).ToList();
        served.Count.ShouldBe(20_966);
        visits.Count(v => v.Outcome == VisitOutcome.Left).ShouldBe(6_403);
        Math.Round(served.Average(v => v.Wait.TotalSeconds), 2).ShouldBe(95.49);
        Math.Round(served.Average(v => v.Handling.TotalSeconds), 2).ShouldBe(185.61);
        visits.Select(AsLine).ShouldBe(File.ReadLines(path).Skip(1).Select(WithoutPriority));
        var report = Verifier.Verify(_folder.Path);
        report.Fault.ShouldBeNull();
        report.Sum!.Issued.ShouldBe(27_369);
    }

    /// <summary>An end one clock tick before its beginning is the one thing that does not come out as it went in.</summary>
    private static string WithoutPriority(string line)
    {
        var f = line.Split(',');
        var finished = string.CompareOrdinal(f[6], f[5]) < 0 && f[6].Length > 0 ? f[5] : f[6];
        return string.Join(',', f[0], f[1], f[2], f[4], f[5], finished, f[7]);
    }

    private static string AsLine(Visits.VisitEntry visit)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jerusalem");
        string Local(DateTimeOffset at, string form) => TimeZoneInfo.ConvertTime(at, zone).ToString(form, CultureInfo.InvariantCulture);
        var isServed = visit.Outcome == VisitOutcome.Served;
        return string.Join(',', Local(visit.Issued, "yyyy-MM-dd,HH:mm:ss"), visit.Service.Value.ToUpperInvariant(), isServed ? "served" : "left",
            Local(visit.Issued + visit.Wait, "HH:mm:ss"), isServed ? Local(visit.Ended!.Value, "HH:mm:ss") : "", visit.AgentName);
    }

    [Theory]
    [InlineData("1999-08-01,06:59:55,PS,0,served,07:00:00,07:00:30", "7 fields, and 8 are needed")]
    [InlineData("1999-08-41,06:59:55,PS,0,served,07:00:00,07:00:30,a", "date '1999-08-41' is no date")]
    [InlineData("1999-08-01,6:59,PS,0,served,07:00:00,07:00:30,a", "arrived '6:59' is no time of day")]
    [InlineData("1999-08-01,06:59:55,PS,0,served,07:60:00,07:00:30,a", "called_or_left '07:60:00' is no time of day")]
    [InlineData("1999-08-01,06:59:55,PS,0,gone,07:00:00,07:00:30,a", "outcome 'gone' is unknown")]
    [InlineData("1999-08-01,06:59:55,PS,0,served,06:59:54,07:00:30,a", "called_or_left 06:59:54 is before arrived 06:59:55")]
    [InlineData("1999-08-01,06:59:55,PS,0,served,07:00:00,,a", "'served', but finished is empty")]
    [InlineData("1999-08-01,06:59:55,PS,0,left,07:00:00,07:00:30,", "'left', yet finished is '07:00:30'")]
    [InlineData("1999-08-01,06:59:55,PS,0,served,07:10:00,07:00:00,a", "finished 07:00:00 is before called_or_left 07:10:00")]
    [InlineData("1999-08-01,06:59:55,P S,0,served,07:00:00,07:00:30,a", "service 'P S' cannot be a name")]
    [InlineData("1999-08-01,06:59:55,PS,high,served,07:00:00,07:00:30,a", "priority 'high' is no whole number")]
    [InlineData("1999-08-01,06:59:55,\"PS,0,served,07:00:00,07:00:30,a", "a quote is not closed")]
    [InlineData("1999-04-02,02:30:00,PS,0,served,02:31:00,02:32:00,a", "never was in Asia/Jerusalem")]
    public void a_bad_line_is_named_with_its_number_and_reason(string line, string reason)
    {
        var file = Read(Heading + GoodLine + "\n" + line + "\n");
        file.Visits.Count.ShouldBe(1);
        var bad = file.BadLines.ShouldHaveSingleItem();
        bad.Number.ShouldBe(3);
        bad.Reason.ShouldContain(reason);
    }

    [Fact]
    public void nothing_is_imported_from_a_file_with_bad_lines_unless_they_are_skipped()
    {
        var file = Read(Heading + GoodLine + "\nrubbish\n");
        var state = CentreState.Empty with { Plan = Some.Plan };

        Should.Throw<StorageException>(() => VisitImport.Events(file, state, Some.Morning, skipBad: false)).Message.ShouldContain("1 lines are bad");

        VisitImport.Events(file, state, Some.Morning, skipBad: true).Count(e => e.Event is Event.VisitImported).ShouldBe(1);
    }

    [Fact]
    public void the_same_file_is_refused_a_second_time_after_a_restart_too()
    {
        var file = Read(Heading + GoodLine + "\n");
        using (var store = CentreStore.Open(_folder.Path))
        {
            var centre = new Centre(store);
            centre.Open();
            store.Append(VisitImport.Events(file, centre.State, Some.Morning.AddHours(1), skipBad: false));
        }

        using var again = CentreStore.Open(_folder.Path);
        var state = again.Events(0).Aggregate(CentreState.Empty, CentreEngine.Evolve);
        Should.Throw<StorageException>(() => VisitImport.Events(file, state, Some.Morning.AddHours(2), skipBad: false)).Message.ShouldContain("imported before");
        state.Plan!.Service(new ServiceId("ps"))!.Historical.ShouldBeTrue();
    }

    [Fact]
    public void a_file_without_its_heading_is_refused() =>
        Should.Throw<StorageException>(() => Read(GoodLine + "\n")).Message.ShouldContain("does not begin with the heading");

    [Fact]
    public void a_byte_order_mark_carriage_returns_quotes_and_a_last_line_without_an_end_are_read()
    {
        var file = Read("\uFEFF" + Heading.Replace("\n", "\r\n", StringComparison.Ordinal) + "1999-08-01,06:59:55,PS,0,served,07:00:00,07:00:30,\"O\"\"Neil, Ann\"");
        file.BadLines.ShouldBeEmpty();
        file.Visits.ShouldHaveSingleItem().Agent!.Name.ShouldBe("O\"Neil, Ann");
    }

    [Fact]
    public void a_visit_past_midnight_ends_on_the_next_day()
    {
        var visit = Read(Heading + "1999-08-01,23:58:00,PS,0,served,23:59:00,00:01:00,a\n").Visits.ShouldHaveSingleItem();
        (visit.Finished - visit.CalledOrLeft).ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void an_end_one_tick_before_its_beginning_is_no_time_at_all()
    {
        var visit = Read(Heading + "1999-08-01,08:00:00,PS,0,served,08:00:10,08:00:09,a\n").Visits.ShouldHaveSingleItem();
        visit.Finished.ShouldBe(visit.CalledOrLeft);
    }
}
