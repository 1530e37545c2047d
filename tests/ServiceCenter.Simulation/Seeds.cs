using System.Security.Cryptography;
using ServiceCenter.Simulation.Checks;

namespace ServiceCenter.Simulation;

/// <summary>What came of many days.</summary>
/// <param name="Digest">Over the days' own digests, in the order of their seeds, however many ran at once.</param>
public sealed record SeedsResult(IReadOnlyList<DayResult> Days, string Digest)
{
    public long Steps => Days.Sum(d => d.Steps);
    public IEnumerable<Violation> Violations => Days.SelectMany(d => d.Violations);

    /// <summary>What the poorest of the days had, each count by itself.</summary>
    public string Poorest => FormattableString.Invariant(
        $"at least {Days.Min(d => d.Tickets)} tickets, {Days.Min(d => d.Requests)} requests, {Days.Min(d => d.Struck.Values.Sum())} faults of {Days.Min(d => d.Struck.Count)} kinds a day; on average {Days.Average(d => d.Tickets):0} tickets, {Days.Average(d => d.Requests):0} requests");

    public override string ToString() => FormattableString.Invariant($"seeds {Days.Count}, steps {Steps}, violations {Violations.Count()}, digest {Digest}");
}

public static class Seeds
{
    /// <summary>Runs the days of <paramref name="count"/> seeds from <paramref name="from"/> on.</summary>
    /// <param name="atOnce">How many days run at a time; left out: as many as there are processors. The digest is the same.</param>
    public static SeedsResult Run(ulong from, int count, Faults? faults = null, Nodes.Ports? ports = null, int? atOnce = null, TimeSpan? calmFrom = null)
    {
        var days = new DayResult[count];
        // Not more at once: each day in flight is memory that every collection walks.
        var most = new ParallelOptions { MaxDegreeOfParallelism = atOnce ?? Environment.ProcessorCount };
        Parallel.For(0, count, most, i => days[i] = SimulatedDay.Run(from + (ulong)i, faults, ports, calmFrom));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var day in days) hash.AppendData(day.Digest);
        return new SeedsResult(days, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
