namespace ServiceCenter.Hardware.Gpio;

/// <summary>
/// What counts as a press. The kernel has taken the bounce out; this takes out people: fingers that mash, slide back, lean,
/// and buttons that are stuck.
/// </summary>
public sealed class Fingers
{
    /// <summary>A finger on the same button within this is the same finger: one press.</summary>
    public static readonly TimeSpan SameFinger = TimeSpan.FromSeconds(2);
    /// <summary>Nobody presses that long: something leans on the button, or it is broken.</summary>
    public static readonly TimeSpan Stuck = TimeSpan.FromSeconds(60);

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
    public bool Accept(string button, TimeSpan now)
    {
        if (IsQuiet(button, now)) return false;
        quietUntil[button] = now + SameFinger;
        return true;
    }

    public bool IsQuiet(string button, TimeSpan now) => quietUntil.TryGetValue(button, out var until) && now < until;

    public bool IsStuck(int line, TimeSpan now) => held.TryGetValue(line, out var since) && now - since >= Stuck;

    /// <summary>When the answer of one of the above changes by itself; null: it does not.</summary>
    public TimeSpan? NextDue(TimeSpan now)
    {
        TimeSpan? due = null;
        foreach (var until in quietUntil.Values) Consider(until);
        foreach (var since in held.Values) Consider(since + Stuck);
        return due;

        void Consider(TimeSpan at)
        {
            if (at > now && (due is null || at < due)) due = at;
        }
    }
}
