using ServiceCenter.Foresight.World;

namespace ServiceCenter.Simulation.Ground;

/// <summary>The faults in force: the day's until it heals, none from then on. Counts what has struck, by its kind in <see cref="Faults.Kinds"/>.</summary>
internal sealed class Weather(Faults faults)
{
    private readonly SortedDictionary<string, int> _struck = new(StringComparer.Ordinal);

    public Faults Faults { get; private set; } = faults;
    public bool Healed { get; private set; }
    /// <summary>The host's record goes on from a backup.</summary>
    public bool RecordWasLost { get; set; }
    public IReadOnlyDictionary<string, int> Struck => _struck;

    /// <summary>Whether the dice let a fault strike now.</summary>
    public bool Strikes(Dice dice, string kind, int perTenThousand)
    {
        var strikes = dice.Chance(perTenThousand);
        if (strikes) Count(kind);
        return strikes;
    }

    public void Count(string kind) => _struck[kind] = _struck.GetValueOrDefault(kind) + 1;

    public void Heal()
    {
        Healed = true;
        Faults = Faults.None with { LeastDelay = Faults.LeastDelay, MostDelay = Faults.MostDelay };
    }
}
