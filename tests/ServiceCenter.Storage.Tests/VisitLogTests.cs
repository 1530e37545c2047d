using Microsoft.Data.Sqlite;
using ServiceCenter.Engine;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.Tests;

public sealed class VisitLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_visit_stands_in_the_log_with_its_times()
    {
        using var store = CentreStore.Open(_folder.Path);
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
        using var store = CentreStore.Open(_folder.Path);
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
        using var store = CentreStore.Open(_folder.Path);
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
    public void deleted_and_made_anew_the_log_is_equal_byte_for_byte()
    {
        byte[] before;
        using (var store = CentreStore.Open(_folder.Path))
        {
            var centre = new Centre(store);
            centre.Open();
            // Led along in small steps, as a running host does.
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
        }
        before = CanonicalFile();
        SqliteVisitLog.Delete(StoreFiles.Visits(_folder.Path));

        using (var store = CentreStore.Open(_folder.Path)) store.CatchUpVisits();

        CanonicalFile().ShouldBe(before);
    }

    [Fact]
    public void a_damaged_log_is_made_anew()
    {
        List<VisitEntry> before;
        using (var store = CentreStore.Open(_folder.Path))
        {
            new Centre(store).WorkADay();
            store.CatchUpVisits();
            before = [.. store.Visits.All()];
        }
        File.WriteAllText(StoreFiles.Visits(_folder.Path), "no log at all: this text is longer than the header of a database, so that it is looked at as one, and refused");

        using var again = CentreStore.Open(_folder.Path);
        again.CatchUpVisits();
        again.Visits.All().ShouldBe(before);
    }

    [Fact]
    public void a_log_of_another_journal_is_made_anew()
    {
        using var other = new TempFolder();
        using (var store = CentreStore.Open(other.Path))
        {
            var centre = new Centre(store);
            centre.WorkADay();
            store.CatchUpVisits();
        }
        File.Copy(StoreFiles.Visits(other.Path), StoreFiles.Visits(_folder.Path));

        using var here = CentreStore.Open(_folder.Path);
        new Centre(here).Open();
        here.CatchUpVisits();
        here.Visits.All().ShouldBeEmpty();
    }

    [Fact]
    public void a_restart_behind_a_snapshot_goes_on_from_where_the_log_stood()
    {
        using (var store = CentreStore.Open(_folder.Path))
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

        using var again = CentreStore.Open(_folder.Path);
        again.CatchUpVisits();
        again.Visits.All().Count().ShouldBe(2);
    }

    /// <summary>The file without its history: a SQLite file also remembers in which order its pages were taken.</summary>
    private byte[] CanonicalFile()
    {
        var copy = _folder.File("canonical.db");
        File.Delete(copy);
        using (var connection = new SqliteConnection($"Data Source={StoreFiles.Visits(_folder.Path)};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO @copy";
            command.Parameters.AddWithValue("@copy", copy);
            command.ExecuteNonQuery();
        }
        return File.ReadAllBytes(copy);
    }
}
