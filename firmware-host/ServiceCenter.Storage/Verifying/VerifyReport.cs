using ServiceCenter.Engine.Measures;

namespace ServiceCenter.Storage.Verifying;

/// <param name="Events">How many were replayed.</param>
/// <param name="Sum">At the last of them; null where it was not reached.</param>
/// <param name="Checked">What was found to hold, one line each.</param>
/// <param name="Fault">The first thing that does not hold; null: all does.</param>
public sealed record VerifyReport(long Events, Conservation? Sum, IReadOnlyList<string> Checked, VerifyFault? Fault)
{
    public bool Holds => Fault is null;
}

/// <param name="Part">journal, snapshot or visit log.</param>
/// <param name="Seq">The first wrong record.</param>
public sealed record VerifyFault(string Part, long Seq, string Reason)
{
    public override string ToString() => $"{Part}, record {Seq}: {Reason}";
}
