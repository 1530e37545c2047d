namespace ServiceCenter.Messaging.Session;

/// <summary>What the centre's staff have told this device to do.</summary>
public sealed class Orders
{
    /// <summary>A bus may bring a message twice, but not long after.</summary>
    private const int Remembered = 50;

    private static readonly TimeSpan Identifies = TimeSpan.FromSeconds(10);

    private readonly Queue<string> seen = [];
    private TimeSpan? identifiesUntil;

    /// <summary>Id of the last order to load the device's page anew; null: there was none.</summary>
    public string? Reload { get; private set; }

    /// <summary>Somebody looks for this device among others.</summary>
    public bool IsIdentifying(TimeSpan now) => now < identifiesUntil;

    /// <returns>False: it came before.</returns>
    public bool Take(string id)
    {
        if (seen.Contains(id)) return false;
        seen.Enqueue(id);
        if (seen.Count > Remembered) seen.Dequeue();
        return true;
    }

    public void LoadAnew(string id) => Reload = id;

    public void Identify(TimeSpan now) => identifiesUntil = now + Identifies;

    /// <summary>Whether all lamps are lit, or none, to be found by; null: they say what they always say. One flash a second: three could harm.</summary>
    public bool? Blink(TimeSpan now) => IsIdentifying(now) ? HalfSecond(now) % 2 == 0 : null;

    public TimeSpan? NextDue(TimeSpan now) => IsIdentifying(now) ? Earliest.Of(identifiesUntil, TimeSpan.FromMilliseconds((HalfSecond(now) + 1) * 500)) : null;

    private static long HalfSecond(TimeSpan now) => (long)now.TotalMilliseconds / 500;
}
