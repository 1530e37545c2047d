using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer;

/// <summary>Refusals as the wire says them: the code, the code in words, and the detail.</summary>
internal static class Problems
{
    public static Problem Of(string code, string detail) => new(code, char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' '), detail);

    public const string TooLateCode = "too-late";

    public static Problem TooLate() => Of(TooLateCode, "The request was good for a few seconds only, and came later than that. Nothing was done: ask again.");

    public static Problem Of(Refusal refusal) => Of(refusal.Code, refusal.Detail);
}
