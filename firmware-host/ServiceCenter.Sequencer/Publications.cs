using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer.Projections;
using ServiceCenter.Sequencer.Translation;

namespace ServiceCenter.Sequencer;

/// <summary>
/// What the bus is told of a batch that is on disk: every event, and of every retained message that may differ its last version.
/// Unchanged parts of the state are the same objects before and after, so "may differ" is a comparison of references.
/// </summary>
internal sealed class Publications(SequencerOptions options)
{
    private readonly Topics _topics = options.Topics;

    public void Events(IReadOnlyList<(Recorded Recorded, CentreState After)> batch, ICollection<Output> outputs)
    {
        foreach (var (recorded, after) in batch)
            outputs.Add(new Output.Publish(_topics.Event, JsonSerializer.SerializeToUtf8Bytes(ToEventMessage.Of(recorded, after), Wire.Default.EventMessage), false));
    }

    public void Changes(CentreState before, Told told, ICollection<Output> outputs)
    {
        var after = told.State;
        if (after.Plan is not { } plan) return;
        var notice = !ReferenceEquals(before.Stopped, after.Stopped);
        var numbers = !ReferenceEquals(before.Leases, after.Leases) || !ReferenceEquals(before.Series, after.Series);
        if (notice || numbers || !ReferenceEquals(before.Plan, plan) || !ReferenceEquals(before.Day, after.Day)) Configurations(after, outputs);

        var planChanged = !ReferenceEquals(before.Plan, plan);
        // Opening a counter changes the quote of every queue it serves.
        var staffing = planChanged || !SameStaffing(before, after, plan);
        var boards = staffing || notice;
        foreach (var service in QueueProjection.Live(plan))
        {
            if (!staffing && Same(before.Services, after.Services, service.Id)) continue;
            Queue(after, service, outputs);
            boards = true;
        }
        foreach (var counter in plan.Counters)
        {
            if (!planChanged && Same(before.Counters, after.Counters, counter.Id) && SameTicket(before, after, counter.Id)) continue;
            Counter(told, counter, outputs);
            boards = true;
        }
        if (boards) foreach (var zone in plan.Zones) Board(told, zone, outputs);
        if (planChanged && before.Plan is { } old) Clear(old, plan, outputs);
    }

    /// <summary>What the plan no longer has is retained no longer: whoever looked would take it for true.</summary>
    private void Clear(CentrePlan old, CentrePlan plan, ICollection<Output> outputs)
    {
        var retained = Retained(plan).ToHashSet(StringComparer.Ordinal);
        foreach (var topic in Retained(old).Where(topic => !retained.Contains(topic))) outputs.Add(new Output.Publish(topic, ReadOnlyMemory<byte>.Empty, true));
    }

    private IEnumerable<string> Retained(CentrePlan plan) =>
    [
        .. plan.Kiosks.Select(k => _topics.Config(k.Id.Value)), .. plan.Displays.Select(d => _topics.Config(d.Id.Value)),
        .. (plan.Boxes ?? []).Select(b => _topics.Config(b.Id.Value)),
        .. QueueProjection.Live(plan).Select(s => _topics.Queue(s.Id.Value)), .. plan.Counters.Select(c => _topics.Counter(c.Id.Value)),
        .. plan.Zones.Select(z => _topics.Board(z.Id.Value)),
    ];

    /// <summary>Everything retained, from the record: for a broker that may have forgotten.</summary>
    public void All(Told told, ICollection<Output> outputs)
    {
        outputs.Add(Status(StatusMessage.Online));
        Changes(CentreState.Empty, told, outputs);
    }

    public Output.Publish Order(string device, OrderMessage order) =>
        new(_topics.Order(device), JsonSerializer.SerializeToUtf8Bytes(order, Wire.Default.OrderMessage), false);

    public Output.Publish Will => Status(StatusMessage.Offline);

    /// <summary>
    /// That the host is gone, which is here to read it: the last will of a connection, or of a life, that it has long replaced. A broker may do
    /// that late, and retains it: every screen would believe it for good. What a successor says stands.
    /// </summary>
    public void TakeBack(ReadOnlySpan<byte> status, ICollection<Output> outputs)
    {
        var told = Devices.Read(status, Wire.Default.StatusMessage);
        if (told?.Status == StatusMessage.Offline && !(told.Incarnation > options.Incarnation)) outputs.Add(Status(StatusMessage.Online));
    }

