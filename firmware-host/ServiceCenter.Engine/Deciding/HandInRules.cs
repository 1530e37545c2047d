namespace ServiceCenter.Engine;

/// <summary>
/// Taking in a ticket that a kiosk issued by itself. Its paper is in somebody's hand, so next to nothing is a reason to refuse it:
/// not the hour, not a quota, not a stop of issuing, not a number that nobody knows to be leased; and one whose number somebody else
/// has at the moment is taken in as soon as that one has gone.
/// </summary>
internal static class HandInRules
{
    internal static Decision Take(Command.HandIn hand, CentreState state)
    {
        if (state.Plan?.Service(hand.Service) is not { } service) return Refusals.UnknownService(hand.Service);
        if (!MayHaveGiven(hand, state.Plan)) return Refusals.NotItsNumber(hand.By, hand.Number);
        if (OtherOf(hand, state) is { } other) return Refusals.NumberInUse(other);
        if (state.Visits.TryGetValue(hand.Ticket, out var known)) return Known(hand, known, state);

        var came = Came(hand, state.Day);
        var issued = new Event.TicketIssued(
            hand.Ticket, hand.Number, service.Id, [], hand.Language, null, hand.By, Ahead(state, hand, came), Quote: null, Booked: null, came);
        // Whose day is over can no longer be served.
        return state.Day is { } day && day.MayHold(came.Since + came.Bound)
            ? TakenIn(hand, state, issued)
            : TakenIn(hand, state, issued, new Event.TicketUnresolved(hand.Ticket));
    }

    /// <summary>
    /// Who else has this number and is still here. That cannot be, but where a part of the record is lost and the number was given again:
    /// there are two papers of it, and never two that may be called at once.
    /// </summary>
    private static Visit? OtherOf(Command.HandIn hand, CentreState state) =>
        state.Numbers.TryGetValue(hand.Number, out var hold) && hold.Ticket != hand.Ticket && state.Visits.TryGetValue(hold.Ticket, out var other) && other.IsAlive ? other : null;

    /// <summary>The request was heard after all: one ticket, whose paper says which number it has.</summary>
    private static Decision Known(Command.HandIn hand, Visit known, CentreState state)
    {
        if (known.By != hand.By || (known.IssuedBound is not null && known.Number != hand.Number)) return Refusals.TicketExists(known);
        return known.Number == hand.Number ? Decision.Of() : TakenIn(hand, state, new Event.NumberVoided(hand.Ticket, known.Number, hand.Number));
    }

    /// <summary>The number is spent: the kiosk may need others.</summary>
    private static Decision.Accepted TakenIn(Command.HandIn hand, CentreState state, params ReadOnlySpan<Event> events)
    {
        var spent = state with { Leases = state.Leases.Remove(hand.Number), Numbers = state.Numbers.SetItem(hand.Number, new NumberHold(hand.Ticket, DateTimeOffset.MaxValue)) };
        return new Decision.Accepted([.. LeaseRules.TopUp(spent, hand.At, (hand.By, hand.Service)), .. events]);
    }

    /// <summary>
    /// Prefixes may have changed since the paper was printed; that of another service says something else to everybody. A service known only
    /// from an import gives no numbers: that it has no letter is no claim to those without one.
    /// </summary>
    private static bool MayHaveGiven(Command.HandIn hand, CentrePlan plan)
    {
        foreach (var other in plan.Services)
            if (other.Id != hand.Service && !other.Historical && other.Numbers.Prefix == hand.Number.Prefix) return false;
        foreach (var other in plan.Kiosks)
            if (other.Id != hand.By && other.Series == hand.Number.Prefix) return false;
        return hand.Number.Value >= 0;
    }

    /// <summary>
    /// The middle of what is possible: never after now, and where it may have been another day or today, today since the doors opened. A kiosk that
    /// knows the time to some seconds may have given a ticket some seconds before.
    /// </summary>
    private static Earlier Came(Command.HandIn hand, Day? day)
    {
        var latest = hand.NotAfter is { } after && after < hand.At ? after : hand.At;
        var earliest = hand.NotBefore ?? day?.OpensAt ?? latest;
        if (day is { OpensAt: var opens } && !day.MayHold(earliest) && opens <= latest) earliest = opens;
        return Earlier.Between(earliest, latest);
    }

    private static int Ahead(CentreState state, Command.HandIn hand, Earlier came)
    {
        var place = state.Services[hand.Service].Waiting.IndexOf(new Place(came.Since, state.LastSeq + 1, hand.Ticket));
        return place < 0 ? ~place : place;
    }
}
