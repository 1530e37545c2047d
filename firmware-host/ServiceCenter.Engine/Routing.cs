using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>
/// Which ticket a counter calls: one that waits for it in a pool, then the first rule of its profile whose condition holds and
/// that finds one, unless a bound says otherwise. A new condition or choice is a record in <c>RoutingRules.cs</c> and an arm of
/// two switches here.
/// </summary>
internal static class Routing
{
    /// <summary>More tickets than these are counted, not named.</summary>
    private const int MostNamed = 20;

    internal static (Place Place, Why Why)? Next(CentreState state, CounterState counter, ProfilePlan profile, DateTimeOffset at)
    {
        if (!profile.SaysWhenPools && PoolRules.First(state, counter, profile) is var (pooled, pool))
            return (pooled, Explain(state, profile, 0, InPool(pool), pooled, at));

        var (place, position, fromPool) = ByRules(state, counter, profile, at);
        if (fromPool is { } named) return (place!.Value, Explain(state, profile, position, InPool(named), place.Value, at));

        var reason = position > 0 ? Words(profile.Rules[position - 1].CallFrom) : "no rule finds a ticket";
        if (Bounds.Override(state, profile, place, at) is var (first, bound))
            return (first, Explain(state, profile, position, reason, first, at) with { Bound = bound });
        return place is { } chosen ? (chosen, Explain(state, profile, position, reason, chosen, at)) : null;
    }

    /// <summary>Why a ticket is called that no rule chose. Who waited longer is named all the same.</summary>
    internal static Why Chosen(CentreState state, ProfilePlan profile, Visit visit, DateTimeOffset at) =>
        Explain(state, profile, 0, "the agent's own choice", visit.Place, at);

    private static (Place? Place, int Position, PoolId? Pool) ByRules(CentreState state, CounterState counter, ProfilePlan profile, DateTimeOffset at)
    {
        for (var i = 0; i < profile.Rules.Length; i++)
        {
            var rule = profile.Rules[i];
            if (!Holds(rule.When, state, counter, profile, at)) continue;
            if (rule.CallFrom is RoutingChoice.Pools)
            {
                if (PoolRules.First(state, counter, profile) is var (pooled, pool)) return (pooled, i + 1, pool);
            }
            else if (Find(rule.CallFrom, state, at) is { } place) return (place, i + 1, null);
        }
        return (null, 0, null);
    }

    private static bool Holds(RoutingCondition condition, CentreState state, CounterState counter, ProfilePlan profile, DateTimeOffset at) => condition switch
    {
        RoutingCondition.Otherwise => true,
        RoutingCondition.WaitingLonger longer => Head(state, longer.Service, at) is { } head && at - head.From > longer.Than,
        RoutingCondition.CalledFewer fewer => (state.Counts.GetValueOrDefault(profile.Id)?.Called.GetValueOrDefault(fewer.Service) ?? 0) < fewer.Than,
        RoutingCondition.TimeOfDay time => time.Span.Holds(at, state.Day),
        RoutingCondition.NobodyElseServes alone => !SomebodyElseServes(state, counter, alone.Service),
        _ => throw new InvalidOperationException($"The engine has no rule for the condition {condition.GetType().Name}."),
    };

    private static bool SomebodyElseServes(CentreState state, CounterState counter, ServiceId service)
    {
        foreach (var other in state.Counters.Values)
            if (other.IsStaffed && other.Id != counter.Id && state.Plan!.Profile(other.Profile!.Value)!.Calls(service)) return true;
        return false;
    }

    /// <summary>Of each queue only the head can be it: whatever is weighed grows with the time waited, alike for all of one service.</summary>
    internal static Place? Find(RoutingChoice choice, CentreState state, DateTimeOffset at) => choice switch
    {
        RoutingChoice.LongestWait longest => Earliest(longest.Services, service => Head(state, service, at)),
        RoutingChoice.Appointments booked => Earliest(booked.Services, service => HeadOf(state.Services[service].Booked, state, service, at)),
        RoutingChoice.LargestCredit credit => LargestCredit(credit, state, at),
        RoutingChoice.LeastSlack slack => LeastSlack(slack, state, at),
        _ => throw new InvalidOperationException($"The engine has no rule for the choice {choice.GetType().Name}."),
    };