    private Output.Publish Status(string status) => new(
        _topics.HostStatus,
        JsonSerializer.SerializeToUtf8Bytes(new StatusMessage(status, options.Version, options.BootId, options.Incarnation), Wire.Default.StatusMessage), true);

    /// <summary>What one device reads, again.</summary>
    public void For(string device, Told told, ICollection<Output> outputs)
    {
        foreach (var config in ConfigProjection.All(told.State, options).Where(c => c.Device == device))
        {
            Config(config, outputs);
            // A kiosk follows the queues of all services by a wildcard, through which not every broker gives what it retains.
            foreach (var service in QueueProjection.Live(told.State.Plan!).Where(s => config.Buttons.Any(b => b.Service == s.Id.Value)))
                Queue(told.State, service, outputs);
            if (config.Zone is { } name && told.State.Plan!.Zones.FirstOrDefault(z => z.Id.Value == name) is { } zone) Board(told, zone, outputs);
            if (told.State.Plan!.Counters.FirstOrDefault(c => c.Id.Value == config.Counter) is { } counter) Counter(told, counter, outputs);
        }
    }

    public void Counter(Told told, CounterPlan counter, ICollection<Output> outputs) => outputs.Add(new Output.Publish(
        _topics.Counter(counter.Id.Value), JsonSerializer.SerializeToUtf8Bytes(CounterProjection.Of(told.State, counter, told.Shown), Wire.Default.CounterMessage), true));

    private void Configurations(CentreState state, ICollection<Output> outputs)
    {
        foreach (var config in ConfigProjection.All(state, options)) Config(config, outputs);
    }

    private void Config(ConfigMessage config, ICollection<Output> outputs) => outputs.Add(new Output.Publish(
        _topics.Config(config.Device), JsonSerializer.SerializeToUtf8Bytes(config, Wire.Default.ConfigMessage), true));

    private void Queue(CentreState state, ServicePlan service, ICollection<Output> outputs) => outputs.Add(new Output.Publish(
        _topics.Queue(service.Id.Value), JsonSerializer.SerializeToUtf8Bytes(QueueProjection.Of(state, service), Wire.Default.QueueMessage), true));

    public void Board(Told told, ZonePlan zone, ICollection<Output> outputs) => outputs.Add(new Output.Publish(
        _topics.Board(zone.Id.Value), JsonSerializer.SerializeToUtf8Bytes(BoardProjection.Of(told.State, zone, told.Calls, told.Shown), Wire.Default.BoardMessage), true));

    private static bool SameStaffing(CentreState before, CentreState after, CentrePlan plan)
    {
        if (ReferenceEquals(before.Counters, after.Counters)) return true;
        foreach (var counter in plan.Counters)
        {
            var (was, now) = (before.Counters.GetValueOrDefault(counter.Id), after.Counters.GetValueOrDefault(counter.Id));
            if (was?.IsStaffed != now?.IsStaffed || was?.Profile != now?.Profile) return false;
        }
        return true;
    }

    /// <summary>The visit in front may move on (called, serving) while the counter's own record stays.</summary>
    private static bool SameTicket(CentreState before, CentreState after, CounterId counter) =>
        after.Counters.GetValueOrDefault(counter)?.Ticket is not { } ticket || Same(before.Visits, after.Visits, ticket);

    private static bool Same<TKey, TValue>(
        System.Collections.Immutable.ImmutableSortedDictionary<TKey, TValue> before,
        System.Collections.Immutable.ImmutableSortedDictionary<TKey, TValue> after, TKey key)
        where TKey : notnull where TValue : class =>
        ReferenceEquals(before, after) || ReferenceEquals(before.GetValueOrDefault(key), after.GetValueOrDefault(key));
}

/// <summary>All that anyone may be told: what is on disk, and what walls reported of it.</summary>
internal sealed record Told(CentreState State, LastCalls Calls, ShownCalls Shown);
