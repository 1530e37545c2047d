namespace ServiceCenter.Kiosk.Session;

/// <summary>
/// What counts as a press. The kernel has taken the bounce out; this takes out people: fingers that mash, slide back, lean,
/// and buttons that are stuck.
/// </summary>
internal sealed class Fingers
{
    private readonly SortedDictionary<int, TimeSpan> held = [];
    private readonly SortedDictionary<string, TimeSpan> quietUntil = new(StringComparer.Ordinal);

    /// <summary>The level a line had at the first look: a button that is down now has not been pressed now.</summary>
    public void FirstReading(int line, bool pressed, TimeSpan now)
    {
        if (pressed) held.TryAdd(line, now);
        else held.Remove(line);
    }

    /// <returns>Whether this edge is a press: down, and up before.</returns>
    public bool IsPress(int line, bool pressed, TimeSpan now)
    {
        if (pressed) return held.TryAdd(line, now);
        held.Remove(line);
        return false;
    }

    /// <returns>False: the same finger as a moment ago.</returns>
    public bool Accept(string service, TimeSpan now)
    {
        if (IsQuiet(service, now)) return false;
        quietUntil[service] = now + Patience.Finger;
        return true;
    }

    public bool IsQuiet(string service, TimeSpan now) => quietUntil.TryGetValue(service, out var until) && now < until;

    public bool IsStuck(int line, TimeSpan now) => held.TryGetValue(line, out var since) && now - since >= Patience.Stuck;

    /// <summary>When the answer of one of the above changes by itself; null: it does not.</summary>
    public TimeSpan? NextDue(TimeSpan now)
    {
        TimeSpan? due = null;
        foreach (var until in quietUntil.Values) if (until > now) due = Earliest.Of(due, until);
        foreach (var since in held.Values) if (since + Patience.Stuck > now) due = Earliest.Of(due, since + Patience.Stuck);
        return due;
    }
}

internal static class Earliest
{
    public static TimeSpan? Of(TimeSpan? a, TimeSpan? b) => a is null ? b : b is null || a < b ? a : b;
}
