using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <param name="Then">What follows a call by this rule; null: nothing.</param>
public sealed record RoutingRule(RoutingCondition When, RoutingChoice CallFrom, RuleEffect? Then = null);

public enum RuleEffect
{
    /// <summary>The profile counts its calls from zero again, this one not included.</summary>
    ResetCounts,
}

/// <summary>When a rule applies.</summary>
public abstract record RoutingCondition
{
    private RoutingCondition() { }

    /// <summary>Always holds: the last rule of every profile.</summary>
    public sealed record Otherwise : RoutingCondition;

    /// <summary>Somebody has waited longer than this for the service.</summary>
    public sealed record WaitingLonger(ServiceId Service, TimeSpan Than) : RoutingCondition;

    /// <summary>Fewer than so many were called from the service by counters of this profile, since its counts were reset or the day began.</summary>
    public sealed record CalledFewer(ServiceId Service, int Than) : RoutingCondition;

    public sealed record TimeOfDay(TimeOfDaySpan Span) : RoutingCondition;

    /// <summary>No other counter that is open, and not on break, calls from the service.</summary>
    public sealed record NobodyElseServes(ServiceId Service) : RoutingCondition;
}

/// <summary>Which ticket a rule calls.</summary>
public abstract record RoutingChoice(ImmutableArray<ServiceId> Services)
{
    /// <summary>Of all who wait for one of the services, the one who has waited longest.</summary>
    public sealed record LongestWait(ImmutableArray<ServiceId> Services) : RoutingChoice(Services)
    {
        public bool Equals(LongestWait? other) => other is not null && Services.SequenceEqual(other.Services);
        public override int GetHashCode() => Services.Length;
    }

    /// <summary>Ageing priority: everybody gathers credit, time waited times the weight of their service; the largest is called.</summary>
    public sealed record LargestCredit(ImmutableArray<Weight> Weights) : RoutingChoice([.. Weights.Select(w => w.Service)])
    {
        public bool Equals(LargestCredit? other) => other is not null && Weights.SequenceEqual(other.Weights);
        public override int GetHashCode() => Weights.Length;
    }

    /// <summary>The one with least time left until its service's target, or most beyond it.</summary>
    public sealed record LeastSlack(ImmutableArray<ServiceId> Services) : RoutingChoice(Services)
    {
        public bool Equals(LeastSlack? other) => other is not null && Services.SequenceEqual(other.Services);
        public override int GetHashCode() => Services.Length;
    }

    /// <summary>Booked tickets whose time has come, or comes within the early window, by their booked times.</summary>
    public sealed record Appointments(ImmutableArray<ServiceId> Services) : RoutingChoice(Services)
    {
        public bool Equals(Appointments? other) => other is not null && Services.SequenceEqual(other.Services);
        public override int GetHashCode() => Services.Length;
    }

    /// <summary>Who waits for this agent, for this counter, or in the centre's pool, in that order.</summary>
    public sealed record Pools() : RoutingChoice([]);
}

/// <param name="Value">0 or more; credit grows so many times as fast as with 1.</param>
public sealed record Weight(ServiceId Service, int Value);
