using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ServiceCenter.Engine;

public enum PoolOwner { Agent, Counter, Centre }

/// <summary>Where a ticket waits or is parked apart from the services' queues: the pool of an agent, of a counter, or of the centre. Written <c>agent:a-01</c>, <c>counter:1</c>, <c>centre</c>.</summary>
public readonly record struct PoolId : IComparable<PoolId>
{
    private const string OfAgent = "agent:", OfCounter = "counter:", OfCentre = "centre";

    private PoolId(PoolOwner owner, string? name) => (Owner, Name) = (owner, name);

    public static PoolId Centre { get; } = new(PoolOwner.Centre, null);
    public static PoolId Of(AgentId agent) => new(PoolOwner.Agent, agent.Value);
    public static PoolId Of(CounterId counter) => new(PoolOwner.Counter, counter.Value);

    public PoolOwner Owner { get; }
    /// <summary>Of the agent or the counter; null for the centre's.</summary>
    private string? Name { get; }

    public AgentId? Agent => Owner is PoolOwner.Agent ? new AgentId(Name!) : null;
    public CounterId? Counter => Owner is PoolOwner.Counter ? new CounterId(Name!) : null;

    public int CompareTo(PoolId other)
    {
        var byOwner = Owner.CompareTo(other.Owner);
        return byOwner != 0 ? byOwner : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => Owner switch
    {
        PoolOwner.Agent => OfAgent + Name,
        PoolOwner.Counter => OfCounter + Name,
        _ => OfCentre,
    };

    public static bool TryParse([NotNullWhen(true)] string? text, out PoolId pool)
    {
        pool = Centre;
        if (text == OfCentre) return true;
        if (text?.StartsWith(OfAgent, StringComparison.Ordinal) is true && Slug.IsValid(text[OfAgent.Length..])) pool = Of(new AgentId(text[OfAgent.Length..]));
        else if (text?.StartsWith(OfCounter, StringComparison.Ordinal) is true && Slug.IsValid(text[OfCounter.Length..])) pool = Of(new CounterId(text[OfCounter.Length..]));
        else return false;
        return true;
    }

    public static PoolId Parse(string text) =>
        TryParse(text, out var pool) ? pool : throw new FormatException($"'{text}' is no pool: agent:NAME, counter:NAME and centre are.");
}

/// <summary>Who is in a pool.</summary>
/// <param name="Waiting">To be called, by the order of their places.</param>
/// <param name="Parked">To be called by nobody until they are unparked.</param>
public sealed record PoolState(ImmutableSortedSet<Place> Waiting, ImmutableSortedSet<Place> Parked)
{
    internal static readonly PoolState Empty = new([], []);
    internal bool IsEmpty => Waiting.IsEmpty && Parked.IsEmpty;
}
