using ServiceCenter.CentralHost.Pump;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Engine.Measures;
using ServiceCenter.Foresight;
using ServiceCenter.Sequencer;
using ServiceCenter.Sequencer.Projections;
using ServiceCenter.Sequencer.Translation;
using ServiceCenter.WebConsole;

namespace ServiceCenter.CentralHost.Views;

/// <summary>One moment of the centre in the words of the HTTP door.</summary>
internal static class ViewProjection
{
    private static readonly ConservationBody NothingYet = new(0, 0, 0, 0, 0, new Dictionary<string, long>(), true);

    public static CentreView Of(Moment told, SteadyClock clock, SequencerOptions options)
    {
        var state = told.State;
        var (now, behind) = (clock.Now, clock.BehindWall);
        if (state.Plan is not { } plan)
            return new CentreView(0, now, behind, new CentreBody(options.Topics.Site, "", [], [], [], [], [], null, options.TimeZone), [], [], [], [], NothingYet, [], []);
        return new CentreView(
            state.LastSeq, now, Math.Abs(behind.TotalSeconds) < 2 ? TimeSpan.Zero : behind, CentreOf(plan, state, options),
            [.. QueueProjection.Live(plan).Select(s => QueueProjection.Of(state, s))],
            [.. plan.Counters.Select(c => CounterProjection.Of(state, c, told.Shown))],
            [.. plan.Zones.Select(z => BoardProjection.Of(state, z, told.Calls, told.Shown))],
            DevicesOf(plan, told), ConservationOf(state), [.. WaitingIn(state)], [.. UnconfirmedIn(state)])
        {
            Incarnation = options.Incarnation,
            Lost = LostOf(told, now),
            Parked = [.. ParkedIn(state)],
            Agents = [.. AgentsAt(plan, state)],
            InFront = [.. state.Counters.Values.Where(c => c.Ticket is not null).Select(c => Row(state.Visits[c.Ticket!.Value]))],
        };
    }

    private static readonly TimeSpan LostIsTold = TimeSpan.FromHours(24);

    private static LostRecord? LostOf(Moment told, DateTimeOffset now)
    {
        if (told.State.Gaps is not [.., var gap] || now - gap.To > LostIsTold) return null;
        var handedIn = told.State.Visits.Values.Count(visit => visit.IssuedBound is not null && visit.IssuedSeq > gap.Before);
        return new LostRecord(gap.After, gap.Seen, gap.From, gap.To, handedIn, told.Unheard);
    }

