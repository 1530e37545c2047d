namespace ServiceCenter.Journal.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private string Path => _folder.File("journal.db");
    private string Backup => _folder.File("backup.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_backup_is_made_while_the_journal_goes_on()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1), Some.Entry(2, aside: "Ada")]);

        journal.BackupTo(Backup);
        journal.Append([Some.Entry(3)]);

        var copy = JournalReader.Read(Backup, 0).ToList();
        copy.Select(r => r.Seq).ShouldBe([1, 2]);
        Some.TextOf(copy[1].Aside!.Bytes).ShouldBe("Ada");
        File.Exists(Backup + ".tmp").ShouldBeFalse();
    }

    [Fact]
    public void a_journal_that_does_not_verify_is_not_backed_up_and_an_older_backup_stays()
    {
        using (var journal = JournalFile.Open(Path))
        {
            journal.Append(Some.Entries(1, 3));
            journal.BackupTo(Backup);
        }
        var before = File.ReadAllBytes(Backup);
        Some.Tamper(Path, "UPDATE record SET payload = zeroblob(3) WHERE seq = 2");

        Should.Throw<JournalException>(() => JournalBackup.Make(Path, Backup)).Message.ShouldContain("record 2");

        File.ReadAllBytes(Backup).ShouldBe(before);
    }

    [Fact]
    public void a_backup_that_cannot_be_written_is_said()
    {
        using var journal = JournalFile.Open(Path);
        Should.Throw<JournalException>(() => journal.BackupTo(System.IO.Path.Combine(_folder.Path, "no-such-folder", "backup.db")));
    }

    [Fact]
    public void a_backup_is_restored_into_an_empty_folder()
    {
        MakeBackup(records: 3);
        var elsewhere = System.IO.Path.Combine(_folder.Path, "elsewhere", "journal.db");

        JournalBackup.Restore(Backup, elsewhere, force: false, beforeReplacing: (_, _) => { }).ShouldBeNull();

        using var restored = JournalFile.Open(elsewhere);
        restored.LastSeq.ShouldBe(3);
        restored.Append([Some.Entry(4)]);
        restored.Verify().ShouldBeNull();
    }

    [Fact]
    public void existing_data_is_not_overwritten_unless_forced_and_then_it_is_kept_beside()
    {
        MakeBackup(records: 3);
        using (var journal = JournalFile.Open(Path)) journal.Append(Some.Entries(4, 2));

        Should.Throw<JournalException>(() => JournalBackup.Restore(Backup, Path, force: false, (_, _) => { })).Message.ShouldContain("already");
        JournalReader.Read(Path, 0).Count().ShouldBe(5);

        var kept = JournalBackup.Restore(Backup, Path, force: true, (_, _) => { }).ShouldNotBeNull();
        JournalReader.Read(Path, 0).Count().ShouldBe(3);
        JournalReader.Read(kept, 0).Count().ShouldBe(5);
    }

    [Fact]
    public void a_log_left_by_a_crash_never_reaches_the_restored_file()
    {
        MakeBackup(records: 3);
        var crashed = _folder.File("crashed.db");
        using (var journal = JournalFile.Open(Path))
        {
            journal.Append(Some.Entries(4, 2));
            // As a crash leaves it: a file, and beside it a log that holds the last records.
            File.Copy(Path, crashed);
            File.Copy(Path + "-wal", crashed + "-wal");
        }

        var kept = JournalBackup.Restore(Backup, crashed, force: true, (_, _) => { }).ShouldNotBeNull();

        JournalReader.Read(crashed, 0).Count().ShouldBe(3);
        JournalReader.Read(kept, 0).Count().ShouldBe(5);
    }

    [Fact]
    public void a_damaged_backup_is_refused_and_changes_nothing()
    {
        MakeBackup(records: 3);
        Some.Tamper(Backup, "UPDATE record SET payload = zeroblob(3) WHERE seq = 2");

        Should.Throw<JournalException>(() => JournalBackup.Restore(Backup, Path, force: true, (_, _) => { })).Message.ShouldContain("record 2");

        JournalReader.Verify(Path).ShouldBeNull();
    }

    [Fact]
    public void a_journal_in_use_is_not_replaced()
    {
        MakeBackup(records: 3);
        using var running = JournalFile.Open(Path);
        Should.Throw<JournalException>(() => JournalBackup.Restore(Backup, Path, force: true, (_, _) => { })).Problem.ShouldBe(JournalProblem.InUse);
    }

    private void MakeBackup(int records)
    {
        using var journal = JournalFile.Open(Path);
        journal.Append(Some.Entries(1, records));
        journal.BackupTo(Backup);
    }
}
