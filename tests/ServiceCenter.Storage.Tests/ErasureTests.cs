using System.Text;
using ServiceCenter.Engine;
using ServiceCenter.Storage.Verifying;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage.Tests;

/// <summary>Names, needs and notes go by whole days; visits, times and counts stay, and all verifies.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Name = "Adalbertina", Need = "wheelchair";

    private readonly TempFolder _folder = new();
    private readonly CentreStore _store;
    private readonly Centre _centre;

    public ErasureTests()
    {
        _store = CentreStore.Open(_folder.Path);
        _centre = new Centre(_store) { AgentName = Name };
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void what_is_personal_is_gone_from_every_file_and_what_was_counted_stays()
    {
        WorkDays(0, 1, 2);
        KeepSnapshot();
        _store.CatchUpVisits();
        var before = _store.Visits.All().ToList();
        before.ShouldAllBe(visit => visit.AgentName == Name);
        EverythingOnDisk().ShouldContain(Name);
        EverythingOnDisk().ShouldContain(Need);

        Erase(_store.DaysOverBefore(Morning(3)).ShouldNotBeNull());

        EverythingOnDisk().ShouldNotContain(Name);
        EverythingOnDisk().ShouldNotContain(Need);
        _store.Visits.All().ShouldBe(before.Select(visit => visit with { AgentName = null }));
        Verifies();
    }

    [Fact]
    public void younger_days_keep_their_names()
    {
        WorkDays(0, 1, 2);

        Erase(_store.DaysOverBefore(Morning(1)).ShouldNotBeNull());

        _store.Visits.All().Select(visit => visit.AgentName).ShouldBe([null, Name, Name]);
        Verifies();
    }

    /// <summary>Nothing has to be replayed: the state is the same whether it is read from the start or from a snapshot that was kept.</summary>
    [Fact]
    public void a_snapshot_made_when_the_next_day_had_opened_is_kept_and_still_true_and_an_older_one_goes()
    {
        WorkDays(0);
        KeepSnapshot();
        _centre.OpenDay(1);
        KeepSnapshot();
        var kept = _store.LastSeq;

        Erase(_store.DaysOverBefore(Morning(1)).ShouldNotBeNull());

        _store.Load().Seq.ShouldBe(kept);
        Directory.GetFiles(_folder.Path, "snapshot-*.bin").ShouldHaveSingleItem();
        Verifies();
    }

    [Fact]
    public void a_day_goes_once_it_is_over_and_not_an_event_before()
    {
        WorkDays(0);
        var ended = _store.LastSeq;
        _centre.OpenDay(1);
        var opened = _store.LastSeq - 1;
        _store.Event(opened)!.Event.ShouldBeOfType<Event.DayOpened>();

        _store.DaysOverBefore(_store.Event(ended)!.At).ShouldBe(new PastDays(1, 2));
        _store.DaysOverBefore(_store.Event(ended)!.At.AddTicks(1)).ShouldBe(new PastDays(ended, opened));
        _store.DaysOverBefore(_store.Event(opened)!.At.AddTicks(1)).ShouldBe(new PastDays(opened - 1, opened));
    }

    [Fact]
    public void a_day_whose_end_was_taken_back_is_not_over()
    {
        WorkDays(0);
        var ended = _store.Event(_store.LastSeq)!.At.AddTicks(1);
        _centre.UndoEndOfDay();
        _centre.EndDay();
        WorkDays(1);

        // Its beginning is the second event: only the plan lies before.
        _store.DaysOverBefore(ended).ShouldBe(new PastDays(1, 2));
        Erase(_store.DaysOverBefore(Morning(1)).ShouldNotBeNull());
        _store.Visits.All().Select(visit => visit.AgentName).ShouldBe([null, Name]);
        Verifies();
    }

    [Fact]
    public void of_a_centre_that_has_been_closed_since_the_state_still_knows_the_last_day()
    {
        WorkDays(0);
        KeepSnapshot();

        var days = _store.DaysOverBefore(Morning(30)).ShouldNotBeNull();
        days.ShouldBe(new PastDays(_store.LastSeq, null));
        Erase(days);

        EverythingOnDisk().ShouldNotContain(Name);
        _store.Load().Seq.ShouldBe(0);
        Verifies();
    }

    /// <summary>A cut between the two halves leaves what the journal still has: the next erasure begins at the start, and ends where this one would have.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void one_that_was_cut_off_is_finished_by_the_next(int erasedBefore)
    {
        WorkDays(0, 1, 2);
        var days = _store.DaysOverBefore(Morning(2)).ShouldNotBeNull();
        _store.ForgetNames(days);
        if (erasedBefore > 0) _store.EraseAsides(days, erasedBefore).ShouldBe(erasedBefore);
        _store.Dispose();

        using var again = CentreStore.Open(_folder.Path);
        var same = again.DaysOverBefore(Morning(2)).ShouldNotBeNull();
        same.ShouldBe(days);
        again.HasAsides(same).ShouldBeTrue();
        Erase(same, again);

        again.HasAsides(same).ShouldBeFalse();
        again.Visits.All().Select(visit => visit.AgentName).ShouldBe([null, null, Name]);
        Verifier.Verify(_folder.Path).Fault.ShouldBeNull();
    }

    /// <summary>A visit log made anew between the halves has the names again, from the journal: the next erasure takes them, though the journal has none.</summary>
    [Fact]
    public void a_visit_log_that_came_by_the_names_again_loses_them_at_the_next_one()
    {
        WorkDays(0, 1);
        var days = _store.DaysOverBefore(Morning(1)).ShouldNotBeNull();
        _store.ForgetNames(days);
        _store.RebuildVisits();
        _store.EraseAsides(days, 100);
        Verifier.Verify(_folder.Path).Fault.ShouldNotBeNull();

        Erase(_store.DaysOverBefore(Morning(1)).ShouldNotBeNull());

        _store.Visits.All().Select(visit => visit.AgentName).ShouldBe([null, Name]);
        Verifies();
    }

    [Fact]
    public void of_a_journal_that_only_follows_the_snapshots_go_that_know_the_names_and_no_others()
    {
        WorkDays(0);
        KeepSnapshot();
        _centre.OpenDay(1);
        KeepSnapshot();
        var (kept, before) = (_store.LastSeq, _store.DaysOverBefore(Morning(1)).ShouldNotBeNull().UpTo + 1);
        _centre.Issue(7);
        _centre.Serve();
        _centre.EndDay();
        _store.Dispose();
        using var journal = Journal.JournalFile.Open(StoreFiles.Journal(_folder.Path));
        var snapshots = new FollowedSnapshots(journal);

        snapshots.Forget(before);
        snapshots.Newest().Seq.ShouldBe(kept);

        snapshots.Forget(journal.LastSeq + 1);
        snapshots.Newest().Seq.ShouldBe(0);
    }

    private static DateTimeOffset Morning(int day) => Some.Morning.AddDays(day);

    /// <summary>A customer in a wheelchair a day, served by the same agent.</summary>
    private void WorkDays(params ReadOnlySpan<int> days)
    {
        foreach (var day in days)
        {
            if (_store.LastSeq == 0) _centre.Configure();
            _centre.OpenDay(day);
            _centre.Issue(day + 1);
            _centre.Serve();
            _centre.EndDay();
        }
    }

    private void KeepSnapshot() => _store.SaveSnapshot(_centre.State.LastSeq, SnapshotCodec.Encode(_centre.State, []));

    /// <summary>As a host does.</summary>
    private void Erase(PastDays days, CentreStore? store = null)
    {
        store ??= _store;
        store.ForgetNames(days);
        while (store.EraseAsides(days, most: 2) == 2) { }
        store.CutLog().ShouldBeTrue();
    }

    private void Verifies() => Verifier.Verify(_folder.Path).Fault.ShouldBeNull();

    /// <summary>Of the files as they are while the centre runs, write-ahead logs included; a lock and an index of one hold nothing.</summary>
    private string EverythingOnDisk() => string.Concat(Directory.GetFiles(_folder.Path).Where(file => !file.EndsWith(".lock") && !file.EndsWith("-shm")).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}
