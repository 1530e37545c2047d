namespace ServiceCenter.Hardship.PowerCut;

/// <summary>What one power cut leaves of what was not flushed.</summary>
/// <param name="Story">For people.</param>
/// <param name="File">The file it is about; null: all alike.</param>
/// <param name="Kept">Of that file; null: nothing that was not flushed.</param>
/// <param name="Others">Of the other files everything was written; false: only what was flushed.</param>
internal sealed record Cut(string Story, RecordedFile? File, IReadOnlyList<Change>? Kept, bool Others)
{
    private const int Sector = 512;

    /// <summary>More writes than this, and not every subset of them is tried, but each of the latest missing, every second one, and the last alone.</summary>
    private const int EverySubsetOf = 3;
    private const int EachOfTheLatest = 6;

    public static Cut NothingUnflushed { get; } = new("nothing that was not flushed", null, null, Others: false);

    /// <summary>Every way in which the power may fail just after the last of a file's pending changes was asked for.</summary>
    public static IEnumerable<Cut> After(RecordedFile file)
    {
        var pending = file.Pending;
        var last = pending[^1];
        IReadOnlyList<Change> before = [.. pending.SkipLast(1)];
        yield return new("all of it", file, pending, Others: true);
        yield return new("all of it, and of other files only what was flushed", file, pending, Others: false);
        foreach (var torn in Torn(last)) yield return new($"the last write torn after {torn.Bytes.Length} bytes", file, [.. before, torn], Others: true);
        foreach (var some in Reordered(before)) yield return new($"the last write, and {some.Count} of the {before.Count} before it", file, [.. some, last], Others: true);
    }

    public IEnumerable<Change> Of(RecordedFile file) =>
        ReferenceEquals(file, File) ? Kept! : Others ? file.Pending : [];

    /// <summary>At each sector for a small page of them, and in the middle of what is smaller than a sector.</summary>
    private static IEnumerable<Change> Torn(Change change)
    {
        var length = change.Bytes.Length;
        if (length < 2) yield break;
        yield return change with { Bytes = change.Bytes[..(length / 2)] };
        if (length <= Sector) yield break;
        yield return change with { Bytes = change.Bytes[..Sector] };
        yield return change with { Bytes = change.Bytes[..((length - 1) / Sector * Sector)] };
    }

    /// <summary>What a disk may have put off: some of the earlier writes have not arrived when the last one has.</summary>
    private static IEnumerable<IReadOnlyList<Change>> Reordered(IReadOnlyList<Change> before)
    {
        if (before.Count == 0) yield break;
        if (before.Count <= EverySubsetOf)
        {
            for (var set = 0; set < (1 << before.Count) - 1; set++) yield return [.. before.Where((_, i) => (set & (1 << i)) != 0)];
            yield break;
        }
        yield return [];
        yield return [.. before.Where((_, i) => i % 2 == 0)];
        yield return [.. before.Where((_, i) => i % 2 == 1)];
        for (var missing = before.Count - EachOfTheLatest; missing < before.Count; missing++)
            if (missing >= 0) yield return [.. before.Where((_, i) => i != missing)];
    }
}
