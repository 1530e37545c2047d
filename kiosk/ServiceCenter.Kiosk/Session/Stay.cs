namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// The customer before the screen: the language they chose and the help they asked for, and for how long nobody has touched anything.
/// Nobody is sent away unasked: the end is announced, and any touch puts it off, as often as wanted.
/// </summary>
internal sealed class Stay
{
    private TimeSpan? until;

    /// <summary>Null: none was chosen.</summary>
    public string? Language { get; private set; }

    public TimeSpan? NextDue(TimeSpan now) => until is { } end && now < end - Patience.Warning ? end - Patience.Warning : until;

    public bool IsClosing(TimeSpan now) => until is { } end && now >= end - Patience.Warning;

    public void Choose(string language, TimeSpan now)
    {
        Language = language;
        Touched(now);
    }

    /// <summary>Puts the end off. Who chose nothing has nothing to lose, and no end.</summary>
    public void Touched(TimeSpan now)
    {
        if (Language is not null) until = now + Patience.Idle;
    }

    /// <summary>The paper is in hand: most people go now.</summary>
    public void Served(TimeSpan now)
    {
        if (until is { } end && end > now + Patience.AfterPaper) until = now + Patience.AfterPaper;
    }

    public void End() => (Language, until) = (null, null);

    public void TimeDue(TimeSpan now)
    {
        if (until <= now) End();
    }
}
