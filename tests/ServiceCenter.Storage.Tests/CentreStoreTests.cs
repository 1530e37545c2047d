using ServiceCenter.Engine;
using ServiceCenter.Storage.Verifying;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.Tests;

public sealed class CentreStoreTests : IDisposable
{
    private static readonly Answer Reply = new(Some.Press, Some.Morning, "{\"ok\":true}"u8.ToArray());

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_centre_goes_on_where_it_stopped()
    {
        byte[] before;
        using (var store = CentreStore.Open(_folder.Path))
        {
            var centre = new Centre(store);
            centre.WorkADay();
            before = SnapshotCodec.EncodeState(centre.State);
        }

        using var again = CentreStore.Open(_folder.Path);
        var state = again.Events(0).Aggregate(again.Load().State, CentreEngine.Evolve);
        SnapshotCodec.EncodeState(state).ShouldBe(before);
        again.Event(2)!.Event.ShouldBeOfType<Event.DayOpened>();
        again.Event(again.LastSeq + 1).ShouldBeNull();
    }

    [Fact]
    public void a_snapshot_is_the_state_and_the_answers_it_was_made_of()
    {
        using var store = CentreStore.Open(_folder.Path);
        var centre = new Centre(store);
        centre.WorkADay();
        store.SaveSnapshot(centre.State.LastSeq, SnapshotCodec.Encode(centre.State, [Reply]));

        var loaded = store.Load();

        loaded.Seq.ShouldBe(centre.State.LastSeq);
        SnapshotCodec.EncodeState(loaded.State).ShouldBe(SnapshotCodec.EncodeState(centre.State));
        loaded.Answers.ShouldHaveSingleItem().Reply.ToArray().ShouldBe(Reply.Reply.ToArray());
        loaded.Answers[0].Cause.ShouldBe(Reply.Cause);
    }

    [Fact]
    public void a_damaged_snapshot_is_passed_over_and_found_by_verify()
    {
        using var store = CentreStore.Open(_folder.Path);
        var centre = new Centre(store);
        centre.WorkADay();
        store.SaveSnapshot(centre.State.LastSeq, SnapshotCodec.Encode(centre.State, []));
        var file = Directory.GetFiles(_folder.Path, "snapshot-*.bin").Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^20] ^= 1;
        File.WriteAllBytes(file, bytes);

