using Microsoft.Extensions.Logging;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>What is said of standby and succession, numbered 130 to 149.</summary>
internal static partial class StandbyLog
{
    [LoggerMessage(130, LogLevel.Critical, "The standby has not confirmed event {Seq} in time: replies leave without it from now on, and are on this disk only. Look at the standby and its network.")]
    public static partial void Alone(ILogger log, long seq);

    [LoggerMessage(131, LogLevel.Warning, "The standby {Machine} has all of the record: replies wait for it from now on.")]
    public static partial void Back(ILogger log, string machine);

    [LoggerMessage(132, LogLevel.Critical, "{By} has taken over (incarnation {Incarnation}): this host stops for good. It serves this data again only after 'takeover' by hand.")]
    public static partial void Succeeded(ILogger log, string by, long incarnation);

    [LoggerMessage(133, LogLevel.Information, "Standby: follows {Of}. It serves nobody until somebody takes over by hand.")]
    public static partial void Follows(ILogger log, Uri of);

    [LoggerMessage(134, LogLevel.Warning, "Standby: {Of} is not followed now: {Why}")]
    public static partial void Lost(ILogger log, Uri of, string why);

    [LoggerMessage(135, LogLevel.Information, "Standby: {Of} is followed, all up to event {Seq} is on this disk, {Behind} events are behind it.")]
    public static partial void Followed(ILogger log, Uri of, long seq, long behind);

    [LoggerMessage(136, LogLevel.Warning, "Took over. {Line}")]
    public static partial void TookOver(ILogger log, string line);

    [LoggerMessage(137, LogLevel.Warning, "The old host {Of} has not been told yet that it is over ({Why}). Keep it switched off until it is replaced.")]
    public static partial void Untold(ILogger log, Uri of, string why);

    [LoggerMessage(138, LogLevel.Information, "The old host {Of} knows that it is over.")]
    public static partial void Told(ILogger log, Uri of);

    [LoggerMessage(139, LogLevel.Warning, "The standby was not heard within {Seconds} s: this host begins without knowing whether somebody took over meanwhile.")]
    public static partial void Unheard(ILogger log, double seconds);

    [LoggerMessage(140, LogLevel.Critical, "This host has stopped for good: {By} took over (incarnation {Incarnation}). Only a page is served here.")]
    public static partial void IsStopped(ILogger log, string by, long incarnation);

    [LoggerMessage(141, LogLevel.Warning, "No snapshot was made of what was followed: {Reason}. A take-over reads more of the journal.")]
    public static partial void NoShortcut(ILogger log, string reason);
}
