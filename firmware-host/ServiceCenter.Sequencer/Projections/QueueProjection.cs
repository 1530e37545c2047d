using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Foresight;
using ServiceCenter.Sequencer.Translation;

namespace ServiceCenter.Sequencer.Projections;

/// <summary>What is said of a queue: on <c>state/queue/{service}</c>, on walls and over HTTP.</summary>
public static class QueueProjection
{
    public static QueueMessage Of(CentreState state, ServicePlan service)
    {
        var waiting = state.Services.TryGetValue(service.Id, out var queue) ? queue.Waiting : [];
        return new QueueMessage(
            state.LastSeq, service.Id.Value, service.Names, waiting.Count, waiting.IsEmpty ? null : LongestSince(state, waiting.Min),
            Quotes.Of(SimpleEstimator.Quote(state, service.Id)), OpenCounters(state, service.Id));
    }

    /// <summary>Whoever is before a booked time has only just begun to wait.</summary>
    private static DateTimeOffset LongestSince(CentreState state, Place head) => head.From < state.LastAt ? head.From : state.LastAt;

    /// <summary>Services that are asked for today; those known from an import only have no queue.</summary>
    public static IEnumerable<ServicePlan> Live(CentrePlan plan) => plan.Services.Where(s => !s.Historical);

    private static int OpenCounters(CentreState state, ServiceId service)
    {
        var open = 0;
        foreach (var (_, counter) in state.Counters)
            if (counter.Profile is { } profile && counter.IsStaffed && state.Plan!.Profile(profile)?.Calls(service) == true) open++;
        return open;
    }
}
