using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>What went wrong with a journal, for people: what, where, and what to do.</summary>
public sealed class JournalException : Exception
{
    public JournalException(JournalProblem problem, string message, Exception? cause = null) : base(message, cause) => Problem = problem;

    public JournalProblem Problem { get; }

    private const int SqliteReadOnly = 8, SqliteIoError = 10, SqliteCorrupt = 11, SqliteFull = 13, SqliteCannotOpen = 14, SqliteNotADatabase = 26;

    internal static JournalException From(SqliteException cause, string doing, string path) => cause.SqliteErrorCode switch
    {
        SqliteFull => new(JournalProblem.DiskFull, $"The disk is full: {doing} '{path}' failed and nothing of it was kept. Free some space.", cause),
        SqliteReadOnly or SqliteCannotOpen => new(JournalProblem.NotWritable,
            $"'{path}' cannot be written: {doing} it failed. Check the permissions of the file and its folder, and that the disk is not mounted read-only.", cause),
        SqliteCorrupt => new(JournalProblem.Damaged, $"'{path}' is damaged: {doing} it failed ({cause.Message}). Restore a backup.", cause),
        SqliteNotADatabase => new(JournalProblem.NotAJournal, $"'{path}' is no journal, or its beginning is destroyed. Restore a backup.", cause),
        SqliteIoError => new(JournalProblem.Failed, $"The disk failed while {doing} '{path}' (SQLite {cause.SqliteExtendedErrorCode}: {cause.Message}).", cause),
        _ => new(JournalProblem.Failed, $"Failed while {doing} '{path}' (SQLite {cause.SqliteExtendedErrorCode}: {cause.Message}).", cause),
    };
}

public enum JournalProblem
{
    /// <summary>Another process has it.</summary>
    InUse,
    NotWritable,
    DiskFull,
    Damaged,
    NotAJournal,
    /// <summary>Written by a newer version of this program.</summary>
    TooNew,
    /// <summary>A record was handed in out of order.</summary>
    OutOfOrder,
    /// <summary>Records of another journal do not follow those that are here.</summary>
    Foreign,
    Failed,
}
