using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Simulation.Checks;

/// <param name="Now">True time.</param>
/// <param name="TimeOf">What the clock of the host's present life says at a true time.</param>
/// <param name="Life">Which life of the host that is.</param>
internal sealed record HostsClock(Func<TimeSpan> Now, Func<TimeSpan, DateTimeOffset> TimeOf, Func<long> Life);

/// <summary>
/// Of a ticket that a kiosk issued by itself, <c>since</c> is when the button was truly pressed, within the bound that it states. Where the
/// kiosk lost its power meanwhile, or what it handed in was reckoned by an earlier life of the host, the host's own clock has jumped: then
/// by no more than that besides.
/// </summary>
internal sealed class ArrivalsAreRestored(HostsClock host, Action<string> wrong) : IWatcher
{
    /// <summary>Instants are whole milliseconds.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan MostJump = TimeSpan.FromMinutes(70);

    private readonly Dictionary<string, (string Kiosk, int Life, TimeSpan At)> _pressed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lives = new(StringComparer.Ordinal);
    private readonly HashSet<(string Ticket, long HostsLife)> _reckoned = [];

    public void Pressed(string kiosk, int line, long touch, UInt128 fresh) =>
        _pressed[fresh.ToString("x32", System.Globalization.CultureInfo.InvariantCulture)] = (kiosk, _lives.GetValueOrDefault(kiosk), host.Now());

    public void KioskDied(string kiosk) => _lives[kiosk] = _lives.GetValueOrDefault(kiosk) + 1;

    public void Requested(string asker, Request request)
    {
        if (request is HandInRequest hand) _reckoned.Add((hand.Ticket, hand.NotAfter?.Incarnation ?? 0));
    }

    public void Flushed(Recorded recorded)
    {
        if (recorded is not { Since: { } since, Event: Event.TicketIssued { Offline: { } came } issued }) return;
        var id = issued.Ticket.ToString();
        if (!_pressed.TryGetValue(id, out var pressed))
        {
            wrong($"{issued.Number} was handed in and comes of no press");
            return;
        }
        var isExact = pressed.Life == _lives.GetValueOrDefault(pressed.Kiosk) && _reckoned.All(r => r.Ticket != id || r.HostsLife == host.Life());
        var off = (since - host.TimeOf(pressed.At)).Duration();
        if (off > came.Bound + Rounding + (isExact ? TimeSpan.Zero : MostJump))
            wrong($"{issued.Number} of {pressed.Kiosk} came at {host.TimeOf(pressed.At):HH:mm:ss.fff}, and stands in the journal as {since:HH:mm:ss.fff}, give or take {came.Bound}");
    }
}
