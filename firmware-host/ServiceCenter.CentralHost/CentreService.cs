using Microsoft.Extensions.Hosting;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.CentralHost.Pump;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.CentralHost.Views;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Messaging;
using ServiceCenter.Sequencer;
using ServiceCenter.Sequencer.Translation;
using ServiceCenter.Storage.Visits;
using ServiceCenter.WebConsole;

namespace ServiceCenter.CentralHost;

/// <summary>The centre behind its HTTP door, and its life within the application: it starts the pump, and stops it last.</summary>
internal sealed class CentreService(
    CentrePump pump, JournalKeeper keeper, LiveFeed feed, SequencerOptions options, IBusFactory buses, CentreFileKeeper file, HoursInForce hours,
    Succession succession, IHostApplicationLifetime life)
    : ICentre, IHostedService, IAsyncDisposable
{
    private readonly Lock _viewing = new();
    private (Moment Of, CentreView View)? _view;
    private IBus? _bus;

    /// <summary>It stopped because of a defect, not because it was told to.</summary>
    public bool Failed { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        pump.Defect += _ =>
        {
            Failed = true;
            life.StopApplication();
        };
        _bus = buses.For(Topics.Host, HostBus.Subscriptions(options.Topics), HostBus.Will(options));
        return Task.Run(() => file.Begin(pump.Start(_bus, file.PlanToBeginWith)), cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_bus is null) return;
        // First: it would take the word back that it hears.
        pump.Dispose();
        // Where another host is in charge, that one's word stands there.
        if (!succession.IsOver) _bus.Publish(options.Topics.HostStatus, HostBus.Offline(options), retain: true);
        await _bus.DisposeAsync().ConfigureAwait(false);
        _bus = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);

    public Problem? Order(string device, OrderMessage order) => pump.Order(device, order);

    public Task<ReplyMessage> AskAsync(Caller caller, Request request, CancellationToken cancel) => pump.AskAsync(caller, request, cancel);

    public CentreView View
    {
        get
        {
            var told = pump.Told;
            lock (_viewing)
            {
                if (_view is not { } known || !ReferenceEquals(known.Of, told)) _view = (told, ViewProjection.Of(told, pump.Clock, options));
                return _view.Value.View with { Now = pump.Clock.Now };
            }
        }
    }

    public IAsyncEnumerable<StreamItem> StreamAsync(CancellationToken cancel) => feed.ListenAsync(cancel);

    public TicketBody? Ticket(string id) => ViewProjection.Ticket(pump.Told.State, id);

    public VisitPage Visits(DateTimeOffset from, DateTimeOffset to, string? after, int take)
    {
        keeper.CatchUpVisits();
        var found = keeper.Store.Visits.Scan(from, to, VisitRows.PlaceOf(after), take);
        return new VisitPage([.. found.Select(VisitRows.Of)], found.Count == take ? VisitRows.TextOf(VisitPlace.Of(found[^1])) : null);
    }

    public DateTimeOffset StartOf(DateOnly day) => Hours.StartOf(day);
    public DateOnly DayOf(DateTimeOffset at) => Hours.DateOf(at);
    private OpeningHours Hours => hours.Of(pump.Told.State.Plan);

    public WhyBody? Why(long seq) => keeper.Store.Event(seq)?.Event is Event.TicketCalled called ? ToEventMessage.Of(called.Why) : null;

    public IReadOnlyDictionary<string, string> NotReady
    {
        get
        {
            var wrong = new SortedDictionary<string, string>(StringComparer.Ordinal);
            if (pump.NotReady is { } journal) wrong["journal"] = journal;
            if (buses.Problem is { } broker) wrong["broker"] = broker;
            else if (!pump.BusConnected) wrong["bus"] = $"not connected to the {buses.Kind}";
            if (keeper.VisitLogTrouble is { } visits) wrong["visit-log"] = visits;
            if (pump.NotReady is null && !View.Conservation.Holds) wrong["conservation"] = "tickets are not all accounted for: run verify, and keep the data";
            if (pump.NotReady is null && pump.Told.State.Plan is null) wrong["plan"] = "the centre's file has not come into force yet";
            return wrong;
        }
    }
}
