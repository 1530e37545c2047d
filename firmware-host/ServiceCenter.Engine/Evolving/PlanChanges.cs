using System.Collections.Immutable;

namespace ServiceCenter.Engine;

internal static class PlanChanges
{
    internal static CentreState Configured(CentreState state, Recorded recorded, Event.CentreConfigured configured) => state with
    {
        Plan = configured.Plan,
        PlanSeq = recorded.Seq,
        Services = configured.Plan.Services.ToImmutableSortedDictionary(s => s.Id, s => ServiceFor(state, s)),
        Counters = configured.Plan.Counters.ToImmutableSortedDictionary(c => c.Id, c => state.Counters.GetValueOrDefault(c.Id) ?? new CounterState(c.Id)),
    };

    private static ServiceState ServiceFor(CentreState state, ServicePlan plan)
    {
        var service = state.Services.GetValueOrDefault(plan.Id) ?? new ServiceState([], plan.Numbers.First, 0, TimeSpan.Zero);
        var inRange = service.NextNumber >= plan.Numbers.First && service.NextNumber <= plan.Numbers.Last;
        return inRange ? service : service with { NextNumber = plan.Numbers.First };
    }
}