    private static Place? Earliest(ImmutableArray<ServiceId> services, Func<ServiceId, Place?> headOf)
    {
        Place? first = null;
        foreach (var service in services)
            if (headOf(service) is { } head && (first is null || head.CompareTo(first.Value) < 0)) first = head;
        return first;
    }

    private static Place? LargestCredit(RoutingChoice.LargestCredit choice, CentreState state, DateTimeOffset at)
    {
        (long Credit, Place Place)? best = null;
        foreach (var (service, weight) in choice.Weights)
        {
            if (Head(state, service, at) is not { } head) continue;
            var credit = weight * (at - head.From).Ticks;
            if (best is not { } other || credit > other.Credit || (credit == other.Credit && head.CompareTo(other.Place) < 0)) best = (credit, head);
        }
        return best?.Place;
    }

    private static Place? LeastSlack(RoutingChoice.LeastSlack choice, CentreState state, DateTimeOffset at)
    {
        (TimeSpan Slack, Place Place)? best = null;
        foreach (var service in choice.Services)
        {
            if (Head(state, service, at) is not { } head) continue;
            var slack = state.Plan!.Service(service)!.Target - (at - head.From);
            if (best is not { } other || slack < other.Slack || (slack == other.Slack && head.CompareTo(other.Place) < 0)) best = (slack, head);
        }
        return best?.Place;
    }

    private static Place? Head(CentreState state, ServiceId service, DateTimeOffset at) => HeadOf(state.Services[service].Waiting, state, service, at);

    /// <summary>A booked ticket stands at its booked time: until the early window before that opens, it and all behind it are not to be called.</summary>
    private static Place? HeadOf(ImmutableSortedSet<Place> line, CentreState state, ServiceId service, DateTimeOffset at)
    {
        if (line.IsEmpty) return null;
        var head = line.Min;
        if (head.From <= at) return head;
        var window = state.Plan!.Service(service)?.Appointments ?? AppointmentWindow.Usual;
        return head.From - at <= window.Early ? head : null;
    }

    private static Why Explain(CentreState state, ProfilePlan profile, int position, string reason, Place called, DateTimeOffset at)
    {
        var waiting = ImmutableSortedDictionary.CreateBuilder<ServiceId, int>();
        List<Place>? passed = null;
        var passedCount = 0;
        foreach (var service in profile.Services)
        {
            var queue = state.Services[service].Waiting;
            waiting[service] = queue.Count;
            var before = queue.IndexOf(called);
            if (before < 0) before = ~before;
            passedCount += before;
            for (var i = 0; i < Math.Min(before, MostNamed); i++) (passed ??= []).Add(queue[i]);
        }
        var waited = at > called.From ? at - called.From : TimeSpan.Zero;
        return new Why(profile.Id, position, reason, waited, waiting.ToImmutable(), Named(state, passed), passedCount, Bound: null);
    }

    private static ImmutableArray<TicketNumber> Named(CentreState state, List<Place>? passed)
    {
        if (passed is null) return [];
        passed.Sort();
        return [.. passed.Take(MostNamed).Select(p => state.Visits[p.Ticket].Number)];
    }

    private static string InPool(PoolId pool) => pool.Owner switch
    {
        PoolOwner.Agent => "waits for the agent",
        PoolOwner.Counter => $"waits for counter {pool.Counter}",
        _ => "waits in the centre's pool",
    };

    private static string Words(RoutingChoice choice) => choice switch
    {
        RoutingChoice.LongestWait { Services: [var only] } => $"the longest wait for {only}",
        RoutingChoice.LongestWait longest => $"the longest wait for any of {string.Join(", ", longest.Services)}",
        RoutingChoice.LargestCredit credit => $"the largest credit: time waited times {string.Join(", ", credit.Weights.Select(w => $"{w.Value} for {w.Service}"))}",
        RoutingChoice.LeastSlack slack => $"the least time left until the target of any of {string.Join(", ", slack.Services)}",
        RoutingChoice.Appointments booked => $"the earliest appointment for any of {string.Join(", ", booked.Services)}",
        _ => throw new InvalidOperationException($"The engine has no words for the choice {choice.GetType().Name}."),
    };
}
