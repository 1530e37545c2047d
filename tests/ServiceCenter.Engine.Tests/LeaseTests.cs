using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>Numbers that kiosks hold in advance.</summary>
public class LeaseTests
{
    [Fact]
    public void With_the_day_every_kiosk_is_leased_the_last_twenty_numbers_of_each_of_its_services()
    {
        var day = Configured(Configure(-100, WithKiosks()), OpenDay(-60));

        LeasedTo(day, Left).ShouldBe(Range("A", 9980, 9999));
        LeasedTo(day, Right).ShouldBe([.. Range("A", 9960, 9979), .. Range("C", 9980, 9999)]);
    }

    [Fact]
    public void A_service_with_few_numbers_keeps_them_for_itself() =>
        LeasedTo(Configured(Configure(-100, WithKiosks()), OpenDay(-60)), Left).ShouldAllBe(number => number.Prefix != "T");

    [Fact]
    public void At_most_a_quarter_of_a_range_is_leased()
    {
        var plan = WithKiosks(Plan with { Services = Plan.Services.Replace(Plan.Service(General)!, Service(General, "A", 1, 40)) });

        Configured(Configure(-100, plan), OpenDay(-60)).State.Leases.Keys.Where(n => n.Prefix == "A").ShouldBe(Range("A", 31, 40));
    }

    [Fact]
    public void A_kiosk_that_is_new_in_an_open_day_is_leased_numbers_at_once() =>
        LeasedTo(Given().And(Configure(0, WithKiosks())), Right).Count().ShouldBe(40);

    [Fact]
    public void A_leased_number_is_given_to_nobody_else()
    {
        var plan = WithKiosks(Plan with { Services = Plan.Services.Replace(Plan.Service(General)!, Service(General, "A", 1, 8)) });
        var day = Configured(Configure(-100, plan), OpenDay(-60));
        LeasedTo(day, Left).ShouldBe(Range("A", 8, 8));
        LeasedTo(day, Right).ShouldBe([.. Range("A", 7, 7), .. Range("C", 9980, 9999)]);

        for (var ticket = 1; ticket <= 6; ticket++) day.When(Issue(ticket, ticket)).ThenIssues().ShouldBe($"A{ticket}");
        day.When(Issue(7, 7)).ThenRefused("no-number-free");
    }

    [Fact]
    public void A_number_that_lives_or_was_just_on_a_wall_is_leased_to_nobody()
    {
        var plan = Plan with { Services = Plan.Services.Replace(Plan.Service(General)!, Service(General, "A", 1, 8)) };
        var day = Configured(Configure(-100, plan), OpenDay(-60), Open(-5, One, Ada));
        for (var ticket = 1; ticket <= 8; ticket++) day.And(Issue(0, ticket));
        day.And(Call(1, One), NoShow(2, One), Leave(2, 2));

        // 1 was on the wall, 3 to 8 live: 2 alone is free.
        day.And(Configure(3, WithKiosks(plan)));
        day.State.Leases.Keys.Where(n => n.Prefix == "A").ShouldBe(Range("A", 2, 2));
    }

    [Fact]
    public void A_lease_outlives_the_day_for_nobody_can_tell_a_kiosk_that_is_cut_off()
    {
        var day = Configured(Configure(-100, WithKiosks()), OpenDay(-60));
        var before = day.State.Leases;

        day.And(EndDay(10), OpenDay(11)).State.Leases.ShouldBe(before);
    }

    [Fact]
    public void What_a_kiosk_that_is_gone_held_is_free_again_with_the_next_day()
    {
        var day = Configured(Configure(-100, WithKiosks()), OpenDay(-60), Configure(0, Plan));
        day.State.Leases.ShouldNotBeEmpty();

        day.And(EndDay(10), OpenDay(11)).State.Leases.ShouldBeEmpty();
    }

    [Fact]
    public void A_kiosk_that_has_used_half_of_its_numbers_is_leased_others_with_the_next_that_it_hands_in()
    {
        var day = Configured(Configure(-100, WithKiosks()), OpenDay(-60));
        for (var used = 1; used < 10; used++) day.When(HandIn(used, used, $"A{9979 + used}", used, used)).Accepted().ShouldHaveSingleItem();

        var events = day.When(HandIn(10, 10, "A9989", 10, 10)).Accepted();

        events[0].ShouldBeOfType<Event.NumbersLeased>().Numbers.ShouldBe(Range("A", 9950, 9959));
        events[1].ShouldBeOfType<Event.TicketIssued>();
        LeasedTo(day, Left).Count().ShouldBe(20);
    }

    [Theory]
    [InlineData("A", "is the prefix of service 'general'")]
    [InlineData("R", "share the series 'R'")]
    public void A_series_is_nobody_elses(string series, string why)
    {
        var plan = WithKiosks();
        var shared = plan with { Kiosks = [plan.Kiosks[0] with { Series = series }, plan.Kiosks[1] with { Series = "R" }] };

        Configured().When(Configure(0, shared)).ThenRefused("invalid-plan", why);
    }

    private static IEnumerable<TicketNumber> LeasedTo(Scenario day, DeviceId kiosk) => day.State.Leases.Where(l => l.Value == kiosk).Select(l => l.Key);
    private static IEnumerable<TicketNumber> Range(string prefix, int first, int last) => Enumerable.Range(first, last - first + 1).Select(n => new TicketNumber(prefix, n));
}
