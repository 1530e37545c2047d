using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>
/// Which ticket a counter calls: the first rule of its profile whose condition holds and that finds one. A new condition
/// or choice is a record in <c>Plan.cs</c> and an arm of one of the two switches here.
/// </summary>
internal static class Routing
{
    /// <summary>More tickets than these are counted, not named.</summary>
    private const int MostNamed = 20;

    internal static (Place Place, Why Why)? Next(CentreState state, ProfilePlan profile, DateTimeOffset at)
    {
        for (var i = 0; i < profile.Rules.Length; i++)
        {
            var rule = profile.Rules[i];
            if (Holds(rule.When) && Find(state, rule.CallFrom) is { } place)
                return (place, Explain(state, profile, i + 1, Words(rule), place, at));
        }
        return null;
    }

    private static bool Holds(RoutingCondition condition) => condition switch
    {
        RoutingCondition.Otherwise => true,
        _ => throw new InvalidOperationException($"The engine has no rule for the condition {condition.GetType().Name}."),
    };

    private static Place? Find(CentreState state, RoutingChoice choice) => choice switch
    {
        RoutingChoice.LongestWait longest => FirstInLine(state, longest.Services),
        _ => throw new InvalidOperationException($"The engine has no rule for the choice {choice.GetType().Name}."),
    };

    private static Place? FirstInLine(CentreState state, ImmutableArray<ServiceId> services)
    {
        Place? first = null;
        foreach (var service in services)
        {
            var waiting = state.Services[service].Waiting;
            if (waiting.IsEmpty) continue;
            var head = waiting.Min;
            if (first is null || head.CompareTo(first.Value) < 0) first = head;
        }
        return first;
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
        return new Why(profile.Id, position, reason, at - called.From, waiting.ToImmutable(), Named(state, passed), passedCount, Bound: null);
    }

    /// <summary>Why a ticket is called that no rule chose. Who waited longer is named all the same.</summary>
    internal static Why Chosen(CentreState state, ProfilePlan profile, Visit visit, DateTimeOffset at) =>
        Explain(state, profile, 0, "the agent's own choice", visit.Place, at);

    private static ImmutableArray<TicketNumber> Named(CentreState state, List<Place>? passed)
    {
        if (passed is null) return [];
        passed.Sort();
        return [.. passed.Take(MostNamed).Select(p => state.Visits[p.Ticket].Number)];
    }

    private static string Words(RoutingRule rule) => rule.CallFrom switch
    {
        RoutingChoice.LongestWait { Services: [var only] } => $"the longest wait for {only}",
        RoutingChoice.LongestWait longest => $"the longest wait for any of {string.Join(", ", longest.Services)}",
        _ => throw new InvalidOperationException($"The engine has no words for the choice {rule.CallFrom.GetType().Name}."),
    };
}
