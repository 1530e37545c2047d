using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Pages;

/// <param name="Text">What is wrong, where, and what to do.</param>
/// <param name="IsGrave">Customers feel it now.</param>
internal sealed record Alarm(string Text, bool IsGrave);

/// <summary>What somebody should look after now, the gravest first.</summary>
internal static class Alarms
{
    /// <summary>A wall paints a call at once, or within a second when it has just come back.</summary>
    private static readonly TimeSpan ShownWithin = TimeSpan.FromSeconds(10);

    /// <summary>A machine's clock that is set by less is set as clocks are.</summary>
    private static readonly TimeSpan ClockIsOff = TimeSpan.FromMinutes(1);

    /// <summary>More than this is no rush but a broken road.</summary>
    private const int LongOutbox = 5;

    public static IReadOnlyList<Alarm> Of(CentreView view, IReadOnlyDictionary<string, string> notReady, StandbyWord? standby, Speech t) =>
    [
        .. notReady.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new Alarm($"{p.Key}: {p.Value}", true)),
        .. Lost(view, t),
        .. standby is null ? [] : OfStandby(standby, view, t),
        .. view.Queues.Where(q => q.Waiting > 0 && q.OpenCounters == 0)
            .Select(q => new Alarm(t["{0} wait for {1}, and no open counter calls them. Open one.", q.Waiting, t.NameOf(q.Names, view.Centre.Languages)], true)),
        .. Unseen(view, t),
        .. OfClock(view, t),
        .. view.Devices.SelectMany(d => OfDevice(d, t)).OrderByDescending(a => a.IsGrave),
        .. view.UnconfirmedPapers.Count == 0 ? [] : new[] { new Alarm(t["{0} tickets may have come out without paper: see below.", view.UnconfirmedPapers.Count], false) },
    ];

    private static IEnumerable<Alarm> OfStandby(StandbyWord standby, CentreView view, Speech t)
    {
        if (standby.AloneSince is { } since)
            yield return new Alarm(standby.Machine is null
                ? t["Replies are to wait for a standby, and none has come since {0}: what is said now is on this disk only. Look at the standby and its network.", Clock.Dated(since, view.Centre)]
                : t["Replies no longer wait for the standby {1}, since {0}: what is said now is on this disk only. Look at the standby and its network.", Clock.Dated(since, view.Centre), standby.Machine], true);
        else if (standby is { IsAway: true, HeardAt: { } at })
            yield return new Alarm(t["The standby {1} has not asked since {0}: it falls behind. Look at the standby and its network.", Clock.Dated(at, view.Centre), standby.Machine], true);
        if (standby.OldHost is { } old)
            yield return new Alarm(t["This host took over, and {0} does not know yet: keep it switched off. Were it to run, it would give the same numbers to other people.", old], true);
    }

    private static IEnumerable<Alarm> Lost(CentreView view, Speech t)
    {
        if (view.Lost is not { } lost) yield break;
        yield return new Alarm(t["The record goes on from a backup. Lost is what happened from {0} to {1}: events after {2}, as far as is known up to {3}. Open the counters again.",
            Clock.Dated(lost.From, view.Centre), Clock.Dated(lost.To, view.Centre), lost.After, lost.Seen ?? lost.After], true);
        yield return new Alarm(t["Since then kiosks have handed in {0} tickets that they printed. Who has a ticket that was had otherwise needs a new one: ask in the hall.", lost.HandedIn], false);
        if (lost.Unheard.Count > 0)
            yield return new Alarm(t["Not heard since the record was lost: {0}. Nobody knows of the tickets that they printed: look at their power and their network.", string.Join(", ", lost.Unheard)], true);
    }

    /// <summary>The host counts on from what its machine's clock said at the start: what that was set to since, it takes over with the next.</summary>
    private static IEnumerable<Alarm> OfClock(CentreView view, Speech t)
    {
        if (view.HostClockBehind.Duration() < ClockIsOff) yield break;
        var (host, machine) = (Clock.Dated(view.Now, view.Centre), Clock.Dated(view.Now + view.HostClockBehind, view.Centre));
        yield return new Alarm(view.HostClockBehind > TimeSpan.Zero
            ? t["The host takes it to be {0}, its machine's clock says {1}. Waits are right, times of day are not: restart the host when nobody waits.", host, machine]
            : t["The host takes it to be {0}, its machine's clock says {1}: no time goes back behind what is in the record. Waits are right. If the machine's clock is wrong, set it.", host, machine], false);
    }

    /// <summary>Calls that no wall has said it shows. Where there is no wall, nobody waits for its word.</summary>
    private static IEnumerable<Alarm> Unseen(CentreView view, Speech t) =>
        from counter in view.Counters
        where counter is { State: "calling", ShownAt: null } && view.Now - counter.Since > ShownWithin
        where view.Devices.Any(device => device.Role == "display")
        select new Alarm(t["No wall shows that {0} is called to {1}. Call it aloud, and look at the wall.", counter.Number ?? "", counter.Name], true);

    private static IEnumerable<Alarm> OfDevice(DeviceBody device, Speech t)
    {
        if (device.Status == "offline")
            yield return new Alarm(device.Role == "kiosk"
                ? t["{0} is offline, and may be issuing tickets by itself: nobody knows of them before it is back. Look at its power and its network.", device.Device]
                : t["{0} is offline. Look at its power and its network.", device.Device], true);
        if (device.Status == "unknown") yield return new Alarm(t["{0} has not been heard of yet. Is it set up, and switched on?", device.Device], false);
        if (device.Health is not { } health) yield break;
        if (health.NotHandedIn is > 0 and var unknown)
            yield return new Alarm(t["{0} holds {1} tickets that it issued by itself and that are not taken in yet. If that lasts, look at its log and at the prefixes in the centre's file.", device.Device, unknown], true);
        if (health.Paper == "out") yield return new Alarm(t["{0}: the paper is out. Put in a new roll.", device.Device], true);
        if (health.Paper == "low") yield return new Alarm(t["{0}: the paper is low. Have a new roll ready.", device.Device], false);
        if (health.Printer is "silent" or "fault") yield return new Alarm(t["{0}: the printer does not answer. Look at its cover, cable and power.", device.Device], true);
        if (health.StuckButtons is { Count: > 0 } stuck) yield return new Alarm(t["{0}: stuck buttons: {1}. Look at what presses them.", device.Device, string.Join(", ", stuck)], true);
        if (health.OutboxLength > LongOutbox) yield return new Alarm(t["{0}: {1} requests wait for an answer and are kept. Look at its network.", device.Device, health.OutboxLength], false);
        if (health.Trouble is { } trouble) yield return new Alarm($"{device.Device}: {trouble}", false);
        if (health.ClockSynchronised == false) yield return new Alarm(t["{0}: its clock is not synchronised. Waits do not depend on it; look at its network if it lasts.", device.Device], false);
    }
}
