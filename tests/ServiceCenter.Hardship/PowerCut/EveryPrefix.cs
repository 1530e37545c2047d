using ServiceCenter.CentralHost.Configuration;

namespace ServiceCenter.Hardship.PowerCut;

/// <param name="Records">How many the journal came to have.</param>
/// <param name="Wrong">The first few, told so that a person can look for it.</param>
internal sealed record PowerCutResult(int Writes, int Flushes, long Records, long Told, long Opened, long Violations, IReadOnlyList<string> Wrong);

/// <summary>Cuts the power after every write that was recorded, in every way of <see cref="Cut"/>, and opens what is left.</summary>
internal static class EveryPrefix
{
    private const int Shown = 20;

    /// <param name="deeds">What <see cref="Recording.Deeds"/> tells, or what a worse disk would have made of it.</param>
    /// <param name="say">Told now and then how far it is.</param>
    public static PowerCutResult Open(Recording recording, IReadOnlyList<Deed> deeds, Action<string>? say = null)
    {
        var wrong = new List<string>();
        var (opened, violations, told, soundTo) = (0L, 0L, 0L, -1L);
        var disk = new RecordedDisk();
        using var reopening = new Reopening(Centre.Read(recording.CentreFile), recording.Data);

        for (var i = 0; i < deeds.Count; i++)
        {
            if (disk.Do(deeds[i]) is { } changed)
                foreach (var cut in Cut.After(changed)) Try(cut, i);
            if (deeds[i] is Deed.Flushed or Deed.Deleted or Deed.Renamed or Deed.Made) soundTo = -1;
            if (deeds[i] is not Deed.Told(var seq)) continue;
            told = seq;
            // Between two flushes what is surely on disk is the same, and was opened.
            if (soundTo < told) soundTo = Try(Cut.NothingUnflushed, i);
            if (told % 250 == 0) say?.Invoke($"record {told}: {opened} opened, {violations} wrong");
        }
        return new(deeds.Count(d => d is Deed.Written or Deed.Cut), deeds.Count(d => d is Deed.Flushed), reopening.Records, told, opened, violations, wrong);

        long Try(Cut cut, int at)
        {
            opened++;
            if (reopening.Open(disk, cut, told, out var last) is not { } fault) return last;
            if (++violations <= Shown) wrong.Add($"after deed {at} ({Named(deeds[at])}), {cut.Story}: {fault}");
            return last;
        }
    }

    private static string Named(Deed deed) => deed switch
    {
        Deed.Written w => $"{w.Bytes.Length} bytes at {w.Offset} of {w.File}",
        Deed.Told t => $"record {t.Seq} was told",
        _ => deed.ToString(),
    };
}
