using ServiceCenter.Engine;

namespace ServiceCenter.Foresight;

/// <summary>
/// How long until called, for somebody who takes a ticket now: (waiting + 1) x mean handling / counters open for the service. The mean starts from what the configuration expects,
/// which weighs as much as ten customers, so that the first odd visit of a day does not become the quote.
/// </summary>
public static class SimpleEstimator
{
    /// <summary>As it stands in <see cref="Quote.Name"/>, in logs and in comparisons.</summary>
    public const string Name = "simple";

    private const int WeightOfExpected = 10;

    /// <returns>Null where no honest quote can be given: no counter is open for the service, or it issues no tickets.</returns>
    public static Quote? Quote(CentreState state, ServiceId service)
    {
        if (state.Plan?.Service(service) is not { Historical: false } plan) return null;
        var counters = CountersFor(state, service);
        if (counters == 0) return null;

        var seen = state.Services[service];
        var mean = (WeightOfExpected * plan.ExpectedHandling.Ticks + seen.Handling.Ticks) / (WeightOfExpected + seen.Finished);
        var wait = (seen.Waiting.Count + 1) * mean / counters;
        return new Quote(Name, TimeSpan.FromTicks(wait), P50: null, P90: null);
    }

    private static int CountersFor(CentreState state, ServiceId service)
    {
        var count = 0;
        foreach (var counter in state.Counters.Values)
            if (counter.Profile is { } profile && counter.IsStaffed && state.Plan!.Profile(profile)?.Calls(service) == true) count++;
        return count;
    }
}
