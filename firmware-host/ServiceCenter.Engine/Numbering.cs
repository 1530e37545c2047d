namespace ServiceCenter.Engine;

/// <summary>
/// Which number the next ticket gets. The next in the range that no living ticket has and that no wall can still show;
/// and that is leased to no kiosk; never a count of anything, so that two kiosks, a cancelled ticket or a restart cannot make one number twice.
/// </summary>
internal static class Numbering
{
    /// <summary>How long after its call or service a number may still be on a wall.</summary>
    internal static readonly TimeSpan OnWall = TimeSpan.FromMinutes(30);

    internal static TicketNumber? Next(CentreState state, ServicePlan service, DateTimeOffset at)
    {
        var range = service.Numbers;
        var value = state.Services[service.Id].NextNumber;
        for (var tried = range.First; tried <= range.Last; tried++, value = After(range, value))
        {
            var number = new TicketNumber(range.Prefix, value);
            if (IsFree(state, number, at)) return number;
        }
        return null;
    }

    internal static int After(NumberRange range, int value) => value >= range.Last || value < range.First ? range.First : value + 1;

    internal static bool IsFree(CentreState state, TicketNumber number, DateTimeOffset at)
    {
        if (state.Leases.ContainsKey(number)) return false;
        if (!state.Numbers.TryGetValue(number, out var hold)) return true;
        var alive = state.Visits.TryGetValue(hold.Ticket, out var visit) && visit.IsAlive;
        return !alive && at >= hold.Until;
    }
}
