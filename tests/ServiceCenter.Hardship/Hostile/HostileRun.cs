namespace ServiceCenter.Hardship.Hostile;

/// <param name="MegabytesGrown">Managed memory that lives at the end and did not at a tenth of the way.</param>
/// <param name="HostMegabytes">Resident memory of the real host at a tenth of the way, and at the end.</param>
internal sealed record HostileResult(IReadOnlyList<Tally> Doors, long MegabytesGrown, (long Early, long Late) HostMegabytes)
{
    public int Inputs => Doors.Sum(door => door.Inputs);
    public int WellFormed => Doors.Sum(door => door.WellFormed);
    public int PastParsing => Doors.Sum(door => door.PastParsing);
    public IReadOnlyList<string> Wrong => [.. Doors.SelectMany(door => door.Wrong)];
}

/// <summary>Bad input at every door, from a seed.</summary>
internal static class HostileRun
{
    public static async Task<HostileResult> Of(int inputs, int seed, Action<string>? say = null)
    {
        var mutations = new Mutations(new Random(seed));
        Tally bus = new("messages"), http = new("HTTP bodies"), file = new("centre file"), log = new("CSV");
        var (busDoor, fileDoor, logDoor) = (new BusDoor(mutations, bus), new CentreFileDoor(mutations, file), new LogFileDoor(mutations, log));
        await using var httpDoor = await HttpDoor.Open(mutations, http);
        var (early, earlyHost) = (0L, 0L);
        for (var i = 0; i < inputs; i++)
        {
            switch (i % 20)
            {
                case < 12: busDoor.Knock(); break;
                case < 13: await httpDoor.Knock(); break;
                case < 16: fileDoor.Knock(); break;
                default: logDoor.Knock(); break;
            }
            if (i == inputs / 10) (early, earlyHost) = (Living(), httpDoor.HostMegabytes);
            if (i % (inputs / 20) == 0) say?.Invoke($"{i} inputs, {bus.Violations + http.Violations + file.Violations + log.Violations} wrong");
        }
        return new HostileResult([bus, http, file, log], Living() - early, (earlyHost, httpDoor.HostMegabytes));
    }

    private static long Living() => GC.GetTotalMemory(forceFullCollection: true) >> 20;
}
