namespace ServiceCenter.Journal.Tests;

/// <summary>A journal that takes over the records of another file, as a standby does.</summary>
public sealed class FollowingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private string Path => _folder.File("journal.db");
    private string Copy => _folder.File("copy.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void what_follows_is_the_same_to_the_last_byte()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1), Some.Entry(2, aside: "Ada"), Some.Entry(900) with { Leaps = true }]);
        using var copy = JournalFile.Open(Copy);
        JournalReader.FirstAside(Path).ShouldBe(2);

        copy.AppendChained([.. JournalReader.ReadChained(Path, afterSeq: 0)]);
        journal.Append([Some.Entry(901, aside: "Bo")]);
        copy.AppendChained([.. JournalReader.ReadChained(Path, afterSeq: copy.LastSeq)]);

        copy.LastSeq.ShouldBe(901);
        copy.LastHash.ToArray().ShouldBe(journal.LastHash.ToArray());
        copy.Verify().ShouldBeNull();
        Some.TextOf(copy.Find(2)!.Aside!.Bytes).ShouldBe("Ada");
        copy.Append([Some.Entry(902)]);
        copy.Verify().ShouldBeNull();
    }

    [Fact]
    public void what_was_erased_there_follows_without_it_and_the_chain_holds()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1), Some.Entry(2, aside: "Ada")]);
        journal.EraseAsides(2, most: 10);
        JournalReader.FirstAside(Path).ShouldBeNull();
        using var copy = JournalFile.Open(Copy);

        copy.AppendChained([.. JournalReader.ReadChained(Path, afterSeq: 0)]);

        copy.Find(2)!.Aside.ShouldBeNull();
        copy.Verify().ShouldBeNull();
    }

    [Fact]
    public void records_of_a_foreign_journal_are_refused_and_nothing_is_appended()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1), Some.Entry(2), Some.Entry(3)]);
        using var copy = JournalFile.Open(Copy);
        copy.Append([Some.Entry(1, aside: "another one's first")]);

        var refused = Should.Throw<JournalException>(() => copy.AppendChained([.. JournalReader.ReadChained(Path, afterSeq: 1)]));

        refused.Problem.ShouldBe(JournalProblem.Foreign);
        refused.Message.ShouldContain("Record 2 does not follow record 1");
        copy.LastSeq.ShouldBe(1);
        copy.Append([Some.Entry(2)]);
    }

    [Fact]
    public void a_record_that_was_changed_on_the_way_is_refused_with_all_that_came_along()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1), Some.Entry(2, aside: "Ada")]);
        var sent = JournalReader.ReadChained(Path, afterSeq: 0).ToList();
        using var copy = JournalFile.Open(Copy);

        var payload = sent[1] with { Record = sent[1].Record with { Payload = [1, 2, 3] } };
        var aside = sent[1] with { Record = sent[1].Record with { Aside = new Aside("agent", [1]) } };
        var unsalted = sent[1] with { Salt = null };
        foreach (var changed in new[] { payload, aside, unsalted })
            Should.Throw<JournalException>(() => copy.AppendChained([sent[0], changed])).Problem.ShouldBe(JournalProblem.Foreign);

        copy.LastSeq.ShouldBe(0);
        JournalReader.ReadChained(Copy, afterSeq: 0).ShouldBeEmpty();
    }

    [Fact]
    public void records_are_counted_not_subtracted()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1), Some.Entry(2), Some.Entry(900) with { Leaps = true }]);
        JournalReader.Count(Path, afterSeq: 1).ShouldBe(2);
        JournalReader.Count(Path, afterSeq: 900).ShouldBe(0);
    }
}
