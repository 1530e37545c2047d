using ServiceCenter.Engine;
using ServiceCenter.Journal;
using ServiceCenter.Storage;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>Makes the data of a standby, or of a host that has stopped for good, that of the host in charge. It goes on as a restored backup does.</summary>
internal static class TakingOver
{
    /// <summary>Done twice, because the power failed in between, it costs numbers and nothing else.</summary>
    /// <returns>What may be missing, for people.</returns>
    /// <exception cref="HostSettingsException">There is nothing to take over.</exception>
    public static IReadOnlyList<string> Do(string folder, DateTimeOffset now)
    {
        var (follows, succeeded) = (Notes.Follows.Read(folder), Notes.Succeeded.Read(folder));
        if (follows is null && succeeded is null)
            throw new HostSettingsException($"'{folder}' is neither a standby's data nor that of a host that has stopped: there is nothing to take over.");
        var journal = StoreFiles.Journal(folder);
        var until = LastAt(journal);
        var leap = Restorer.GoOn(journal, seen: null, now);
        Incarnation.Leap(folder, Math.Max(follows?.Incarnation ?? 0, succeeded?.Incarnation ?? 0), now);
        Notes.InCharge.Write(folder, new InCharge(now, follows?.Of, OldHostKnows: false));
        Notes.Follows.Delete(folder);
        Notes.Succeeded.Delete(folder);
        Notes.TakeOver.Delete(folder);
        return leap is { Event: Event.RecordRestored gap } && until is { } at ? RestoreReport.Of(gap, leap.Seq, at) : [];
    }

    private static DateTimeOffset? LastAt(string journal) =>
        File.Exists(journal) && JournalReader.FindUpTo(journal, long.MaxValue) is { } last ? EventCodec.Decode(last).At : null;
}
