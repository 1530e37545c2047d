namespace ServiceCenter.Journal.Tests;

public sealed class AppendTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private string Path => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void what_was_appended_is_read_back_in_order_after_a_restart()
    {
        using (var journal = JournalFile.Open(Path))
        {
            journal.Append([Some.Entry(1), Some.Entry(2, aside: "Ada")]);
            journal.Append([Some.Entry(3)]);
        }

        using var again = JournalFile.Open(Path);
        again.LastSeq.ShouldBe(3);
        var records = again.Read(afterSeq: 0).ToList();
        records.Select(r => r.Seq).ShouldBe([1, 2, 3]);
        records.Select(r => Some.TextOf(r.Payload)).ShouldBe(["{\"event\":1}", "{\"event\":2}", "{\"event\":3}"]);
        Some.TextOf(records[1].Aside!.Bytes).ShouldBe("Ada");
        records[1].Aside!.Tag.ShouldBe("agent");
        records[0].Aside.ShouldBeNull();
    }

    [Fact]
    public void reading_begins_after_the_number_given_and_one_record_is_found_by_its_own()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append(Some.Entries(1, 5));

        journal.Read(afterSeq: 3).Select(r => r.Seq).ShouldBe([4, 5]);
        journal.Find(2)!.Seq.ShouldBe(2);
        journal.Find(6).ShouldBeNull();
        journal.Find(0).ShouldBeNull();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public void a_record_out_of_order_is_refused_and_nothing_is_appended(long seq)
    {
        using var journal = JournalFile.Open(Path);

        var refused = Should.Throw<JournalException>(() => journal.Append([Some.Entry(seq)]));

        refused.Problem.ShouldBe(JournalProblem.OutOfOrder);
        journal.LastSeq.ShouldBe(0);
        journal.Append([Some.Entry(1)]);
    }

    [Fact]
    public void a_gap_within_an_append_refuses_all_of_it()
    {
        using var journal = JournalFile.Open(Path);
        Should.Throw<JournalException>(() => journal.Append([Some.Entry(1), Some.Entry(3)])).Message.ShouldContain("Record 3 cannot follow record 1");
        journal.Read(0).ShouldBeEmpty();
    }

    [Fact]
    public void a_record_may_leap_over_numbers_that_are_lost_and_never_back()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1), Some.Entry(1_000) with { Leaps = true }, Some.Entry(1_001)]);

        journal.LastSeq.ShouldBe(1_001);
        journal.Verify().ShouldBeNull();
        journal.FindUpTo(999)!.Seq.ShouldBe(1);
        journal.FindUpTo(5_000)!.Seq.ShouldBe(1_001);
        journal.FindUpTo(0).ShouldBeNull();
        Should.Throw<JournalException>(() => journal.Append([Some.Entry(1_001) with { Leaps = true }])).Problem.ShouldBe(JournalProblem.OutOfOrder);
    }

    [Fact]
    public void a_full_disk_is_said_and_keeps_nothing_of_the_append()
    {
        const int pagesOfAnEmptyJournal = 6;
        using (var journal = JournalFile.Open(Path, new JournalOptions { MaxPages = pagesOfAnEmptyJournal }))
        {
            journal.Append([Some.Entry(1)]);

            var full = Should.Throw<JournalException>(() => journal.Append(Some.Entries(2, 10_000)));

            full.Problem.ShouldBe(JournalProblem.DiskFull);
            full.Message.ShouldContain("disk is full");
            Should.Throw<JournalException>(() => journal.Append([Some.Entry(2)])).Message.ShouldContain("open it again");
        }

        using var again = JournalFile.Open(Path);
        again.LastSeq.ShouldBe(1);
        again.Verify().ShouldBeNull();
        again.Append([Some.Entry(2)]);
    }

    [Fact]
    public void a_reader_sees_the_journal_as_it_stood_when_it_began()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append(Some.Entries(1, 3));
        using var reading = journal.Read(0).GetEnumerator();
        reading.MoveNext().ShouldBeTrue();

        journal.Append([Some.Entry(4)]);

        var seen = 1;
        while (reading.MoveNext()) seen++;
        seen.ShouldBe(3);
    }

    [Fact]
    public void a_hundred_thousand_records_are_appended_and_verified_after_a_restart()
    {
        using (var journal = JournalFile.Open(Path))
            for (var from = 1; from <= 100_000; from += 500)
                journal.Append(Some.Entries(from, 500));

        using var again = JournalFile.Open(Path);
        again.LastSeq.ShouldBe(100_000);
        again.Verify().ShouldBeNull();
    }
}
