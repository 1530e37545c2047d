using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Session;

namespace ServiceCenter.Kiosk.Session;

/// <summary>Whether this kiosk may go on without the host, and what it can know of the time then: never from a clock of its own that somebody has to set.</summary>
internal sealed class Autonomy(KioskOptions options, Lifeline lifeline)
{
    private ConfigMessage? config;
    private TimeSpan? silentSince;

    public OwnNumbers Numbers { get; } = new();
    public Moments Moments { get; } = new(options.ClockId, lifeline);

    /// <summary>As the centre last told it; null: between days, or not told.</summary>
    public DayBody? Day => config?.Day;

    /// <summary>The host answers: what this kiosk issued can be handed in.</summary>
    public bool IsHeard => lifeline.IsHeard;

    public void Configured(ConfigMessage brought) => config = brought;

    public void TimePasses(TimeSpan now) => silentSince = lifeline.IsHeard ? null : silentSince ?? now;

    /// <summary>How long to wait for an answer to what is asked now.</summary>
    public TimeSpan Wait(TimeSpan now) => now - silentSince >= Patience.LongSilence ? TimeSpan.Zero : Patience.Alone;

    /// <summary>The number to go on with; null: this kiosk can but wait.</summary>
    public string? NumberFor(string service, IReadOnlySet<string> given, TimeSpan now) => MayIssue(now) ? Numbers.Next(service, given) : null;

    /// <summary>An answer that comes later would find the ticket issued; null: the host's clock is not known.</summary>
    public HostInstant? GoodUntil(TimeSpan now) => lifeline.In(Patience.Alone, now);

    /// <summary>The centre admits this kiosk, its day was open when it was last heard, and as far as the time is known it is open still.</summary>
    private bool MayIssue(TimeSpan now)
    {
        if (lifeline.TroubleKind == LinkTrouble.Refused || config is not { Notice: null, Day: { } day }) return false;
        return lifeline.HostAt(now) is not var (earliest, latest) || (latest.At >= day.OpensAt && earliest.At < day.LastTicketAt);
    }
}
