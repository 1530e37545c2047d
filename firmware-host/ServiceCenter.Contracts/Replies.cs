namespace ServiceCenter.Contracts;

/// <summary>
/// The host's answer on <c>sc/{site}/reply/{device}</c>. Sent only after everything it rests on is on disk.
/// Which fields beside the first four are there depends on the request's kind.
/// </summary>
/// <param name="Id">The request's id.</param>
/// <param name="Seq">Where accepted: sequence number of the last event of the request (of a call: what the wall shows and acknowledges). Of a request that makes no event: of the last event before it.</param>
/// <param name="Problem">Where refused: why.</param>
/// <param name="Now">To <c>hello</c>: what the host's clock says.</param>
/// <param name="Lost">To <c>hello</c>: records of the last 24 hours that this host has lost, because it goes on from a backup: a kiosk hands in the tickets of today that fell into them. Null: none.</param>
/// <param name="Ahead">People waiting before this ticket for the same service.</param>
/// <param name="Quote">Null where no honest quote can be given.</param>
public sealed record ReplyMessage(
    string Id, bool Ok, long? Seq = null, Problem? Problem = null,
    string? Ticket = null, string? Number = null, string? Service = null, DateTimeOffset? IssuedAt = null,
    int? Ahead = null, QuoteBody? Quote = null, string? Counter = null, HostInstant? Now = null,
    IReadOnlyList<GapBody>? Lost = null);

/// <summary>Sequence numbers after <paramref name="After"/> and before <paramref name="Before"/>.</summary>
public sealed record GapBody(long After, long Before);

/// <summary>RFC 9457 in small: the code is stable and for programs, title and detail are for people.</summary>
public sealed record Problem(string Code, string Title, string Detail);

/// <param name="Name">The estimator. <c>simple</c> knows a mean only and is shown as "about".</param>
public sealed record QuoteBody(string Name, double MeanSeconds, double? P50Seconds = null, double? P90Seconds = null);
