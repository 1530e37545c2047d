namespace ServiceCenter.Torture;

/// <param name="Stops">Host or broker stand still for a while, as under a debugger or a disk that hangs.</param>
/// <param name="LonelyKills">A kiosk is killed while it is cut off and holds tickets that it issued by itself.</param>
internal sealed record Amounts(int HostKills, int BrokerKills, int Partitions, int Stops, int KioskKills, int LonelyKills)
{
    public static Amounts Whole { get; } = new(HostKills: 200, BrokerKills: 50, Partitions: 50, Stops: 20, KioskKills: 20, LonelyKills: 10);
    public static Amounts Short { get; } = new(HostKills: 3, BrokerKills: 2, Partitions: 2, Stops: 1, KioskKills: 1, LonelyKills: 1);
}

/// <summary>Faults in an order drawn from a seed, some of them at the same time as others.</summary>
internal sealed class Trouble(RealCentre centre, Crowd crowd, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<Task> _lasting = [];

    public async Task Make(Amounts amounts, Action<string> say)
    {
        Func<Task>[] faults =
        [
            .. Enumerable.Repeat(KillHost, amounts.HostKills),
            .. Enumerable.Repeat(KillBroker, amounts.BrokerKills),
            .. Enumerable.Repeat(Partition, amounts.Partitions),
            .. Enumerable.Repeat(StandStill, amounts.Stops),
            .. Enumerable.Repeat(KillKiosk, amounts.KioskKills),
            .. Enumerable.Repeat(KillLonelyKiosk, amounts.LonelyKills),
        ];
        _random.Shuffle(faults);
        for (var i = 0; i < faults.Length; i++)
        {
            await Task.Delay(_random.Next(100, 1_500));
            await faults[i]();
            if (i % 10 == 9) say($"{i + 1} of {faults.Length} faults");
        }
        await Task.WhenAll(_lasting);
        await RealCentre.Until("the host answers", () => Task.FromResult(crowd.HasRecovered));
    }

    private async Task KillHost()
    {
        // A host that is still coming up may be killed as well, now and then: but each kill has a recovery of its own.
        if (_random.Next(4) != 0) await RealCentre.Until("the host answers after a kill", () => Task.FromResult(crowd.HasRecovered));
        crowd.HostWasKilled();
        centre.KillHost();
    }

    private Task KillBroker() => centre.BrokerIsWithinTheHost ? KillHost() : RealCentre.Until("a broker to kill", () => Task.FromResult(centre.SignalBroker("KILL")));

    private Task Partition()
    {
        _lasting.Add(Cut(centre.Cables[_random.Next(RealCentre.Kiosks)], _random.Next(1_000, 20_000), _random.Next(2) == 0));
        return Task.CompletedTask;
    }

    private static async Task Cut(Cable cable, int milliseconds, bool broken)
    {
        cable.Cut();
        await Task.Delay(milliseconds);
        cable.Mend(broken);
    }

    private async Task StandStill()
    {
        var (host, milliseconds) = (_random.Next(2) == 0 || centre.BrokerIsWithinTheHost, _random.Next(500, 4_000));
        if (host) centre.SignalHost("STOP");
        else centre.SignalBroker("STOP");
        await Task.Delay(milliseconds);
        if (host) centre.SignalHost("CONT");
        else centre.SignalBroker("CONT");
    }

    private Task KillKiosk()
    {
        centre.KillKiosk(_random.Next(RealCentre.Kiosks));
        return Task.CompletedTask;
    }

    /// <summary>What it printed is known to nobody but its disk: that has to be enough.</summary>
    private async Task KillLonelyKiosk()
    {
        var kiosk = _random.Next(RealCentre.Kiosks);
        var (cable, roll) = (centre.Cables[kiosk], centre.Rolls[kiosk]);
        var before = Lonely(roll);
        await RealCentre.Until("two papers of a kiosk that is cut off", async () =>
        {
            // A partition that began earlier may end meanwhile, and mend it.
            cable.Cut();
            return await centre.Press(kiosk, "general") && Lonely(roll) >= before + 2;
        });
        centre.KillKiosk(kiosk);
        await Task.Delay(_random.Next(0, 3_000));
        cable.Mend(_random.Next(2) == 0);
    }

    private static int Lonely(PaperRoll roll) => roll.Papers.Count(paper => paper.AsSpan().IndexOf("The system is offline."u8) >= 0);
}
