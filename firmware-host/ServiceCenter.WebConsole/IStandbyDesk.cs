using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole;

/// <summary>Where a warm standby asks this host for its record. The host implements it.</summary>
public interface IStandbyDesk
{
    /// <summary>What stands behind the record that was named; waits a second for one where there is none.</summary>
    /// <param name="standby">Name of its key.</param>
    /// <returns>Exactly one of the two; the problem is <c>foreign-journal</c> or <c>not-ready</c>.</returns>
    Task<(StandbyReply? Reply, Problem? Wrong)> AnswerAsync(string standby, StandbyAsk ask, CancellationToken cancel);

    /// <summary>Somebody else is in charge: once this returns null, this host says nothing more, for good.</summary>
    /// <returns>Why it does not believe that (<c>not-succeeded</c>).</returns>
    Problem? StopForGood(TookOver word);

    /// <summary>How the standby keeps up; null: none is expected, and none has come.</summary>
    StandbyWord? Word { get; }
}

/// <summary>A standby as its host sees it: <c>GET /api/standby</c>.</summary>
/// <param name="Machine">Null: none has come since this host was started.</param>
/// <param name="Sync">Replies wait for it.</param>
/// <param name="AloneSince">Replies wait for it no longer, since then, for it does not answer; null: they do, or need not.</param>
/// <param name="Behind">Records that it has not on disk yet, when it last asked.</param>
/// <param name="IsAway">It has said nothing for longer than a standby takes.</param>
/// <param name="OldHost">This host took over from there, and has not been able yet to tell it so; null: it has, or did not.</param>
/// <param name="Trouble">What is wrong, for a log or a page in no language but English; null: nothing.</param>
public sealed record StandbyWord(string? Machine, bool Sync, DateTimeOffset? AloneSince, DateTimeOffset? HeardAt, long Behind, bool IsAway, string? OldHost, string? Trouble);
