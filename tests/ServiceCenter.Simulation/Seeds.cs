using System.Security.Cryptography;
using ServiceCenter.Simulation.Checks;

namespace ServiceCenter.Simulation;

/// <summary>What came of many days.</summary>
/// <param name="Digest">Over the days' own digests, in the order of their seeds, however many ran at once.</param>
public sealed record SeedsResult(IReadOnlyList<DayResult> Days, string Digest)
{
    public long Steps => Days.Sum(d => d.Steps);
    public IEnumerable<Violation> Violations => Days.SelectMany(d => d.Violations);

    public override string ToString() => FormattableString.Invariant($"seeds {Days.Count}, steps {Steps}, violations {Violations.Count()}, digest {Digest}");
}

public static class Seeds
{
    /// <summary>Runs the days of <paramref name="count"/> seeds from <paramref name="from"/> on, as many at once as there are processors.</summary>
    public static SeedsResult Run(ulong from, int count, Faults? faults = null, Nodes.HostPort? port = null)
    {
        var days = new DayResult[count];
        // Not more at once: each day in flight is memory that every collection walks.
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, count, atOnce, i => days[i] = SimulatedDay.Run(from + (ulong)i, faults, port));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var day in days) hash.AppendData(day.Digest);
        return new SeedsResult(days, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
