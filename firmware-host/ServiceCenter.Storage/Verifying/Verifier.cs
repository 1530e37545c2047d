using ServiceCenter.Engine;
using ServiceCenter.Engine.Measures;
using ServiceCenter.Journal;

namespace ServiceCenter.Storage.Verifying;

/// <summary>
/// Does what is stored hold together? The chain, the engine's own rules at every event, the sum of people, and
/// everything made of the journal against the journal. Only reads: the host may go on running.
/// </summary>
public static class Verifier
{
    public static VerifyReport Verify(string folder, StoreOptions? options = null)
    {
        folder = Path.GetFullPath(folder);
        var path = StoreFiles.Journal(folder);
        if (JournalReader.Verify(path) is { } broken)
            return new VerifyReport(0, null, [], new VerifyFault("journal", broken.Seq, broken.Reason));

        using var visits = VisitLogCheck.Open(folder, options ?? StoreOptions.Default);
        var replay = new ReplayCheck(new SnapshotCheck(folder), visits);
        var fault = Replay(path, replay);
        var sum = fault is null ? Conservation.Count(replay.State) : null;
        return new VerifyReport(replay.Records, sum, fault is null ? Held(replay) : [], fault);
    }

    private static VerifyFault? Replay(string path, ReplayCheck replay)
    {
        foreach (var record in JournalReader.Read(path, afterSeq: 0))
            if (replay.Step(record) is { } fault) return fault;
        return replay.End();
    }

    private static string Gaps(CentreState state) => state.Gaps.IsEmpty
        ? "without a gap"
        : "and says what is lost: " + string.Join("; ", state.Gaps.Select(gap => $"after {gap.After} at {gap.From:u}, before {gap.Before} at {gap.To:u}"));

    private static IReadOnlyList<string> Held(ReplayCheck replay) =>
    [
        $"{replay.Records} records: the hash chain holds, {Gaps(replay.State)}",
        "every event follows from the state before it, none earlier than the one before",
        $"conservation: {replay.State.Tally.Issued} issued, all accounted for",
        replay.Snapshots.Summary,
        replay.Visits.Summary,
    ];
}
