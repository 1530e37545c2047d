using System.Collections.Immutable;
using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Import;

/// <summary>The log of an older system, read and judged line by line; nothing has been done with it yet.</summary>
/// <param name="Digest">SHA-256 of the file's bytes: which file it is, whatever its name.</param>
/// <param name="Services">The services of the good lines, as the file writes them.</param>
public sealed record ImportFile(
    string Digest, IReadOnlyList<ImportedVisit> Visits, IReadOnlyList<BadLine> BadLines, ImmutableSortedDictionary<ServiceId, string> Services);

/// <param name="Number">In the file, from 1; the heading is line 1.</param>
public sealed record BadLine(int Number, string Reason)
{
    public override string ToString() => $"line {Number}: {Reason}";
}
