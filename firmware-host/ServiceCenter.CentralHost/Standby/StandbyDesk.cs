using ServiceCenter.Contracts;
using ServiceCenter.Journal;
using ServiceCenter.Sequencer;
using ServiceCenter.Storage;
using ServiceCenter.WebConsole;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>Answers a standby from the journal on disk, beside the pump: a standby that is slow costs the centre nothing.</summary>
internal sealed class StandbyDesk(
    string folder, StandbyWatch watch, Succession succession, Herald herald, HostFiles files, SequencerOptions options, TimeProvider time) : IStandbyDesk
{
    private const int MostRows = 1_000;
    private const int MostBytes = 1_000_000;
    private static readonly TimeSpan WaitsForNews = TimeSpan.FromSeconds(1);

    private readonly string _journal = StoreFiles.Journal(folder);

    public async Task<(StandbyReply? Reply, Problem? Wrong)> AnswerAsync(string standby, StandbyAsk ask, CancellationToken cancel)
    {
        try
        {
            var news = watch.Appended;
            if (Read(ask) is not { } found) return (null, Foreign(ask));
            watch.Heard(standby, ask.Machine, ask.Seq, found.Behind);
            var changed = files.Changed(ask.Files);
            if (found.Rows.Count == 0 && changed.Count == 0)
            {
                await Task.WhenAny(news, Task.Delay(WaitsForNews, time, cancel)).ConfigureAwait(false);
                cancel.ThrowIfCancellationRequested();
                found = Read(ask) ?? found;
            }
            return (new StandbyReply(options.Topics.Site, options.Incarnation, Environment.MachineName, watch.Sync, found.Behind, time.GetUtcNow(), found.Rows, changed,
                JournalReader.FirstAside(_journal) ?? ask.Seq + 1), null);
        }
        catch (JournalException e)
        {
            return (null, new Problem("not-ready", "Not ready", e.Message));
        }
    }

    public Problem? StopForGood(TookOver word) => succession.Meet(word.Incarnation, word.Machine)
        ? null
        : new Problem("not-succeeded", "It has not taken over", $"This host is incarnation {options.Incarnation}: {word.Incarnation} is none that comes after it.");

    public StandbyWord? Word => herald.Untold is { } old
        ? (Counted ?? new StandbyWord(null, watch.Sync, null, null, 0, false, null, null)) with { OldHost = old.ToString() }
        : Counted;

    /// <summary>One that is away falls behind without saying so.</summary>
    private StandbyWord? Counted => watch.Word is { IsAway: true } word ? word with { Behind = JournalReader.Count(_journal, watch.There) } : watch.Word;

    /// <returns>Null: the record that was named is not here.</returns>
    private (IReadOnlyList<StandbyRow> Rows, long Behind)? Read(StandbyAsk ask)
    {
        if (ask.Seq < 0) return null;
        var rows = new List<StandbyRow>();
        var bytes = 0;
        var fits = ask.Seq == 0;
        foreach (var (record, asideHash, salt) in JournalReader.ReadChained(_journal, ask.Seq - 1))
        {
            if (!fits)
            {
                if (record.Seq != ask.Seq || !record.Hash.AsSpan().SequenceEqual(ask.Hash)) return null;
                fits = true;
                continue;
            }
            rows.Add(new StandbyRow(record.Seq, record.Payload, record.Hash, asideHash, record.Aside?.Tag, record.Aside?.Bytes, salt));
            bytes += record.Payload.Length;
            if (rows.Count == MostRows || bytes >= MostBytes) return (rows, JournalReader.Count(_journal, ask.Seq));
        }
        return fits ? (rows, rows.Count) : null;
    }

    private static Problem Foreign(StandbyAsk ask) => new("foreign-journal", "This is another journal",
        $"The standby's record ends with event {ask.Seq}, and this host has no such event: it is the journal of another centre, or of one that went on elsewhere. Begin with an empty data folder.");
}
