using ServiceCenter.Journal;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Storage;

public sealed record StoreOptions
{
    public static readonly StoreOptions Default = new();

    public JournalOptions Journal { get; init; } = JournalOptions.Default;

    public IVisitLogDriver Visits { get; init; } = new SqliteVisitLogs();
}
