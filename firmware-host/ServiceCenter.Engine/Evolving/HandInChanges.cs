namespace ServiceCenter.Engine;

/// <summary>Numbers that kiosks hold, and what becomes of them.</summary>
internal static class HandInChanges
{
    internal static CentreState Leased(CentreState state, Event.NumbersLeased leased)
    {
        var leases = state.Leases.ToBuilder();
        foreach (var number in leased.Numbers) leases[number] = leased.Kiosk;
        return state with { Leases = leases.ToImmutable() };
    }

    /// <summary>
    /// A number has been given: to whom, and that it is leased no more. One on a paper that was handed in rests as one on a wall does, even where
    /// its ticket has ended already, under the host's number: somebody may stand there with it.
    /// </summary>
    internal static CentreState Spent(this CentreState state, TicketNumber number, DeviceId? by, TicketId ticket, DateTimeOffset at, bool isHandedIn) => state with
    {
        Leases = state.Leases.Remove(number),
        Numbers = state.Numbers.SetItem(number, new NumberHold(ticket, isHandedIn ? at + Numbering.OnWall : at)),
        Series = by is { } kiosk && IsOwnSeries(state, kiosk, number) && number.Value > state.Series.GetValueOrDefault(kiosk)
            ? state.Series.SetItem(kiosk, number.Value)
            : state.Series,
    };

    /// <summary>
    /// The host's number stays held as long as the ticket lives, so that nobody else gets it meanwhile. Who was called by it could not
    /// know, and was found absent: that customer still waits, and has all the time.
    /// </summary>
    internal static CentreState Voided(CentreState state, Recorded recorded, Event.NumberVoided voided)
    {
        var before = state.VisitOf(voided.Ticket);
        var after = before with { Number = voided.Number };
        if (before.State is LegState.Ended { How: VisitOutcome.NoShow, Since: var since } && state.Day is not null)
            after = after with { State = new LegState.Waiting(recorded.At), StateSeq = recorded.Seq, Wait = before.Wait + (recorded.At - since) };
        return state.Spent(voided.Number, before.By, before.Ticket, recorded.At, isHandedIn: true).Replace(before, after, recorded.At);
    }

    private static bool IsOwnSeries(CentreState state, DeviceId kiosk, TicketNumber number)
    {
        foreach (var each in state.Plan!.Kiosks)
            if (each.Id == kiosk) return each.Series == number.Prefix;
        return false;
    }
}
