namespace ServiceCenter.Journal.Tests;

public sealed class OpeningTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private string Path => _folder.File("journal.db");

    private static readonly IReadOnlyList<SchemaStep> Newer = [.. JournalSchema.Steps, new(2, "ALTER TABLE aside ADD COLUMN erase_after INTEGER;")];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_second_opening_is_refused()
    {
        using var first = JournalFile.Open(Path);

        var refused = Should.Throw<JournalException>(() => JournalFile.Open(Path));

        refused.Problem.ShouldBe(JournalProblem.InUse);
        refused.Message.ShouldContain("in use by another process");
    }

    [Fact]
    public void it_may_be_opened_again_once_the_owner_is_gone()
    {
        JournalFile.Open(Path).Dispose();
        Should.NotThrow(() => JournalFile.Open(Path).Dispose());
    }

    [Fact]
    public void the_file_is_in_wal_mode()
    {
        using var journal = JournalFile.Open(Path);
        journal.Append([Some.Entry(1)]);
        File.Exists(Path + "-wal").ShouldBeTrue();
    }

    [Fact]
    public void a_file_that_cannot_be_made_durable_is_refused()
    {
        // A path that SQLite keeps in memory: journal_mode answers "memory", as it answers "delete" on some network drives.
        var refused = Should.Throw<JournalException>(() => DurableSqlite.OpenWriter(":memory:", maxPages: null));
        refused.Message.ShouldContain("cannot be made durable: journal_mode is 'memory' (wal is needed)");
    }

    [Fact]
    public void what_is_no_sqlite_file_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(Path, "a letter to the manager, longer than the header of a database, that somebody put here by mistake ..........");
        var before = File.ReadAllBytes(Path);

        Should.Throw<JournalException>(() => JournalFile.Open(Path)).Problem.ShouldBe(JournalProblem.NotAJournal);

        File.ReadAllBytes(Path).ShouldBe(before);
    }

    [Fact]
    public void another_programs_sqlite_file_is_refused()
    {
        Some.Tamper(Path, "CREATE TABLE recipe(name TEXT)");
        Should.Throw<JournalException>(() => JournalFile.Open(Path)).Message.ShouldContain("of another program");
    }

    [Fact]
    public void a_folder_that_cannot_be_written_is_said()
    {
        // Works for root too, whom permissions do not stop: a file stands where the folder should be.
        File.WriteAllText(_folder.File("data"), "");
        var refused = Should.Throw<JournalException>(() => JournalFile.Open(System.IO.Path.Combine(_folder.File("data"), "journal.db")));
        refused.Problem.ShouldBe(JournalProblem.NotWritable);
    }

    [Fact]
    public void a_read_only_folder_is_said()
    {
        if (Environment.IsPrivilegedProcess) Assert.Skip("Permissions do not stop root: this test needs an ordinary user.");
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Should.Throw<JournalException>(() => JournalFile.Open(Path)).Problem.ShouldBe(JournalProblem.NotWritable);
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void a_newer_program_upgrades_an_older_file_after_a_backup_of_it()
    {
        using (var older = JournalFile.Open(Path)) older.Append(Some.Entries(1, 7));

        using var newer = JournalFile.Open(Path, new JournalOptions { Schema = Newer });

        newer.UpgradedFrom.ShouldBe(Path + ".v1-7.bak");
        newer.LastSeq.ShouldBe(7);
        newer.Append([Some.Entry(8)]);
        newer.Verify().ShouldBeNull();
        JournalReader.Verify(newer.UpgradedFrom!).ShouldBeNull();
        JournalReader.Read(newer.UpgradedFrom!, 0).Count().ShouldBe(7);
    }

    [Fact]
    public void an_older_program_refuses_a_newer_file_and_leaves_it_as_it_is()
    {
        using (var newer = JournalFile.Open(Path, new JournalOptions { Schema = Newer })) newer.Append([Some.Entry(1)]);
        var before = File.ReadAllBytes(Path);

        var refused = Should.Throw<JournalException>(() => JournalFile.Open(Path));

        refused.Problem.ShouldBe(JournalProblem.TooNew);
        refused.Message.ShouldContain("has version 2, and this program knows versions up to 1");
        File.ReadAllBytes(Path).ShouldBe(before);
    }

    [Fact]
    public void an_upgrade_that_fails_leaves_the_older_file_usable()
    {
        using (var older = JournalFile.Open(Path)) older.Append([Some.Entry(1)]);
        IReadOnlyList<SchemaStep> broken = [.. JournalSchema.Steps, new(2, "CREATE TABLE half(done INTEGER); NOT EVEN SQL;")];

        Should.Throw<JournalException>(() => JournalFile.Open(Path, new JournalOptions { Schema = broken }));

        using var again = JournalFile.Open(Path);
        again.LastSeq.ShouldBe(1);
        again.UpgradedFrom.ShouldBeNull();
    }

    [Fact]
    public void a_new_file_needs_no_backup()
    {
        using var journal = JournalFile.Open(Path, new JournalOptions { Schema = Newer });
        journal.UpgradedFrom.ShouldBeNull();
    }
}
