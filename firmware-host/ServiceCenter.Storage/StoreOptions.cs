using ServiceCenter.Journal;

namespace ServiceCenter.Storage;

public sealed record StoreOptions
{
    public static readonly StoreOptions Default = new();

    public JournalOptions Journal { get; init; } = JournalOptions.Default;
}
