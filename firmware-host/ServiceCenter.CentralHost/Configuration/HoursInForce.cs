using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>The local times of the plan in force. Any thread may ask.</summary>
/// <param name="otherwise">For a plan that has no calendar: it is older than calendars are.</param>
internal sealed class HoursInForce(OpeningHours otherwise)
{
    private volatile Known _known = new(null, otherwise);

    public OpeningHours Of(CentrePlan? plan)
    {
        var known = _known;
        if (ReferenceEquals(known.Calendar, plan?.Calendar)) return known.Hours;
        return (_known = new Known(plan?.Calendar, plan?.Calendar is { } calendar ? OpeningHours.Of(calendar) : otherwise)).Hours;
    }

    private sealed record Known(CalendarPlan? Calendar, OpeningHours Hours);
}
