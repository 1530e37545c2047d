using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <param name="Now">True time.</param>
/// <param name="TimeOf">What the clock of the host's present life says at a true time.</param>
/// <param name="Life">Which life of the host that is.</param>
internal sealed record HostsClock(Func<TimeSpan> Now, Func<TimeSpan, DateTimeOffset> TimeOf, Func<long> Life);

/// <summary>
/// Of what a device hands in later, a ticket of a kiosk's own or a step at a button box, <c>since</c> is when the button was truly pressed,
/// within the bound that it states, and a step never before the state that it ends. Where the device lost its power meanwhile, or what it
/// handed in was reckoned by an earlier life of the host, the host's own clock has jumped: then by no more than that besides.
/// </summary>
internal sealed class TimesAreRestored(HostsClock host, Action<string> wrong) : IWatcher
{
    /// <summary>Instants are whole milliseconds.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan MostJump = TimeSpan.FromMinutes(70);

    private readonly Dictionary<string, (string Device, int Life, TimeSpan At)> _pressed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lives = new(StringComparer.Ordinal);
    private readonly HashSet<(string Request, long HostsLife)> _reckoned = [];
    /// <summary>Since when a ticket is called or served.</summary>
    private readonly Dictionary<TicketId, DateTimeOffset> _inFrontSince = [];

    public void Pressed(string kiosk, int line, long touch, UInt128 fresh) => Pressed(kiosk, fresh);
    public void BoxPressed(string box, long touch, UInt128 fresh) => Pressed(box, fresh);
    public void Died(string device) => _lives[device] = _lives.GetValueOrDefault(device) + 1;

    public void Requested(string asker, Request request)
    {
        if (request is HandInRequest or StartRequest or FinishRequest or NoShowRequest) _reckoned.Add((request.Id, LatestOf(request)?.Incarnation ?? (request is HandInRequest ? 0 : host.Life())));
    }

    public void Flushed(Recorded recorded)
    {
        switch (recorded.Event)
        {
            case Event.TicketIssued { Offline: { } came } issued: Judge(issued.Ticket.ToString(), $"{issued.Number}", came, DateTimeOffset.MinValue); break;
            case Event.ServiceStarted started: Step(started.Ticket, started.Earlier, recorded); break;
            case Event.ServiceFinished finished: Step(finished.Ticket, finished.Earlier, recorded); break;
            case Event.TicketNoShow noShow: Step(noShow.Ticket, noShow.Earlier, recorded); break;
        }
        if (recorded.Event is Event.TicketCalled called) _inFrontSince[called.Ticket] = recorded.At;
        if (recorded.Event is Event.ServiceStarted { Ticket: var served }) _inFrontSince[served] = recorded.Since ?? recorded.At;
    }

    private void Pressed(string device, UInt128 fresh) =>
        _pressed[fresh.ToString("x32", System.Globalization.CultureInfo.InvariantCulture)] = (device, _lives.GetValueOrDefault(device), host.Now());

    private static HostInstant? LatestOf(Request request) => request switch
    {
        HandInRequest hand => hand.NotAfter,
        StartRequest start => start.NotAfter,
        FinishRequest finish => finish.NotAfter,
        NoShowRequest noShow => noShow.NotAfter,
        _ => null,
    };

    /// <summary>What is asked at a page is asked now.</summary>
    private void Step(TicketId ticket, Earlier? earlier, Recorded recorded)
    {
        if (recorded.Cause is not { } cause || !_pressed.ContainsKey(cause.Request) || recorded.Event is Event.ServiceStarted { ByItself: true }) return;
        if (!_reckoned.Any(r => r.Request == cause.Request)) return; // one press of a single button, which says more than one step
        Judge(cause.Request, $"event {recorded.Seq}", earlier ?? new Earlier(recorded.At, TimeSpan.Zero), _inFrontSince.GetValueOrDefault(ticket));
    }

    private void Judge(string request, string what, Earlier told, DateTimeOffset neverBefore)
    {
        if (!_pressed.TryGetValue(request, out var pressed))
        {
            wrong($"{what} was handed in and comes of no press");
            return;
        }
        var isExact = pressed.Life == _lives.GetValueOrDefault(pressed.Device) && _reckoned.All(r => r.Request != request || r.HostsLife == host.Life());
        var truly = host.TimeOf(pressed.At);
        if (truly < neverBefore) truly = neverBefore;
        if ((told.Since - truly).Duration() > told.Bound + Rounding + (isExact ? TimeSpan.Zero : MostJump))
            wrong($"{what} of {pressed.Device} was pressed for at {truly:HH:mm:ss.fff}, and stands in the journal as {told.Since:HH:mm:ss.fff}, give or take {told.Bound}");
    }
}
