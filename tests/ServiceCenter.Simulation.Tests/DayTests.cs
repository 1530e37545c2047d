using ServiceCenter.Simulation.Net;

namespace ServiceCenter.Simulation.Tests;

public sealed class DayTests
{
    /// <summary>What the checkers say of three hundred days with every fault there is: nothing. And every one of them is a day worth the name.</summary>
    [Fact]
    public void Three_hundred_days_of_trouble_break_no_promise()
    {
        var result = Seeds.Run(from: 1, count: 300);

        result.Violations.ShouldBeEmpty(string.Join('\n', result.Violations.Take(3)));
        (Script.Kiosks.Length, Script.Plan.Counters.Length, Script.Displays.Length).ShouldBe((3, 4, 2));
        result.Days.Average(d => d.Requests).ShouldBeGreaterThan(1_500);
        foreach (var day in result.Days)
        {
            day.Tickets.ShouldBeGreaterThanOrEqualTo(150, $"tickets of seed {day.Seed}");
            // On a day whose host starts with its clock an hour ahead, an hour of tickets is missing.
            day.Requests.ShouldBeGreaterThanOrEqualTo(1_400, $"requests of seed {day.Seed}");
            day.Struck.Count.ShouldBeGreaterThanOrEqualTo(3, $"kinds of faults of seed {day.Seed}");
            day.Struck.Values.Sum().ShouldBeGreaterThanOrEqualTo(10, $"faults of seed {day.Seed}");
        }
        result.Days.SelectMany(d => d.Struck.Keys).Distinct().ShouldBe(Faults.Kinds.Keys.Except(AlwaysThere), ignoreOrder: true);
    }

    /// <summary>Clocks are never right: that is no single event to be counted.</summary>
    private static readonly string[] AlwaysThere = ["clock-drift", "clock-jump"];

    [Fact]
    public void The_digest_does_not_tell_how_many_days_ran_at_once() =>
        Seeds.Run(from: 1, count: 4, atOnce: 1).Digest.ShouldBe(Seeds.Run(from: 1, count: 4, atOnce: 4).Digest);

