namespace ServiceCenter.Hardship.PowerCut;

/// <summary>The data folder as the recording left it so far: of each file what is surely on disk, and what is only known to the kernel.</summary>
internal sealed class RecordedDisk
{
    private readonly SortedDictionary<string, RecordedFile> _files = new(StringComparer.Ordinal);
    private int _deeds;

    public IEnumerable<KeyValuePair<string, RecordedFile>> Files => _files;

    private static readonly string[] Kept = ["journal.db", "visits.db", "snapshot-", "incarnation", "agent.key", "broker/secrets.json"];

    /// <summary>All that a host needs at its next start. Locks hold nothing, and SQLite makes its index in memory anew.</summary>
    public static bool Holds(string name) =>
        !name.EndsWith("-shm", StringComparison.Ordinal) && !name.EndsWith(".lock", StringComparison.Ordinal)
        && Kept.Any(kept => name.StartsWith(kept, StringComparison.Ordinal));

    /// <returns>The file that has something now which a power cut may take; null where nothing was added.</returns>
    public RecordedFile? Do(Deed deed)
    {
        var at = _deeds++;
        switch (deed)
        {
            case Deed.Made(var name):
                if (!_files.ContainsKey(name)) _files.Add(name, new RecordedFile(name));
                return null;
            case Deed.Written(var name, var offset, var bytes):
                return _files[name].Ask(new Change(at, offset, bytes, null));
            case Deed.Cut(var name, var length):
                return _files[name].Ask(new Change(at, 0, [], length));
            case Deed.Flushed(var name, var begun):
                _files[name].Flush(begun);
                return null;
            case Deed.Renamed(var from, var to):
                _files.Remove(from, out var file);
                _files[to] = file!;
                return null;
            case Deed.Deleted(var name):
                _files.Remove(name);
                return null;
            default:
                return null;
        }
    }
}
