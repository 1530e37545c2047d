using ServiceCenter.Simulation.Ground;

namespace ServiceCenter.Simulation.Checks;

/// <summary>What was found wrong on one day.</summary>
/// <param name="Check">Whose finding it is: the name of the checker.</param>
/// <param name="Story">The last things that happened before.</param>
/// <param name="Step">The day's steps so far: the shortest prefix of it that fails.</param>
public sealed record Violation(ulong Seed, string Check, string What, DateTimeOffset At, long Step, string Story)
{
    public override string ToString() => FormattableString.Invariant($"seed {Seed}, step {Step}, {At:HH:mm:ss.fff}, {Check}: {What}\n{Story}");
}

/// <summary>Collects findings. The first of a checker tells most; the rest follow from it, and a few are enough.</summary>
internal sealed class Violations(ulong seed, Agenda agenda, Story story)
{
    private const int MostOfOneCheck = 3;
    private readonly List<Violation> _found = [];

    public IReadOnlyList<Violation> Found => _found;

    public Action<string> Of(string check) => what =>
    {
        if (_found.Count(v => v.Check == check) < MostOfOneCheck)
            _found.Add(new Violation(seed, check, what, Script.Begins + agenda.Now, agenda.Steps, story.LastLines()));
    };
}
