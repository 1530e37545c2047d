using System.Globalization;
using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.Contracts;

namespace ServiceCenter.CentralHost.Tests.Configuration;

/// <summary>Days of a centre in Berlin: on 2026-03-29 the clocks go from 02:00 to 03:00, on 2026-10-25 from 03:00 back to 02:00.</summary>
public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("2026-06-01T01:59:59Z", "2026-05-31")]
    [InlineData("2026-06-01T02:00:00Z", "2026-06-01")]
    [InlineData("2026-06-01T21:59:59Z", "2026-06-01")]
    [InlineData("2026-06-02T01:59:59Z", "2026-06-01")]
    [InlineData("2026-12-01T02:59:59Z", "2026-11-30")]
    [InlineData("2026-12-01T03:00:00Z", "2026-12-01")]
    public void a_day_begins_at_its_boundary_and_not_at_midnight(string now, string day)
    {
        var open = Office.DayAt(At(now));
        open.Day.ShouldBe(day);
        open.Id.ShouldBe("open-day-" + day);
        Office.DateOf(At(now)).ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-12-25", true)]
    [InlineData("2026-12-26", false)]
    [InlineData("2026-12-27", true)]
    public void holidays_and_closed_days_of_the_week_are_not_opened(string day, bool closed) =>
        (Office with { ClosedOn = [DayOfWeek.Sunday], Holidays = [new(new DateOnly(2026, 12, 25), "Christmas Day")] })
            .IsClosedOn(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe(closed);

    [Theory]
    [InlineData("2026-06-01", "2026-06-01T02:00:00Z")]
    [InlineData("2026-12-01", "2026-12-01T03:00:00Z")]
    public void a_day_of_the_log_begins_at_the_same_boundary(string day, string begins) =>
        Office.StartOf(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe(At(begins));

    [Theory]
    [InlineData("2026-06-01T10:00:00Z", "2026-06-01T06:00:00Z", "2026-06-01T14:00:00Z", "2026-06-02T02:00:00Z")]
    [InlineData("2026-12-01T10:00:00Z", "2026-12-01T07:00:00Z", "2026-12-01T15:00:00Z", "2026-12-02T03:00:00Z")]
    public void its_times_are_local_in_summer_and_in_winter(string now, string opens, string last, string ends) =>
        Times(Office.DayAt(At(now))).ShouldBe((At(opens), At(last), At(ends)));

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", 23)]
    [InlineData("2026-03-29T12:00:00Z", 24)]
    [InlineData("2026-10-24T12:00:00Z", 25)]
    [InlineData("2026-10-25T12:00:00Z", 24)]
    public void the_day_in_whose_night_the_clocks_change_is_an_hour_shorter_or_longer(string now, int hours)
    {
        var day = AlwaysOpen.DayAt(At(now));
        (day.EndsAt - day.OpensAt).ShouldBe(TimeSpan.FromHours(hours));
        day.LastTicketAt.ShouldBe(day.EndsAt);
        AlwaysOpen.DayAt(day.EndsAt).OpensAt.ShouldBe(day.EndsAt);
    }

    [Theory]
    [InlineData("2026-06-01T02:00:00Z")]
    [InlineData("2026-06-02T01:59:59Z")]
    public void a_centre_that_never_closes_is_open_from_boundary_to_boundary(string now) =>
        Times(AlwaysOpen.DayAt(At(now))).ShouldBe((At("2026-06-01T02:00:00Z"), At("2026-06-02T02:00:00Z"), At("2026-06-02T02:00:00Z")));

    [Fact]
    public void a_last_ticket_before_the_opening_is_on_the_next_calendar_day_and_never_after_the_days_end()
    {
        var bar = new OpeningHours(Berlin, new(4, 0), new(18, 0), new(2, 0));
        Times(bar.DayAt(At("2026-06-01T20:00:00Z"))).ShouldBe((At("2026-06-01T16:00:00Z"), At("2026-06-02T00:00:00Z"), At("2026-06-02T02:00:00Z")));
        var late = new OpeningHours(Berlin, new(4, 0), new(18, 0), new(6, 0));
        late.DayAt(At("2026-06-01T20:00:00Z")).LastTicketAt.ShouldBe(At("2026-06-02T02:00:00Z"));
    }

    [Fact]
    public void an_opening_that_the_clocks_skip_is_the_instant_of_the_skip()
    {
        var early = new OpeningHours(Berlin, new(2, 0), new(2, 30), new(12, 0));
        early.DayAt(At("2026-03-29T08:00:00Z")).OpensAt.ShouldBe(At("2026-03-29T01:00:00Z"));
    }

    [Fact]
    public void an_opening_that_comes_twice_is_taken_the_first_time()
    {
        var early = new OpeningHours(Berlin, new(2, 0), new(2, 30), new(12, 0));
        early.DayAt(At("2026-10-25T08:00:00Z")).OpensAt.ShouldBe(At("2026-10-25T00:30:00Z"));
    }

    /// <summary>Else a host would open a day that is over at once, and none after it.</summary>
    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 30)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(0, 0)]
    public void every_instant_lies_in_the_day_it_is_given_and_days_follow_each_other(int hour, int minute)
    {
        var hours = new OpeningHours(Berlin, new(hour, minute), new(hour, minute), new(hour, minute));
        foreach (var change in new[] { "2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z" })
        {
            var last = "";
            for (var now = At(change).AddDays(-1); now < At(change).AddDays(2); now = now.AddMinutes(5))
            {
                var day = hours.DayAt(now);
                now.ShouldBeLessThan(day.EndsAt, $"{now:u} in {day}");
                now.ShouldBeGreaterThanOrEqualTo(day.OpensAt, $"{now:u} in {day}");
                string.CompareOrdinal(day.Day, last).ShouldBeGreaterThanOrEqualTo(0, $"{now:u}");
                last = day.Day;
            }
        }
    }

    private static TimeZoneInfo Berlin => TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static OpeningHours Office => new(Berlin, new(4, 0), new(8, 0), new(16, 0));
    private static OpeningHours AlwaysOpen => new(Berlin, new(4, 0), new(4, 0), new(4, 0));

    private static (DateTimeOffset Opens, DateTimeOffset Last, DateTimeOffset Ends) Times(OpenDayRequest day) => (day.OpensAt, day.LastTicketAt, day.EndsAt);
    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
