using ServiceCenter.Engine;

namespace ServiceCenter.Foresight;

/// <summary>
/// How long until called: (people before + 1 - counters free) x mean handling / counters open for the service, and never below zero.
/// A counter is free that has nobody in front, nothing to write up and nobody waiting for anything else it calls: whoever finds one does not wait.
/// The mean starts from what the configuration expects, which weighs as much as ten customers, so that the first odd visit of
/// a day does not become the quote.
/// </summary>
public static class SimpleEstimator
{
    /// <summary>As it stands in <see cref="Quote.Name"/>, in logs and in comparisons.</summary>
    public const string Name = "simple";

    private const int WeightOfExpected = 10;

    /// <summary>For somebody who takes a ticket now.</summary>
    /// <returns>Null where no honest quote can be given: no counter is open for the service, or it issues no tickets.</returns>
    public static Quote? Quote(CentreState state, ServiceId service) =>
        Quote(state, service, state.Services.TryGetValue(service, out var queue) ? queue.Waiting.Count : 0);

    /// <summary>For somebody who waits, or would.</summary>
    /// <param name="ahead">People who wait for the same service before this one.</param>
    /// <returns>Null where no honest quote can be given: no counter is open for the service, or it issues no tickets.</returns>
    public static Quote? Quote(CentreState state, ServiceId service, int ahead)
    {
        if (state.Plan?.Service(service) is not { Historical: false } plan) return null;
        var (open, free) = CountersFor(state, service);
        if (open == 0) return null;

        var seen = state.Services[service];
        var mean = (WeightOfExpected * plan.ExpectedHandling.Ticks + seen.Handling.Ticks) / (WeightOfExpected + seen.Finished);
        var wait = Math.Max(0, ahead + 1 - free) * mean / open;
        return new Quote(Name, TimeSpan.FromTicks(wait), P50: null, P90: null);
    }

    private static (int Open, int Free) CountersFor(CentreState state, ServiceId service)
    {
        var (open, free) = (0, 0);
        foreach (var counter in state.Counters.Values)
        {
            if (!counter.IsStaffed || counter.Profile is not { } id || state.Plan!.Profile(id) is not { } profile || !profile.Calls(service)) continue;
            open++;
            if (counter.IsFree && !OthersWait(state, profile, service)) free++;
        }
        return (open, free);
    }

    private static bool OthersWait(CentreState state, ProfilePlan profile, ServiceId service)
    {
        foreach (var rule in profile.Rules)
            foreach (var other in rule.CallFrom.Services)
                if (other != service && state.Services.TryGetValue(other, out var queue) && !queue.Waiting.IsEmpty) return true;
        return false;
    }
}
