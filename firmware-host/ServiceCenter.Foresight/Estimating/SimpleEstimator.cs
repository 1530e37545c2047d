using ServiceCenter.Engine;

namespace ServiceCenter.Foresight;

/// <summary>
/// How long until called: (people before + 1) x mean handling / counters open for the service. It does not look whether a counter is
/// free just now; better estimators are measured against it.
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
        var open = CountersFor(state, service);
        if (open == 0) return null;

        var seen = state.Services[service];
        var mean = (WeightOfExpected * plan.ExpectedHandling.Ticks + seen.Handling.Ticks) / (WeightOfExpected + seen.Finished);
        return new Quote(Name, TimeSpan.FromTicks((ahead + 1) * mean / open), P50: null, P90: null);
    }

    private static int CountersFor(CentreState state, ServiceId service)
    {
        var open = 0;
        foreach (var counter in state.Counters.Values)
            if (counter.IsStaffed && counter.Profile is { } profile && state.Plan!.Profile(profile)?.Calls(service) == true) open++;
        return open;
    }
}
