using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole;

/// <summary>The centre's own file, and every version of the configuration that was in force.</summary>
public interface ICentreFile
{
    CentreFileBody Now { get; }

    /// <summary>Newest first.</summary>
    IReadOnlyList<CentreVersion> Versions { get; }

    /// <summary>Null: there is no such version. Its text is null where it was not read from a file.</summary>
    (CentreVersion Version, string? Text)? Version(long version);

    /// <summary>Reads the file, and brings it into force where nothing is wrong with it.</summary>
    Task<CentreFileBody> ReloadAsync(CancellationToken cancel);

    /// <summary>Brings an earlier version into force again, as a new one. The file is left aside until it changes, or is asked for.</summary>
    /// <returns>Why not; null: it is in force.</returns>
    Task<Problem?> RollBackAsync(long version, CancellationToken cancel);
}

/// <param name="File">Null: the centre that ships as the default.</param>
/// <param name="Version">In force: counted from 1, the first the centre ever had.</param>
/// <param name="ReadAt">When it was read last, by the host's wall clock; null: not since the start.</param>
/// <param name="Mistakes">Why what was read last is not in force; empty: it is.</param>
/// <param name="Hints">What may not be meant in what was read last, such as a name that is missing in one language; it is in force all the same.</param>
/// <param name="LeftAside">An earlier version is in force in place of what the file says.</param>
public sealed record CentreFileBody(string? File, long Version, DateTimeOffset? ReadAt, IReadOnlyList<string> Mistakes, IReadOnlyList<string> Hints, bool LeftAside);

/// <param name="Version">Counted from 1, the first the centre ever had.</param>
/// <param name="HasFile">It was read from a file, so it can be looked at and gone back to.</param>
/// <param name="WentBack">It came by going back to an earlier one.</param>
public sealed record CentreVersion(
    long Version, DateTimeOffset At, string Name, int Services, int Counters, bool InForce, bool HasFile, bool WentBack);
