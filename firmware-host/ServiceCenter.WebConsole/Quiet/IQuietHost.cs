using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Quiet;

/// <summary>A host that serves nobody: it follows another, has stopped for good, or does not know yet whether it may. The host implements it.</summary>
public interface IQuietHost
{
    QuietWord Word { get; }

    /// <summary>A standby of this very host has asked for its record, so nobody took over.</summary>
    void StandbyAsked();

    /// <returns>Why this host does not heed it (<c>not-succeeded</c>, <c>not-in-charge</c>); null: it does, for good.</returns>
    Problem? Hear(TookOver word);

    /// <summary>Somebody who may has said so by hand. What comes of it, <see cref="Word"/> says.</summary>
    /// <returns>Why not now (<c>not-ready</c>); null: it is under way.</returns>
    Problem? TakeOver();
}

/// <summary>How a quiet host stands: <c>GET /api/standby</c> there.</summary>
/// <param name="State">follows, behind, lost, refused, taking-over; stopped; starting.</param>
/// <param name="Of">Whom it follows.</param>
/// <param name="Machine">Name of the host that is followed, or of the one that took over.</param>
/// <param name="Seq">The last event on this disk.</param>
/// <param name="Behind">Events that the host has and this disk has not, when it last answered; null: not known.</param>
/// <param name="BehindSeconds">How old the first of them was then.</param>
/// <param name="HeardAt">When the host last answered, or when the other took over.</param>
/// <param name="Sync">Replies of the host wait for this disk; null: not known.</param>
/// <param name="Trouble">For a log or a page in no language but English.</param>
public sealed record QuietWord(
    string State, string Here, DateTimeOffset Now, long Seq, string? Of = null, string? Machine = null, long? Behind = null, double? BehindSeconds = null,
    DateTimeOffset? HeardAt = null, bool? Sync = null, string? Trouble = null);
