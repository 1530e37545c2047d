using ServiceCenter.Engine;
using ServiceCenter.Storage.Verifying;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.Tests;

/// <summary>What every driver of the visit log does alike. A driver's test class says only which it is.</summary>
public abstract class VisitLogContract : IDisposable
{
    private protected readonly TempFolder _folder = new();

    protected abstract IVisitLogDriver Driver { get; }

    private protected StoreOptions Options => new() { Visits = Driver };

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
    }

    [Fact]
    public void a_visit_stands_in_the_log_with_its_times()
    {
        using var store = Open();
        var centre = new Centre(store);
        centre.Open();
        centre.Issue(1);
        centre.Serve();
        store.CatchUpVisits();

        var visit = store.Visits.Scan(Some.Morning, Some.Morning.AddDays(1), null, 10).ShouldHaveSingleItem();

        visit.Number.ShouldBe("A1");
        visit.Outcome.ShouldBe(VisitOutcome.Served);
        visit.AgentName.ShouldBe("Ada");
        (visit.Wait, visit.Walk, visit.Handling).ShouldBe((TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
        (visit.Ended - visit.Issued).ShouldBe(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void a_visit_whose_end_was_undone_is_in_no_scan_until_it_ends_again()
    {
        using var store = Open();
        var centre = new Centre(store);
        centre.Open();
        centre.Issue(1);
        centre.Serve();
        centre.UndoAtCounter();
        store.CatchUpVisits();
        store.Visits.Scan(Some.Morning, Some.Morning.AddDays(1), null, 10).ShouldBeEmpty();

        centre.Do(at => new Command.Finish(at, Some.One, null, null));
        store.CatchUpVisits();
        store.Visits.Scan(Some.Morning, Some.Morning.AddDays(1), null, 10).ShouldHaveSingleItem().Handling.ShouldBe(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void pages_of_a_scan_join_without_a_gap_or_a_repeat()
    {
        using var store = Open();
        new Centre(store).WorkADay();
        store.CatchUpVisits();

        var seen = new List<long>();
        VisitPlace? after = null;
        while (store.Visits.Scan(Some.Morning, Some.Morning.AddDays(1), after, take: 2) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(v => v.Seq));
            after = VisitPlace.Of(page[^1]);
        }
        seen.ShouldBe([4, 5, 6, 7, 8, 9]);
    }

    [Fact]
    public void deleted_and_made_anew_it_holds_the_same()
    {
        var before = AfterADayInSmallSteps();
        Driver.Delete(StoreFiles.Visits(_folder.Path, Options));

        using var store = Open();
        store.Visits.Reached.ShouldBe(LogPosition.Start);
        store.CatchUpVisits();
        store.Visits.All().ShouldBe(before);
    }

    [Fact]
    public void a_damaged_log_is_made_anew()
    {
        List<VisitEntry> before;
        using (var store = Open())
        {
            new Centre(store).WorkADay();
            store.CatchUpVisits();
            before = [.. store.Visits.All()];
        }
        File.WriteAllText(StoreFiles.Visits(_folder.Path, Options), "no log at all: this text is longer than the header of a database, so that it is looked at as one, and refused");

        using var again = Open();
        again.CatchUpVisits();
        again.Visits.All().ShouldBe(before);
    }

    [Fact]
    public void a_log_of_another_journal_is_made_anew()
    {
        using var other = new TempFolder();
        using (var store = CentreStore.Open(other.Path, Options))
        {
            var centre = new Centre(store);
            centre.WorkADay();
            store.CatchUpVisits();
        }
        File.Copy(StoreFiles.Visits(other.Path, Options), StoreFiles.Visits(_folder.Path, Options));

        using var here = Open();
        new Centre(here).Open();
        here.CatchUpVisits();
        here.Visits.All().ShouldBeEmpty();
    }

    [Fact]
    public void a_restart_behind_a_snapshot_goes_on_from_where_the_log_stood()
    {
        using (var store = Open())
        {
            var centre = new Centre(store);
            centre.Open();
            centre.Issue(1);
            centre.Serve();
            store.SaveSnapshot(centre.State.LastSeq, SnapshotCodec.Encode(centre.State, []));
            store.CatchUpVisits();
            centre.Issue(2);
            centre.Serve();
            store.SaveSnapshot(centre.State.LastSeq, SnapshotCodec.Encode(centre.State, []));
        }

        using var again = Open();
        again.CatchUpVisits();
        again.Visits.All().Count().ShouldBe(2);
    }

    [Fact]
    public void a_log_cut_in_half_is_found_out_and_made_anew()
    {
        var before = AfterADayInSmallSteps();
        var path = StoreFiles.Visits(_folder.Path, Options);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length / 2)]);

        using var again = Open();
        again.CatchUpVisits();
        again.Visits.All().ShouldBe(before);
        again.Visits.Damage().ShouldBeNull();
    }

    [Fact]
    public void a_log_deleted_while_it_is_in_use_is_whole_at_the_next_start()
    {
        List<VisitEntry> before;
        using (var store = Open())
        {
            var centre = new Centre(store);
            centre.WorkADay();
            store.CatchUpVisits();
            before = [.. store.Visits.All()];
            Driver.Delete(StoreFiles.Visits(_folder.Path, Options));
        }
        using var again = Open();
        again.CatchUpVisits();
        again.Visits.All().ShouldBe(before);
    }

    [Fact]
    public void a_visit_is_found_by_its_ticket()
    {
        using var store = Open();
        new Centre(store).WorkADay();
        store.CatchUpVisits();
        foreach (var visit in store.Visits.All()) store.Visits.Get(visit.Ticket!.Value).ShouldBe(visit);
        store.Visits.Get(new TicketId(12345)).ShouldBeNull();
    }

    [Fact]
    public void it_is_verified_against_the_journal_while_it_is_in_use()
    {
        using var store = Open();
        new Centre(store).WorkADay();
        store.CatchUpVisits();
        var report = Verifier.Verify(_folder.Path, Options);
        report.Fault.ShouldBeNull();
        report.Checked.ShouldContain(line => line.Contains($"{store.Visits.All().Count()} visits"));
    }

    [Fact]
    public void names_are_forgotten_up_to_an_entry_and_are_in_none_of_its_files()
    {
        const string name = "Adalbertina";
        const int visits = 2_500;
        using var store = Open();
        var log = store.Visits;
        new Centre(store).WorkADay();
        store.CatchUpVisits();
        var model = log.All().First();
        var all = Enumerable.Range(1, visits).Select(n => model with { Seq = 1_000 + n, Ticket = Some.Ticket(1_000 + n), AgentName = n % 3 == 0 ? null : name }).ToList();
        log.Write(all, log.Reached);
        var reached = log.Reached;

        log.ForgetNames(all[^2].Seq);
        log.All().Count(visit => visit.AgentName is not null).ShouldBe(1);
        log.ForgetNames(all[^1].Seq);

        log.Page(1_000, visits).ShouldBe(all.Select(visit => visit with { AgentName = null }));
        log.Reached.ShouldBe(reached);
        log.Damage().ShouldBeNull();
        foreach (var file in Directory.GetFiles(_folder.Path))
            if (!Path.GetFileName(file).StartsWith("journal", StringComparison.Ordinal)) TextOf(file).ShouldNotContain(name, Case.Sensitive, file);
    }

    /// <summary>Of a file that is in use.</summary>
    private static string TextOf(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    /// <summary>Led along in small steps, as a running host does.</summary>
    private protected List<VisitEntry> AfterADayInSmallSteps()
    {
        using var store = Open();
        var centre = new Centre(store);
        centre.Open();
        for (var ticket = 1; ticket <= 40; ticket++)
        {
            centre.Issue(ticket);
            if (ticket % 3 == 0) centre.Serve();
            if (ticket % 6 == 0) centre.UndoAtCounter();
            if (ticket % 6 == 0) centre.Do(at => new Command.Finish(at, Some.One, null, null));
            store.CatchUpVisits();
        }
        centre.EndDay();
        store.CatchUpVisits();
        return [.. store.Visits.All()];
    }

    private protected CentreStore Open() => CentreStore.Open(_folder.Path, Options);
}
