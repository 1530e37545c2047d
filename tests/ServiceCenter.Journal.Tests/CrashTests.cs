namespace ServiceCenter.Journal.Tests;

public sealed class CrashTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void what_was_appended_survives_a_process_that_ends_without_closing()
    {
        var path = _folder.File("journal.db");
        var crashed = _folder.File("crashed.db");
        using (var journal = JournalFile.Open(path))
        {
            journal.Append(Some.Entries(1, 5));
            File.Copy(path, crashed);
            File.Copy(path + "-wal", crashed + "-wal");
        }

        using var again = JournalFile.Open(crashed);
        again.LastSeq.ShouldBe(5);
        again.Verify().ShouldBeNull();
    }

    [Fact]
    public void a_log_torn_in_its_last_append_keeps_every_append_before_it()
    {
        var path = _folder.File("journal.db");
        var crashed = _folder.File("crashed.db");
        using (var journal = JournalFile.Open(path))
        {
            journal.Append(Some.Entries(1, 5));
            var whole = new FileInfo(path + "-wal").Length;
            journal.Append(Some.Entries(6, 5));
            File.Copy(path, crashed);
            var log = File.ReadAllBytes(path + "-wal");
            File.WriteAllBytes(crashed + "-wal", log[..(int)(whole + ((log.Length - whole) / 2))]);
        }

        using var again = JournalFile.Open(crashed);
        again.LastSeq.ShouldBe(5);
        again.Append([Some.Entry(6)]);
        again.Verify().ShouldBeNull();
    }

    [Fact]
    public void a_power_cut_while_the_file_is_being_made_does_not_keep_the_next_start_from_making_it()
    {
        var (path, crashed) = (_folder.File("half.db"), _folder.File("journal.db"));
        // Before it has a write-ahead log a file has a rollback journal: one whose transaction has begun to reach the file.
        using var half = Some.TransactionUnderWay(path);
        File.Copy(path, crashed);
        File.Copy(path + "-journal", crashed + "-journal");

        using var again = JournalFile.Open(crashed);
        again.Append(Some.Entries(1, 5));
        again.Verify().ShouldBeNull();
    }
}
