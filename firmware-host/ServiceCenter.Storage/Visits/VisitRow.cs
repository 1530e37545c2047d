using Microsoft.Data.Sqlite;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Visits;

/// <summary>Between an entry and its row.</summary>
internal static class VisitRow
{
    public static VisitEntry Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.IsDBNull(1) ? null : TicketId.Parse(row.GetString(1)),
        row.GetString(2),
        new ServiceId(row.GetString(3)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        row.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        row.IsDBNull(6) ? null : OutcomeOf(row.GetString(6)),
        row.IsDBNull(7) ? null : new AgentId(row.GetString(7)),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.IsDBNull(9) ? null : new CounterId(row.GetString(9)),
        Milliseconds(row, 10), Milliseconds(row, 11), Milliseconds(row, 12), Milliseconds(row, 13),
        row.GetInt32(14));

    public static string NameOf(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Served => "served",
        VisitOutcome.NoShow => "no-show",
        VisitOutcome.Left => "left",
        VisitOutcome.Cancelled => "cancelled",
        VisitOutcome.Unresolved => "unresolved",
        _ => throw new NotSupportedException($"{outcome} has no name in the visit log."),
    };

    private static VisitOutcome OutcomeOf(string name)
    {
        foreach (var outcome in Enum.GetValues<VisitOutcome>())
            if (NameOf(outcome) == name) return outcome;
        throw new StorageException($"The visit log knows no outcome '{name}'.");
    }

    private static TimeSpan Milliseconds(SqliteDataReader row, int column) => TimeSpan.FromMilliseconds(row.GetInt64(column));
}

/// <summary>The statement that adds or replaces a row, prepared for a batch.</summary>
internal sealed class VisitInsert : IDisposable
{
    private const string Sql = """
        INSERT OR REPLACE INTO visit VALUES(@seq, @ticket, @number, @service, @issued, @ended, @outcome, @agent, @agentName, @counter,
          @wait, @walk, @handling, @hold, @legs)
        """;

    private static readonly string[] Names =
    [
        "@seq", "@ticket", "@number", "@service", "@issued", "@ended", "@outcome", "@agent", "@agentName", "@counter",
        "@wait", "@walk", "@handling", "@hold", "@legs",
    ];

    private readonly SqliteCommand _command;

    public VisitInsert(SqliteConnection connection)
    {
        _command = connection.CreateCommand();
        _command.CommandText = Sql;
        foreach (var name in Names) _command.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    public void Run(VisitEntry visit)
    {
        Set(0, visit.Seq);
        Set(1, visit.Ticket?.ToString());
        Set(2, visit.Number);
        Set(3, visit.Service.Value);
        Set(4, visit.Issued.ToUnixTimeMilliseconds());
        Set(5, visit.Ended?.ToUnixTimeMilliseconds());
        Set(6, visit.Outcome is { } outcome ? VisitRow.NameOf(outcome) : null);
        Set(7, visit.Agent?.Value);
        Set(8, visit.AgentName);
        Set(9, visit.Counter?.Value);
        Set(10, Milliseconds(visit.Wait));
        Set(11, Milliseconds(visit.Walk));
        Set(12, Milliseconds(visit.Handling));
        Set(13, Milliseconds(visit.Hold));
        Set(14, visit.Legs);
        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();

    private void Set(int place, object? value) => _command.Parameters[place].Value = value ?? DBNull.Value;

    private static long Milliseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;
}
