using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>
/// The two bounds that no rule may break: nobody is passed over more than so often, and who has waited so long beyond the target
/// goes first. Passed over means that a rule called a later place at a counter that calls both. Of every such call a queue keeps
/// the place called; how often a ticket was passed over is how many of those lie behind its own, less those that did when it
/// came. So a call costs the same however many it passes over, and nobody is counted one by one.
/// </summary>
internal static class Bounds
{
    /// <param name="chosen">By the rules; null where they found nobody.</param>
    /// <returns>Who goes first instead, and why; null where the rules stand.</returns>
    internal static (Place Place, string Bound)? Override(CentreState state, ProfilePlan profile, Place? chosen, DateTimeOffset at)
    {
        var bounds = state.Plan!.Bounds ?? RoutingBounds.Usual;
        (Place Place, string Bound)? first = Overdue(state, profile, bounds, at);
        var before = first?.Place ?? chosen;
        if (before is { } next && Exhausted(state, profile, bounds, next) is { } exhausted) first = (exhausted, $"passed over {bounds.PassedOver} times");
        return first?.Place == chosen ? null : first;
    }

    /// <summary>Of those who have waited too long, the oldest.</summary>
    private static (Place Place, string Bound)? Overdue(CentreState state, ProfilePlan profile, RoutingBounds bounds, DateTimeOffset at)
    {
        (Place Place, string Bound)? first = null;
        foreach (var service in profile.Services)
        {
            var line = state.Services[service].Waiting;
            if (line.IsEmpty) continue;
            var (head, target) = (line.Min, state.Plan!.Service(service)!.Target);
            if (at - head.From <= target + bounds.BeyondTarget || (first is { } other && head.CompareTo(other.Place) > 0)) continue;
            first = (head, $"more than {bounds.BeyondTarget.TotalMinutes:0.#} minutes beyond the target of {target.TotalMinutes:0.#}");
        }
        return first;
    }

    /// <summary>The oldest who may not be passed over once more and would be, were <paramref name="next"/> called.</summary>
    private static Place? Exhausted(CentreState state, ProfilePlan profile, RoutingBounds bounds, Place next)
    {
        Place? first = null;
        foreach (var service in profile.Services)
        {
            var queue = state.Services[service];
            foreach (var place in queue.Waiting)
            {
                if (place.CompareTo(next) >= 0 || (first is { } other && place.CompareTo(other) >= 0)) break;
                var visit = state.Visits[place.Ticket];
                if (PassesOf(queue, visit) >= bounds.PassedOver)
                {
                    first = place;
                    break;
                }
                // Behind one who came in order, nobody was passed over more often; those put in between may have been less.
                if (visit.PassesBefore == 0) break;
            }
        }
        return first;
    }

    /// <summary>How often a ticket in this queue was passed over since it came to it.</summary>
    internal static int PassesOf(ServiceState queue, Visit visit) => Math.Max(0, Behind(queue.Passes, visit.Place) - visit.PassesBefore);

    /// <summary>How many of the calls remembered lie behind a place.</summary>
    internal static int Behind(ImmutableSortedSet<Pass> passes, Place place) =>
        passes.IsEmpty ? 0 : passes.Count - ~passes.IndexOf(new Pass(place, long.MaxValue));

    /// <summary>Remembers a call by a rule in every queue of the profile in which somebody waits before it; forgets those that no longer lie behind anybody.</summary>
    internal static CentreState Passed(this CentreState state, Pass called, IEnumerable<ServiceId> services)
    {
        var changed = state.Services;
        foreach (var id in services)
        {
            var queue = changed[id];
            var passes = queue.Passes;
            while (!passes.IsEmpty && (queue.Waiting.IsEmpty || passes.Min.Place.CompareTo(queue.Waiting.Min) < 0)) passes = passes.Remove(passes.Min);
            if (!queue.Waiting.IsEmpty && queue.Waiting.Min.CompareTo(called.Place) < 0) passes = passes.Add(called);
            if (passes != queue.Passes) changed = changed.SetItem(id, queue with { Passes = passes });
        }
        return changed == state.Services ? state : state with { Services = changed };
    }

    /// <summary>A call that was taken back passed nobody over.</summary>
    internal static CentreState Unpassed(this CentreState state, Pass called)
    {
        var changed = state.Services;
        foreach (var (id, queue) in state.Services)
            if (queue.Passes.Contains(called)) changed = changed.SetItem(id, queue with { Passes = queue.Passes.Remove(called) });
        return state with { Services = changed };
    }
}
