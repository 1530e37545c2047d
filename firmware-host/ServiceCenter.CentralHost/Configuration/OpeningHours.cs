using System.Globalization;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.CentralHost.Configuration;

/// <summary>Local times of a centre, turned into instants here, because the engine knows no time zone.</summary>
/// <param name="Boundary">Where one day ends and the next begins, local time.</param>
/// <param name="LastTicket">Not after <paramref name="Opens"/>: on the next calendar day.</param>
public sealed record OpeningHours(TimeZoneInfo Zone, TimeOnly Boundary, TimeOnly Opens, TimeOnly LastTicket)
{
    public IReadOnlyList<DayOfWeek> ClosedOn { get; init; } = [];
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public static OpeningHours Of(CalendarPlan plan) => new(
        TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone), TimeOnly.FromTimeSpan(plan.Boundary), TimeOnly.FromTimeSpan(plan.Opens), TimeOnly.FromTimeSpan(plan.LastTicket))
    {
        ClosedOn = plan.ClosedOn,
        Holidays = plan.Holidays,
    };

    /// <summary>A day that is not opened by itself.</summary>
    public bool IsClosedOn(DateOnly day) => ClosedOn.Contains(day.DayOfWeek) || Holidays.Any(h => h.Date == day);

    /// <summary>The first instant of a day.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Instant(day, Boundary);

    /// <summary>The date of the day in which an instant lies: before the boundary still yesterday's.</summary>
    public DateOnly DateOf(DateTimeOffset at)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
        // By instants, not by the clock on the wall: where that is put back over the boundary, the day does not end a second time.
        return at < StartOf(date) ? date.AddDays(-1) : date;
    }

    /// <summary>The request that opens the day in which <paramref name="now"/> lies. Its id is the day's: asked twice, it is done once.</summary>
    public OpenDayRequest DayAt(DateTimeOffset now)
    {
        var date = DateOf(now);
        var label = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var opens = Opens >= Boundary ? date : date.AddDays(1);
        var last = LastTicket > Opens ? opens : opens.AddDays(1);
        var ends = StartOf(date.AddDays(1));
        return new OpenDayRequest($"open-day-{label}", label, Instant(opens, Opens), Earlier(Instant(last, LastTicket), ends), ends,
            (int)Zone.GetUtcOffset(Instant(opens, Opens)).TotalMinutes);
    }

    /// <summary>A local time that summer time skips is taken at the instant of the skip; one that comes twice, the first time.</summary>
    private DateTimeOffset Instant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        while (Zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
