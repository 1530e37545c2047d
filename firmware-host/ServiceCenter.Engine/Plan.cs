using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>
/// The configuration of the centre as the engine needs it. It enters the journal as one event, whole, so that
/// a call of last month can be explained by the rules of last month. Holds nothing personal: agents are accounts, not plan.
/// </summary>
public sealed record CentrePlan
{
    /// <summary>The <c>{site}</c> of every topic.</summary>
    public required string Site { get; init; }
    public required string Name { get; init; }
    /// <summary>Languages the centre speaks, its own first (BCP 47: <c>en</c>, <c>de</c>).</summary>
    public required ImmutableArray<string> Languages { get; init; }
    public required ImmutableArray<ServicePlan> Services { get; init; }
    public required ImmutableArray<CounterPlan> Counters { get; init; }
    public required ImmutableArray<ProfilePlan> Profiles { get; init; }
    public required ImmutableArray<ZonePlan> Zones { get; init; }
    public required ImmutableArray<KioskPlan> Kiosks { get; init; }
    public required ImmutableArray<DisplayPlan> Displays { get; init; }
    /// <summary>How long a box with a single button waits for a customer before a press means that somebody has come; null: 8 seconds.</summary>
    public TimeSpan? OneButtonGrace { get; init; }

    public ServicePlan? Service(ServiceId id) => Services.FirstOrDefault(s => s.Id == id);
    public CounterPlan? Counter(CounterId id) => Counters.FirstOrDefault(c => c.Id == id);
    public ProfilePlan? Profile(ProfileId id) => Profiles.FirstOrDefault(p => p.Id == id);

    /// <summary>By content, down to the last list: the same file read twice is the same plan, and no event.</summary>
    public bool Equals(CentrePlan? other) =>
        other is not null && Site == other.Site && Name == other.Name && Languages.SequenceEqual(other.Languages)
        && Services.SequenceEqual(other.Services) && Counters.SequenceEqual(other.Counters) && Profiles.SequenceEqual(other.Profiles)
        && Zones.SequenceEqual(other.Zones) && Kiosks.SequenceEqual(other.Kiosks) && Displays.SequenceEqual(other.Displays)
        && OneButtonGrace == other.OneButtonGrace;

    public override int GetHashCode() => Services.Length;
}

/// <param name="Names">Language to name; the centre's first language is always there.</param>
/// <param name="Target">A ticket should be called within this time of its issue.</param>
/// <param name="ExpectedHandling">Mean handling time to assume before enough customers were served to know it.</param>
/// <param name="Historical">Known only from an import: its visits are in the log, no ticket is issued for it.</param>
public sealed record ServicePlan(
    ServiceId Id,
    ImmutableSortedDictionary<string, string> Names,
    NumberRange Numbers,
    TimeSpan Target,
    TimeSpan ExpectedHandling,
    bool Historical = false)
{
    public bool Equals(ServicePlan? other) =>
        other is not null && Id == other.Id && Names.SequenceEqual(other.Names) && Numbers == other.Numbers
        && Target == other.Target && ExpectedHandling == other.ExpectedHandling && Historical == other.Historical;

    public override int GetHashCode() => Numbers.First;
}

/// <summary>Numbers run from <see cref="First"/> to <see cref="Last"/> and then begin again.</summary>
public sealed record NumberRange(string Prefix, int First, int Last);

/// <param name="Profile">The profile the counter works by unless the agent opens it with another.</param>
public sealed record CounterPlan(CounterId Id, string Name, ZoneId Zone, ProfileId Profile);

/// <summary>An ordered list of rules: the first whose condition holds and that finds a ticket decides.</summary>
/// <param name="WrapUp">Longest time after a finish in which the agent is not ready; null: ready at once.</param>
public sealed record ProfilePlan(ProfileId Id, string Name, ImmutableArray<RoutingRule> Rules, TimeSpan? WrapUp = null)
{
    /// <summary>Every service that some rule of this profile may call.</summary>
    public IEnumerable<ServiceId> Services => Rules.SelectMany(r => r.CallFrom.Services).Distinct();

    /// <summary>Whether it is among <see cref="Services"/>: asked of every counter for every quote, so without making the list.</summary>
    public bool Calls(ServiceId service)
    {
        foreach (var rule in Rules)
            if (rule.CallFrom.Services.Contains(service)) return true;
        return false;
    }

    public bool Equals(ProfilePlan? other) => other is not null && Id == other.Id && Name == other.Name && Rules.SequenceEqual(other.Rules) && WrapUp == other.WrapUp;
    public override int GetHashCode() => Rules.Length;
}

public sealed record RoutingRule(RoutingCondition When, RoutingChoice CallFrom);

/// <summary>When a rule applies. The thread knows <see cref="Otherwise"/> only; the full vocabulary of the domain joins here.</summary>
public abstract record RoutingCondition
{
    private RoutingCondition() { }

    /// <summary>Always holds: the last rule of every profile.</summary>
    public sealed record Otherwise : RoutingCondition;
}

/// <summary>Which ticket a rule calls. The thread knows <see cref="LongestWait"/> only; ageing, slack and pools join here.</summary>
public abstract record RoutingChoice(ImmutableArray<ServiceId> Services)
{
    /// <summary>Of all who wait for one of the services, the one who has waited longest.</summary>
    public sealed record LongestWait(ImmutableArray<ServiceId> Services) : RoutingChoice(Services)
    {
        public bool Equals(LongestWait? other) => other is not null && Services.SequenceEqual(other.Services);
        public override int GetHashCode() => Services.Length;
    }
}

public sealed record ZonePlan(ZoneId Id, string Name);

public sealed record KioskPlan(DeviceId Id, ZoneId Zone, ImmutableArray<ButtonPlan> Buttons)
{
    public bool Equals(KioskPlan? other) => other is not null && Id == other.Id && Zone == other.Zone && Buttons.SequenceEqual(other.Buttons);
    public override int GetHashCode() => Buttons.Length;
}

/// <param name="Line">Offset of the button's line on the kiosk's GPIO chip; null where the button is on the screen only.</param>
/// <param name="LampLine">Offset of the lamp's line; null where the button has none.</param>
public sealed record ButtonPlan(ServiceId Service, int? Line, int? LampLine);

public sealed record DisplayPlan(DeviceId Id, ZoneId Zone);