        store.Load().Seq.ShouldBe(0);
        Verifier.Verify(_folder.Path).Fault!.Part.ShouldBe("snapshot");
    }

    [Fact]
    public void a_snapshot_of_another_state_is_found_by_verify()
    {
        using var store = CentreStore.Open(_folder.Path);
        var centre = new Centre(store);
        centre.WorkADay();
        var wrong = centre.State with { LastDay = "2026-03-03" };
        store.SaveSnapshot(centre.State.LastSeq, SnapshotCodec.Encode(wrong, []));
        Verifier.Verify(_folder.Path).Fault!.Reason.ShouldContain("not the state that the journal leads to");
    }

    [Fact]
    public void all_that_a_centre_did_verifies_while_it_runs()
    {
        using var store = CentreStore.Open(_folder.Path);
        var centre = new Centre(store);
        centre.WorkADay();
        store.SaveSnapshot(centre.State.LastSeq, SnapshotCodec.Encode(centre.State, []));
        store.CatchUpVisits();

        var report = Verifier.Verify(_folder.Path);

        report.Fault.ShouldBeNull();
        report.Events.ShouldBe(store.LastSeq);
        report.Sum!.Issued.ShouldBe(6);
        report.Checked.Count.ShouldBe(5);
    }

    [Fact]
    public void an_event_that_cannot_have_happened_is_found_by_verify()
    {
        using var store = CentreStore.Open(_folder.Path);
        var centre = new Centre(store);
        centre.Open();
        store.Append([new Recorded(store.LastSeq + 1, Some.Morning.AddHours(1), null, null, new Event.TicketLeft(Some.Ticket(99)))]);

        Verifier.Verify(_folder.Path).Fault!.Seq.ShouldBe(store.LastSeq);
    }

    [Fact]
    public void a_wrong_visit_is_found_by_verify_and_named()
    {
        using (var store = CentreStore.Open(_folder.Path))
        {
            new Centre(store).WorkADay();
            store.CatchUpVisits();
            var wrong = store.Visits.Get(Some.Ticket(1))! with { Handling = TimeSpan.FromHours(1) };
            store.Visits.Write([wrong], store.Visits.Reached);
        }
        var fault = Verifier.Verify(_folder.Path).Fault!;
        fault.Part.ShouldBe("visit log");
        fault.Seq.ShouldBe(4);
    }

    [Fact]
    public void a_backup_restored_elsewhere_is_the_same_centre()
    {
        using var elsewhere = new TempFolder();
        using var store = CentreStore.Open(_folder.Path);
        new Centre(store).WorkADay();
        store.CatchUpVisits();
        store.BackupTo(_folder.File("backup.db"));

        Restorer.Restore(_folder.File("backup.db"), elsewhere.Path, Some.Morning.AddDays(1)).Kept.ShouldBeNull();

        using var restored = CentreStore.Open(elsewhere.Path);
        restored.CatchUpVisits();
        restored.Visits.All().ShouldBe(store.Visits.All());
        Verifier.Verify(elsewhere.Path).Fault.ShouldBeNull();
    }

    [Fact]
    public void a_restored_record_goes_on_beyond_every_number_given_meanwhile_and_says_what_is_lost()
    {
        using var elsewhere = new TempFolder();
        long backedUp;
        using (var store = CentreStore.Open(_folder.Path))
        {
            var centre = new Centre(store);
            centre.Open();
            backedUp = store.LastSeq;
            store.BackupTo(_folder.File("backup.db"));
            centre.Issue(1);
        }

        var leap = Restorer.Restore(_folder.File("backup.db"), _folder.Path, Some.Morning.AddDays(1), force: true).Leap!;

        leap.Event.ShouldBe(new Event.RecordRestored(backedUp, Seen: backedUp + 1));
        Directory.GetFiles(_folder.Path, "*.replaced*").ShouldHaveSingleItem();
        leap.Seq.ShouldBe(Some.Morning.AddDays(1).ToUnixTimeMilliseconds());
        using var restored = CentreStore.Open(_folder.Path);
        restored.LastSeq.ShouldBe(leap.Seq);
        var report = Verifier.Verify(_folder.Path);
        report.Fault.ShouldBeNull();
        report.Events.ShouldBe(backedUp + 1);
        report.Checked[0].ShouldContain($"after {backedUp}");
        // What is old is found beyond the leap as well.
        restored.DaysOverBefore(Some.Morning.AddDays(2)).ShouldBe(new PastDays(1, 2));
    }

    /// <summary>Twice from the same backup, an hour between: what the first life of it said is not said again of anything else.</summary>
    [Fact]
    public void one_backup_restored_twice_never_gives_a_number_twice()
    {
        using (var store = CentreStore.Open(_folder.Path))
        {
            new Centre(store).Open();
            store.BackupTo(_folder.File("backup.db"));
        }
        using var first = new TempFolder();
        using var second = new TempFolder();

        var one = Restorer.Restore(_folder.File("backup.db"), first.Path, Some.Morning).Leap!;
        var two = Restorer.Restore(_folder.File("backup.db"), second.Path, Some.Morning.AddHours(1)).Leap!;

        // An event a millisecond for the whole hour would not reach it.
        (two.Seq - one.Seq).ShouldBe((long)TimeSpan.FromHours(1).TotalMilliseconds);
    }

    [Fact]
    public void a_backup_restored_by_a_clock_from_1970_still_leaps()
    {
        using var elsewhere = new TempFolder();
        using (var store = CentreStore.Open(_folder.Path))
        {
            new Centre(store).Open();
            store.BackupTo(_folder.File("backup.db"));
        }

        var leap = Restorer.Restore(_folder.File("backup.db"), elsewhere.Path, DateTimeOffset.UnixEpoch).Leap!;

        leap.Seq.ShouldBeGreaterThan(1_000_000_000);
        Verifier.Verify(elsewhere.Path).Fault.ShouldBeNull();
    }

    [Fact]
    public void an_export_has_a_line_for_every_record_with_what_stands_aside_of_it()
    {
        using var store = CentreStore.Open(_folder.Path);
        new Centre(store).Open();
        using var target = new MemoryStream();

        Exporter.Write(_folder.Path, target).ShouldBe(3);

        var lines = System.Text.Encoding.UTF8.GetString(target.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[2].ShouldContain("\"aside\":{\"name\":\"Ada\"}");
        lines[2].ShouldStartWith("{\"seq\":3,");
    }
}
