namespace ServiceCenter.Engine;

/// <summary>Whether a configuration holds together, and whether what is going on now could go on under it.</summary>
internal static class PlanRules
{
    internal static Decision Configure(Command.Configure configure, CentreState state)
    {
        if (configure.Plan.Equals(state.Plan)) return Decision.Of();
        if (WhyInvalid(configure.Plan) is { } why) return Refusals.InvalidPlan(why);
        return WhyInUse(configure.Plan, state) ?? Configured(configure, state);
    }

    private static Decision.Accepted Configured(Command.Configure configure, CentreState state)
    {
        var configured = new Event.CentreConfigured(configure.Plan, configure.From, state.PlanSeq == 0 ? null : state.PlanSeq);
        if (state.Day is null) return new Decision.Accepted([configured]);
        var after = CentreEngine.Evolve(state, new Recorded(state.LastSeq + 1, configure.At, null, null, configured));
        return new Decision.Accepted([configured, .. LeaseRules.TopUp(after, configure.At)]);
    }

    private static string? WhyInvalid(CentrePlan plan)
    {
        if (Twice(plan.Services.Select(s => s.Id)) is { } service) return $"service '{service}' is there twice";
        if (Twice(plan.Counters.Select(c => c.Id)) is { } counter) return $"counter '{counter}' is there twice";
        if (Twice(plan.Profiles.Select(p => p.Id)) is { } profile) return $"profile '{profile}' is there twice";
        foreach (var each in plan.Services)
            if (each.Numbers.First < 0 || each.Numbers.First > each.Numbers.Last || each.Numbers.Last == int.MaxValue)
                return $"the numbers of service '{each.Id}' run from {each.Numbers.First} to {each.Numbers.Last}";
        foreach (var each in plan.Counters)
            if (plan.Profile(each.Profile) is null) return $"counter '{each.Id}' works by profile '{each.Profile}', which is not there";
        foreach (var each in plan.Profiles)
        {
            foreach (var called in each.Services)
                if (plan.Service(called) is null) return $"profile '{each.Id}' calls from service '{called}', which is not there";
            foreach (var rule in each.Rules)
                if (WhyInvalid(rule, plan) is { } why) return $"profile '{each.Id}' {why}";
            if (each.WrapUp <= TimeSpan.Zero) return $"profile '{each.Id}' wraps up for {each.WrapUp}";
        }
        if (Twice(plan.Kiosks.Select(k => k.Id)) is { } kiosk) return $"kiosk '{kiosk}' is there twice";
        foreach (var each in plan.Kiosks)
            if (WhyInvalid(each, plan) is { } why) return why;
        if (plan.Bounds is { } bounds && (bounds.PassedOver < 0 || bounds.BeyondTarget < TimeSpan.Zero)) return "a bound of routing is less than nothing";
        return null;
    }

    /// <summary>A number of a kiosk's own series must be nobody else's.</summary>
    private static string? WhyInvalid(KioskPlan kiosk, CentrePlan plan)
    {
        if (kiosk.Series is not { } series) return null;
        foreach (var service in plan.Services)
            if (service.Numbers.Prefix == series) return $"kiosk '{kiosk.Id}' has the series '{series}', which is the prefix of service '{service.Id}'";
        foreach (var other in plan.Kiosks)
            if (other.Id != kiosk.Id && other.Series == series) return $"kiosks '{kiosk.Id}' and '{other.Id}' share the series '{series}'";
        return null;
    }

    private static string? WhyInvalid(RoutingRule rule, CentrePlan plan)
    {
        if (Asked(rule.When) is { } service && plan.Service(service) is null) return $"asks about service '{service}', which is not there";
        if (rule.CallFrom is RoutingChoice.LargestCredit { Weights: var weights })
            foreach (var weight in weights)
                if (weight.Value < 0) return $"weighs service '{weight.Service}' with {weight.Value}";
        return null;
    }

    private static ServiceId? Asked(RoutingCondition condition) => condition switch
    {
        RoutingCondition.WaitingLonger longer => longer.Service,
        RoutingCondition.CalledFewer fewer => fewer.Service,
        RoutingCondition.NobodyElseServes alone => alone.Service,
        _ => null,
    };

    private static Decision? WhyInUse(CentrePlan plan, CentreState state)
    {
        foreach (var visit in state.Visits.Values)
        {
            if (!visit.IsAlive) continue;
            if (plan.Service(visit.Service) is null) return Refusals.ServiceInUse(visit.Service, visit);
            foreach (var then in visit.Then)
                if (plan.Service(then) is null) return Refusals.ServiceInUse(then, visit);
            foreach (var back in visit.Returns)
                if (plan.Service(back.Service) is null) return Refusals.ServiceInUse(back.Service, visit);
        }
        foreach (var counter in state.Counters.Values)
        {
            if (!counter.IsOpen) continue;
            if (plan.Counter(counter.Id) is null) return Refusals.CounterInUse(counter, $"counter '{counter.Id}'");
            if (plan.Profile(counter.Profile!.Value) is null) return Refusals.CounterInUse(counter, $"profile '{counter.Profile}'");
        }
        return null;
    }

    private static T? Twice<T>(IEnumerable<T> ids) where T : struct
    {
        var seen = new SortedSet<T>();
        foreach (var id in ids)
            if (!seen.Add(id)) return id;
        return null;
    }
}