    [Fact]
    public void The_same_seeds_give_the_same_digest_and_others_another()
    {
        var first = Seeds.Run(from: 1, count: 6);
        var again = Seeds.Run(from: 1, count: 6);

        again.Digest.ShouldBe(first.Digest);
        again.Steps.ShouldBe(first.Steps);
        Seeds.Run(from: 2, count: 6).Digest.ShouldNotBe(first.Digest);
        first.Days.Select(d => Convert.ToHexString(d.Digest)).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void A_day_without_faults_gives_every_customer_a_ticket()
    {
        var day = SimulatedDay.Run(seed: 3, Faults.None);

        day.Violations.ShouldBeEmpty();
        day.Tickets.ShouldBe(day.Customers);
    }

    /// <summary>Issue 4, 4: what "in fair order, once, and true to the paper" means is for the checkers to say; here, that there was something to say.</summary>
    [Fact]
    public void A_kiosk_cut_off_for_an_hour_gives_every_customer_a_ticket_and_all_are_served_in_fair_order()
    {
        var day = SimulatedDay.Run(seed: 3, Faults.None with { FirstKioskCutOff = TimeSpan.FromHours(1) });

        day.Violations.ShouldBeEmpty(string.Join('\n', day.Violations));
        day.Tickets.ShouldBe(day.Customers);
        day.Happened["TicketHandedIn"].ShouldBeGreaterThan(10);
        day.Happened.Keys.ShouldNotContain("TicketUnresolved");
    }

    /// <summary>
    /// Every paper that was printed is in the record in the end, once and under its number; no number of an event means two things; no two
    /// living tickets have one number: that is for the checkers to say. Here, that much was lost, and came back.
    /// </summary>
    [Fact]
    public void A_host_that_goes_on_from_a_backup_of_twenty_minutes_ago_loses_no_paper()
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var day = SimulatedDay.Run(seed, LosesItsDisk);

            day.Violations.ShouldBeEmpty(string.Join('\n', day.Violations));
            day.Happened["RecordRestored"].ShouldBe(1);
            day.Happened["NumberRemembered"].ShouldBeGreaterThan(0);
            day.Happened["TicketHandedIn"].ShouldBeGreaterThan(10);
        }
    }

    [Fact]
    public void Nor_does_it_amid_every_other_trouble()
    {
        var days = Seeds.Run(from: 1, count: 20, Faults.Usual with { DiskDiesAfter = LosesItsDisk.DiskDiesAfter });
        days.Violations.ShouldBeEmpty(string.Join('\n', days.Violations));
    }

    internal static readonly Faults LosesItsDisk = Faults.None with { DiskDiesAfter = TimeSpan.FromMinutes(90) };

    [Fact]
    public void In_days_of_trouble_kiosks_go_on_alone_and_numbers_are_voided()
    {
        var happened = Seeds.Run(from: 1, count: 20).Days.SelectMany(d => d.Happened).GroupBy(h => h.Key).ToDictionary(h => h.Key, h => h.Sum(day => day.Value));

        happened["TicketHandedIn"].ShouldBeGreaterThan(40);
        happened["NumberVoided"].ShouldBeGreaterThan(0);
    }

    /// <summary>The simulation holds no rule of the product: it carries what machines made to machines that read it, and adds no message of its own.</summary>
    [Fact]
    public void Every_message_was_made_and_read_by_code_of_the_product()
    {
        var day = SimulatedDay.Run(seed: 5);
        var traffic = day.Traffic;

        traffic.Made.Keys.ShouldBe([Author.Host, Author.Kiosk, Author.Display, Author.Box], ignoreOrder: true);
        foreach (var (author, carried) in traffic.Carried) carried.ShouldBeLessThanOrEqualTo(traffic.Made[author]);
        traffic.Read.Keys.ShouldBe([Author.Host, Author.Kiosk, Author.Display, Author.Box], ignoreOrder: true);
        traffic.Read.Values.Sum().ShouldBe(traffic.HandedOver);
        // For every ticket at least a request, its reply, the word about the paper and its reply, and two walls told of issue, call, start and end.
        traffic.HandedOver.ShouldBeGreaterThan(12 * day.Tickets);
    }

    /// <summary>Counters 3 and 4 are worked with buttons alone, one of them with a single one: as many customers as at a page are served there.</summary>
    [Fact]
    public void Who_is_called_by_a_box_is_served_on_calm_days_as_on_bad_ones()
    {
        foreach (var faults in new[] { Faults.None, Faults.Usual })
        {
            var day = SimulatedDay.Run(seed: 7, faults);

            day.Violations.ShouldBeEmpty(string.Join('\n', day.Violations));
            foreach (var counter in Script.BoxKeys.Keys) day.FinishedAt[counter].ShouldBeGreaterThan(20, $"at counter {counter}");
            day.Traffic.Made[Author.Box].ShouldBeGreaterThan(100);
        }
    }

    [Fact]
    public void People_do_all_that_can_be_done_at_counters()
    {
        var happened = Seeds.Run(from: 1, count: 12).Days.SelectMany(d => d.Happened).GroupBy(h => h.Key).ToDictionary(h => h.Key, h => h.Sum(day => day.Value));

        foreach (var kind in new[] { "TicketRecalled", "TicketRecycled", "TicketParked", "TicketUnparked", "TicketTransferred", "BreakBegan", "CounterReady", "StepUndone" })
            happened.GetValueOrDefault(kind).ShouldBeGreaterThan(10, kind);
    }

    /// <summary>A test that finds nothing because nothing breaks would prove nothing.</summary>
    [Fact]
    public void Faults_make_other_days_than_none()
    {
        var (troubled, calm) = (SimulatedDay.Run(seed: 4), SimulatedDay.Run(seed: 4, Faults.None));

        troubled.Traffic.Made[Author.Kiosk].ShouldBeGreaterThan(calm.Traffic.Made[Author.Kiosk]);
        troubled.Struck.Values.Sum().ShouldBeGreaterThan(10);
        calm.Struck.ShouldBeEmpty();
    }
}
