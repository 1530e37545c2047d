namespace ServiceCenter.Engine;

/// <summary>
/// Numbers that a kiosk holds in advance, so that it can go on alone. They are taken from the end of a service's range, where the
/// host's own come last, and stay leased until they are handed in, over the end of a day too: a kiosk that is cut off overnight
/// cannot be told that they are no longer its own.
/// </summary>
internal static class LeaseRules
{
    /// <summary>Enough for an hour of a busy service.</summary>
    private const int Most = 20;
    /// <summary>Of a range, at most one number in so many is leased: the rest has to last for the day.</summary>
    private const int ShareOfRange = 4;

    /// <summary>What the kiosks lack; nothing for one that still has more than half.</summary>
    /// <param name="only">This kiosk's only, for this service.</param>
    internal static IReadOnlyList<Event> TopUp(CentreState state, DateTimeOffset at, (DeviceId Kiosk, ServiceId Service)? only = null)
    {
        var events = new List<Event>();
        if (state.Plan is not { } plan) return events;
        foreach (var kiosk in plan.Kiosks)
        {
            foreach (var id in kiosk.Buttons.Select(b => b.Service).Distinct())
            {
                if (only is { } one && one != (kiosk.Id, id)) continue;
                if (plan.Service(id) is not { Historical: false } service || Lacking(state, plan, kiosk, service, at) is not { } leased) continue;
                events.Add(leased);
                state = HandInChanges.Leased(state, leased);
            }
        }
        return events;
    }

    /// <summary>Of a kiosk and a service that the centre still has.</summary>
    internal static bool IsStillMeant(TicketNumber number, DeviceId holder, CentrePlan plan)
    {
        foreach (var kiosk in plan.Kiosks)
        {
            if (kiosk.Id != holder) continue;
            foreach (var button in kiosk.Buttons)
                if (plan.Service(button.Service) is { Historical: false } service && IsIn(service.Numbers, number)) return true;
        }
        return false;
    }

    private static Event.NumbersLeased? Lacking(CentreState state, CentrePlan plan, KioskPlan kiosk, ServicePlan service, DateTimeOffset at)
    {
        var range = service.Numbers;
        var sharers = plan.Kiosks.Count(k => k.Buttons.Any(b => b.Service == service.Id));
        var most = Math.Min(Most, (range.Last - range.First + 1) / (ShareOfRange * sharers));
        var has = state.Leases.Count(lease => lease.Value == kiosk.Id && IsIn(range, lease.Key));
        if (has > most / 2 || most == 0) return null;

        var numbers = new List<TicketNumber>();
        for (var value = range.Last; value >= range.First && has + numbers.Count < most; value--)
        {
            var number = new TicketNumber(range.Prefix, value);
            if (Numbering.IsFree(state, number, at)) numbers.Add(number);
        }
        numbers.Reverse();
        return numbers.Count == 0 ? null : new Event.NumbersLeased(kiosk.Id, service.Id, [.. numbers]);
    }

    private static bool IsIn(NumberRange range, TicketNumber number) =>
        number.Prefix == range.Prefix && number.Value >= range.First && number.Value <= range.Last;
}