    public static TicketBody? Ticket(CentreState state, string text)
    {
        if (!TicketId.TryParse(text, out var id) || !state.Visits.TryGetValue(id, out var visit)) return null;
        var ahead = visit.State is LegState.Waiting ? Ahead(state, visit) : (int?)null;
        var counter = visit.State is (LegState.Called or LegState.Serving) && visit.Counter is { } at ? state.Plan?.Counter(at) : null;
        return new TicketBody(
            text, visit.Number.ToString(), visit.Service.Value,
            state.Plan?.Service(visit.Service)?.Names ?? (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(),
            Words.Of(visit.State), visit.IssuedAt, ahead,
            ahead is { } before ? Quotes.Of(SimpleEstimator.Quote(state, visit.Service, before)) : null, counter?.Id.Value, counter?.Name, visit.Printed,
            Quotes.Of(visit.Quote));
    }

    public static ConservationBody ConservationOf(CentreState state)
    {
        var count = Conservation.Count(state);
        return new ConservationBody(
            count.Issued, count.Waiting, count.Called, count.Serving, count.Parked,
            // Outside, a customer whose agent still wraps up has been served and has gone.
            count.Ended.ToDictionary(e => Words.Of(e.Key), e => e.Value + (e.Key is VisitOutcome.Served ? count.WrappingUp : 0)), count.Holds);
    }

    private static int Ahead(CentreState state, Visit visit)
    {
        var line = visit.Pool is { } pool ? state.Pools.GetValueOrDefault(pool)?.Waiting : state.Services.GetValueOrDefault(visit.Service)?.Waiting;
        var place = line?.IndexOf(visit.Place) ?? -1;
        return place < 0 ? 0 : place;
    }

    private static CentreBody CentreOf(CentrePlan plan, CentreState state, SequencerOptions options) => new(
        plan.Site, plan.Name, plan.Languages, ConfigProjection.Services(plan),
        [.. plan.Counters.Select(c => new CounterBody(c.Id.Value, c.Name, c.Zone.Value, c.Profile.Value))],
        [.. plan.Zones.Select(z => new ZoneBody(z.Id.Value, z.Name))],
        [.. plan.Profiles.Select(p => new ProfileBody(p.Id.Value, p.Name, [.. p.Services.Select(s => s.Value)]))],
        state.Day is { } day ? ToEventMessage.Of(day) : null, plan.Calendar?.TimeZone ?? options.TimeZone);

    private static IReadOnlyList<DeviceBody> DevicesOf(CentrePlan plan, Moment told)
    {
        var devices = plan.Kiosks.Select(k => (k.Id.Value, Role: "kiosk")).Concat(plan.Displays.Select(d => (d.Id.Value, Role: "display")))
            .Concat((plan.Boxes ?? []).Select(b => (b.Id.Value, Role: "box")));
        return [.. devices.Select(d =>
        {
            var word = told.Devices.GetValueOrDefault(d.Value);
            return new DeviceBody(d.Value, d.Role, word?.Status?.Status ?? "unknown", word?.Status?.Version, word?.Health);
        })];
    }

    private static IEnumerable<WaitingTicket> WaitingIn(CentreState state) =>
        from place in state.Services.Values.SelectMany(q => q.Waiting).Concat(state.Pools.Values.SelectMany(p => p.Waiting))
        let visit = state.Visits[place.Ticket]
        orderby place.From, place.Seq
        select Row(visit);

    private static WaitingTicket Row(Visit visit) =>
        new(visit.Ticket.ToString(), visit.Number.ToString(), visit.Service.Value, InTheHallSince(visit), visit.Language, visit.Needs,
            visit.State is LegState.Waiting ? visit.Pool?.ToString() : null, visit.Note, visit.Booked);

    /// <summary>A booked time still to come is no time at which anybody began to wait.</summary>
    private static DateTimeOffset InTheHallSince(Visit visit) => visit.WaitingFrom < visit.State.Since ? visit.WaitingFrom : visit.State.Since;

    private static IEnumerable<ParkedTicket> ParkedIn(CentreState state) =>
        from pool in state.Pools
        from place in pool.Value.Parked
        let visit = state.Visits[place.Ticket]
        select new ParkedTicket(
            visit.Ticket.ToString(), visit.Number.ToString(), visit.Service.Value, visit.State.Since, (visit.State as LegState.Parked)?.Until,
            pool.Key.ToString(), visit.Language, visit.Needs, visit.Note);

    private static IEnumerable<AgentAtCounter> AgentsAt(CentrePlan plan, CentreState state) =>
        from counter in plan.Counters
        let agent = state.Counters.GetValueOrDefault(counter.Id)?.Agent
        where agent?.Name is not null
        select new AgentAtCounter(agent.Name!, agent.Id.Value, counter.Id.Value, counter.Name);

    /// <summary>Tickets of kiosks, still alive, of whose paper nobody knows.</summary>
    private static IEnumerable<UnconfirmedPaper> UnconfirmedIn(CentreState state) => state.Visits.Values
        .Where(v => v.Printed != true && v.State is not LegState.Ended && OfKiosk(v, state.Plan!))
        .OrderBy(v => v.IssuedSeq)
        .Select(v => new UnconfirmedPaper(v.Ticket.ToString(), v.Number.ToString(), v.By!.Value.Value, v.IssuedAt, v.Printed));

    private static bool OfKiosk(Visit visit, CentrePlan plan) => visit.By is { } by && plan.Kiosks.Any(k => k.Id == by);
}
