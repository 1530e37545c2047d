namespace ServiceCenter.Journal.Tests;

public sealed class VerifyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private string Path => _folder.File("journal.db");

    public VerifyTests()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1), Some.Entry(2, aside: "Ada"), Some.Entry(3, aside: "wheelchair", tag: "needs"), Some.Entry(4), Some.Entry(5)]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void an_untouched_journal_verifies() => JournalReader.Verify(Path).ShouldBeNull();

    [Theory]
    [InlineData("UPDATE record SET payload = CAST('{\"event\":9}' AS BLOB) WHERE seq = 3", 3, "hash does not match")]
    [InlineData("UPDATE record SET hash = zeroblob(32) WHERE seq = 4", 4, "hash does not match")]
    [InlineData("UPDATE record SET aside_hash = NULL WHERE seq = 2", 2, "hash does not match")]
    [InlineData("DELETE FROM aside WHERE seq = 3; DELETE FROM record WHERE seq = 3", 4, "records are missing")]
    [InlineData("DELETE FROM record WHERE seq = 1", 2, "records are missing")]
    [InlineData("UPDATE aside SET bytes = CAST('Bob' AS BLOB) WHERE seq = 2", 2, "aside")]
    [InlineData("UPDATE aside SET tag = 'note' WHERE seq = 2", 2, "aside")]
    [InlineData("INSERT INTO aside VALUES(1, 'note', zeroblob(16), zeroblob(3))", 1, "aside")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO aside VALUES(99, 'note', zeroblob(16), zeroblob(3))", 99, "without its record")]
    public void tampering_is_found_and_the_first_wrong_record_named(string tampering, long seq, string reason)
    {
        Some.Tamper(Path, tampering);
        var fault = JournalReader.Verify(Path).ShouldNotBeNull();
        fault.Seq.ShouldBe(seq);
        fault.Reason.ShouldContain(reason);
    }

    /// <summary>A gap that was written is told from one that somebody has cut.</summary>
    [Fact]
    public void a_record_cut_out_before_a_leap_is_found()
    {
        using (var journal = JournalFile.Open(Path)) journal.Append([Some.Entry(100) with { Leaps = true }]);
        JournalReader.Verify(Path).ShouldBeNull();

        Some.Tamper(Path, "DELETE FROM record WHERE seq = 5");

        var fault = JournalReader.Verify(Path).ShouldNotBeNull();
        (fault.Seq, fault.Reason).ShouldBe((100, "follows record 4: records are missing between them"));
    }

    [Fact]
    public void one_flipped_bit_on_the_disk_is_found_and_its_record_named()
    {
        var bytes = File.ReadAllBytes(Path);
        var at = bytes.AsSpan().IndexOf("{\"event\":4}"u8);
        bytes[at + 9] ^= 1;
        File.WriteAllBytes(Path, bytes);

        JournalReader.Verify(Path).ShouldNotBeNull().Seq.ShouldBe(4);
    }

    [Fact]
    public void a_file_cut_off_is_found()
    {
        using (var journal = JournalFile.Open(Path)) journal.Append(Some.Entries(6, 2000));
        using (var file = new FileStream(Path, FileMode.Open)) file.SetLength(file.Length / 2 / 4096 * 4096);

        JournalReader.Verify(Path).ShouldNotBeNull().Reason.ShouldContain("cannot be read");
    }

    [Fact]
    public void erased_asides_are_gone_from_the_disk_and_the_chain_still_verifies()
    {
        Some.TextOf(Some.AllBytesOf(_folder.Path)).ShouldContain("wheelchair");
        using var journal = JournalFile.Open(Path);
        journal.EraseAsides(5, most: 10).ShouldBe(2);
        journal.CutLog().ShouldBeTrue();

        JournalReader.Verify(Path).ShouldBeNull();
        JournalReader.Read(Path, 0).ShouldAllBe(record => record.Aside == null);
        var left = Some.TextOf(Some.AllBytesOf(_folder.Path));
        left.ShouldNotContain("wheelchair");
        left.ShouldNotContain("Ada");
    }

    [Fact]
    public void asides_are_erased_up_to_a_record_some_at_a_time_and_the_oldest_first()
    {
        using var journal = JournalFile.Open(Path);
        journal.HasAsides(1).ShouldBeFalse();
        journal.HasAsides(2).ShouldBeTrue();
        journal.EraseAsides(1, most: 10).ShouldBe(0);
        journal.EraseAsides(5, most: 1).ShouldBe(1);
        journal.Find(2)!.Aside.ShouldBeNull();
        journal.Find(3)!.Aside.ShouldNotBeNull();
    }

    [Fact]
    public void a_log_that_somebody_reads_from_is_cut_when_he_is_done()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append(Some.Entries(6, 100));
        using (var reading = journal.Read(0).GetEnumerator())
        {
            reading.MoveNext().ShouldBeTrue();
            journal.EraseAsides(5, most: 10).ShouldBe(2);
            journal.CutLog().ShouldBeFalse();
        }
        journal.CutLog().ShouldBeTrue();
        Some.TextOf(Some.AllBytesOf(_folder.Path)).ShouldNotContain("wheelchair");
    }

    [Fact]
    public void equal_asides_have_unequal_hashes_so_that_an_erased_one_cannot_be_guessed()
    {
        using (var journal = JournalFile.Open(Path)) journal.Append([Some.Entry(6, aside: "Ada"), Some.Entry(7, aside: "Ada")]);
        // Equal payloads, asides and hash before would give equal hashes but for the salt.
        using var other = JournalFile.Open(_folder.File("other.db"));
        other.Append([Some.Entry(1), Some.Entry(2, aside: "Ada")]);
        var here = JournalReader.Find(Path, 2)!;
        var there = other.Find(2)!;
        other.Find(1)!.Hash.ShouldBe(JournalReader.Find(Path, 1)!.Hash);
        there.Hash.ShouldNotBe(here.Hash);
    }
}
