using System.Collections.Immutable;

namespace ServiceCenter.Engine;

/// <summary>All queues and pools, while a visit leaves its place in one of them and takes one in another.</summary>
internal readonly record struct Lines(
    ImmutableSortedDictionary<ServiceId, ServiceState> Services, ImmutableSortedDictionary<PoolId, PoolState> Pools)
{
    public static Lines Of(CentreState state) => new(state.Services, state.Pools);

    public Lines Without(Visit visit)
    {
        switch (visit.State, visit.Pool)
        {
            case (LegState.Waiting, null):
                var queue = QueueOf(visit);
                return Put(visit.Service, queue with
                {
                    Waiting = queue.Waiting.Remove(visit.Place), Booked = visit.IsBooked ? queue.Booked.Remove(visit.Place) : queue.Booked,
                });
            case (LegState.Waiting, { } id): return Put(id, PoolOf(id) with { Waiting = PoolOf(id).Waiting.Remove(visit.Place) });
            case (LegState.Parked, { } id): return Put(id, PoolOf(id) with { Parked = PoolOf(id).Parked.Remove(visit.Place) });
            default: return this;
        }
    }

    public Lines With(Visit visit)
    {
        switch (visit.State, visit.Pool)
        {
            case (LegState.Waiting, null):
                var queue = QueueOf(visit);
                return Put(visit.Service, queue with
                {
                    Waiting = queue.Waiting.Add(visit.Place), Booked = visit.IsBooked ? queue.Booked.Add(visit.Place) : queue.Booked,
                });
            case (LegState.Waiting, { } id): return Put(id, PoolOf(id) with { Waiting = PoolOf(id).Waiting.Add(visit.Place) });
            case (LegState.Parked, { } id): return Put(id, PoolOf(id) with { Parked = PoolOf(id).Parked.Add(visit.Place) });
            case (LegState.Parked, null): throw new InvalidOperationException($"The journal parks ticket {visit.Number} in no pool.");
            default: return this;
        }
    }

    private ServiceState QueueOf(Visit visit) =>
        Services.TryGetValue(visit.Service, out var queue) ? queue : throw new InvalidOperationException($"The journal queues for '{visit.Service}', which no configuration has.");

    private PoolState PoolOf(PoolId id) => Pools.GetValueOrDefault(id, PoolState.Empty);

    private Lines Put(ServiceId id, ServiceState queue) => this with { Services = Services.SetItem(id, queue) };
    private Lines Put(PoolId id, PoolState pool) => this with { Pools = pool.IsEmpty ? Pools.Remove(id) : Pools.SetItem(id, pool) };
}
