using Microsoft.Data.Sqlite;

namespace ServiceCenter.Journal;

/// <summary>The layout of the file. A released step is never changed: a new one is added.</summary>
public static class JournalSchema
{
    public static IReadOnlyList<SchemaStep> Steps { get; } =
    [
        new(1, """
            CREATE TABLE record(
              seq        INTEGER PRIMARY KEY,
              payload    BLOB NOT NULL,
              aside_hash BLOB,
              hash       BLOB NOT NULL
            ) STRICT;
            CREATE TABLE aside(
              seq   INTEGER PRIMARY KEY REFERENCES record(seq),
              tag   TEXT NOT NULL,
              salt  BLOB NOT NULL,
              bytes BLOB NOT NULL
            ) STRICT;
            """),
    ];

    /// <summary>Stands in the file's header, so that another SQLite file is not taken for a journal: "SCJ1".</summary>
    internal const int ApplicationId = 0x53434A31;

    internal static int Newest(IReadOnlyList<SchemaStep> steps) => steps[^1].Version;

    /// <summary>Brings the file to the newest version in one transaction.</summary>
    internal static void Upgrade(SqliteConnection connection, int from, IReadOnlyList<SchemaStep> steps)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var step in steps)
            if (step.Version > from && step.Sql.Length > 0) connection.Execute(step.Sql);
        connection.Execute($"PRAGMA application_id = {ApplicationId}");
        connection.Execute($"PRAGMA user_version = {Newest(steps)}");
        transaction.Commit();
    }
}
