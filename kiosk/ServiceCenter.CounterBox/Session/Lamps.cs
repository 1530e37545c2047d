using ServiceCenter.Messaging.Session;

namespace ServiceCenter.CounterBox.Session;

/// <summary>
/// What a lamp says: steady, this can be done now; blinking, it was asked for and is under way; dark, there is nothing to do with this
/// button. All together flashing three times: no.
/// </summary>
internal sealed class Lamps
{
    private TimeSpan? refusedAt;

    public void Refuse(TimeSpan now) => refusedAt = now;

    /// <param name="underWaySince">Null: no press of this button is.</param>
    public bool IsLit(TimeSpan? underWaySince, bool possible, TimeSpan now)
    {
        if (IsRefusing(now)) return Beat.IsFirstHalf(refusedAt!.Value, now, Patience.RefusalFlash);
        // Dark first: the lamp was steady, and that the press was felt must be seen at once.
        return underWaySince is { } since ? !Beat.IsFirstHalf(since, now, Patience.Blink) : possible;
    }

    public TimeSpan? NextDue(IEnumerable<TimeSpan> underWay, TimeSpan now)
    {
        if (IsRefusing(now)) return Beat.NextTurn(refusedAt!.Value, now, Patience.RefusalFlash);
        TimeSpan? due = null;
        foreach (var since in underWay) due = Earliest.Of(due, Beat.NextTurn(since, now, Patience.Blink));
        return due;
    }

    private bool IsRefusing(TimeSpan now) => refusedAt is { } at && now < at + Patience.RefusalFlash * Patience.RefusalFlashes;
}
