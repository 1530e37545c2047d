using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

/// <summary>A kiosk without its host.</summary>
public sealed class AloneTests
{
    private static readonly DateTimeOffset Nine = Some.Morning;

    [Fact]
    public void After_two_seconds_without_an_answer_the_ticket_has_a_leased_number_and_says_that_the_system_is_offline()
    {
        var hall = Leased().Press().After(1.9);
        hall.Papers.ShouldBeEmpty();

        hall.After(0.2);

        var paper = hall.Papers.Single().Text();
        paper.ShouldContain("A980");
        paper.ShouldContain("The system is offline.");
        paper.ShouldNotContain("ahead of you");
        paper.ShouldNotContain("Waiting time");
        hall.Screen.Ticket!.Number.ShouldBe("A980");
        hall.Screen.Ticket!.Says.ShouldContain("offline");
    }

    [Theory]
    [InlineData("de", "offline")]
    [InlineData("pl", "offline")]
    [InlineData("ar", "غير متصل")]
    public void It_says_so_in_the_customers_language(string language, string word)
    {
        Words.KioskWords.In(language)["offline"].ShouldContain(word);
    }

    [Fact]
    public void No_paper_before_the_number_is_on_disk()
    {
        var hall = Leased().Press();
        hall.DiskIsQuick = false;
        hall.After(2.1).Papers.ShouldBeEmpty();
        hall.Screen.Ticket.ShouldBeNull();

        hall.Keep(hall.Outputs.OfType<KioskOutput.Keep>().Last());
        hall.Papers.Count.ShouldBe(1);
    }

    [Fact]
    public void Long_out_of_touch_nobody_is_kept_waiting()
    {
        var hall = Leased().Down().After(11).Press();
        hall.Papers.Single().Text().ShouldContain("A980");
        hall.Asked.ShouldBeEmpty("nothing is asked that nobody waits for");
    }

    [Fact]
    public void The_request_is_good_for_no_longer_than_it_is_waited_for()
    {
        var hall = Leased().After(30).Press();
        hall.Asked.Single().GoodUntil.ShouldBe(new HostInstant(3, Nine.AddSeconds(32)));
    }

    [Fact]
    public void An_answer_that_comes_after_it_is_ignored()
    {
        var hall = Leased().Press().After(2.1);
        hall.IsIssued("A042");
        hall.Papers.Count.ShouldBe(1);
        hall.Screen.Ticket!.Number.ShouldBe("A980");
        hall.PrinterSays(PrinterAnswer.Printed).Reported.ShouldBeEmpty("the host does not know the ticket yet");
    }

    [Fact]
    public void It_is_handed_in_under_the_id_of_the_request_once_the_host_is_heard_and_then_its_paper_is_told_of()
    {
        var hall = Leased().Press().Down().After(2.1).PrinterSays(PrinterAnswer.Printed);
        hall.HandedIn.ShouldBeEmpty();

        hall.BusUp();
        hall.HandedIn.ShouldBeEmpty("not before the host's clock is known");
        hall.HelloIsHeard(Nine.AddSeconds(60));

        var handed = hall.HandedIn.Single();
        (handed.Id, handed.Ticket, handed.Number, handed.Service).ShouldBe((hall.Asked.Single().Id, hall.Asked.Single().Id, "A980", "general"));
        hall.Reported.ShouldBeEmpty();
        hall.TakesIn("A980").Reported.Single().Ticket.ShouldBe(handed.Ticket);
    }

    [Fact]
    public void When_it_was_issued_is_told_on_the_hosts_clock_within_what_question_and_answer_took()
    {
        var hall = Leased().Press().Down().After(100);
        hall.BusUp().After(0.4).HelloIsHeard(Nine.AddSeconds(200));

        var handed = hall.HandedIn.Single();
        // Pressed 100.4 s before the answer came, which took 0.4 s; clocks drift by 0.05 %.
        handed.NotBefore!.At.ShouldBe(Nine.AddSeconds(200 - 100.4 - 0.0502), TimeSpan.FromMilliseconds(2));
        handed.NotAfter!.At.ShouldBe(Nine.AddSeconds(200 - 100 + 0.0502), TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public void After_a_power_cut_it_is_known_to_have_been_issued_after_the_last_word_and_before_the_boot()
    {
        var before = Leased().Down().After(60).Press();

        var after = before.Crash();
        after.After(9).BusUp().HelloIsHeard(Nine.AddSeconds(600), incarnation: 4);

        var handed = after.HandedIn.Single();
        handed.NotBefore!.At.ShouldBe(Nine.AddSeconds(60), TimeSpan.FromSeconds(1));
        handed.NotAfter!.At.ShouldBe(Nine.AddSeconds(590), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void After_a_power_cut_the_same_host_is_told_as_exactly_as_before()
    {
        var before = Leased().Down().After(60).Press();

        var after = before.Crash();
        after.After(9).BusUp().HelloIsHeard(Nine.AddSeconds(600));

        after.HandedIn.Single().NotAfter!.At.ShouldBe(Nine.AddSeconds(60), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Every_number_is_given_once_and_then_the_own_series_is_gone_on_with()
    {
        var hall = Leased().Down().After(11);
        for (var press = 0; press < 4; press++) hall.After(5).Press().PrinterSays(PrinterAnswer.Printed);

        Numbers(hall).ShouldBe(["A980", "A981", "K7", "K8"]);
    }

    [Fact]
    public void A_number_given_is_not_given_again_after_a_power_cut_nor_by_a_configuration_that_still_offers_it()
    {
        var hall = Leased().Down().After(11).Press().PrinterSays(PrinterAnswer.Printed);

        var after = hall.Crash();
        after.After(11).Press().PrinterSays(PrinterAnswer.Printed);
        after.BusUp().HelloIsHeard(Nine.AddSeconds(60)).TakesIn("A980").ReportIsTaken().TakesIn("A981").ReportIsTaken();
        after.Offers(6, "A980", "A981").Down().After(11).Press();

        Numbers(after).ShouldBe(["A981", "K7"]);
    }

    [Fact]
    public void An_entry_stays_for_the_day_and_until_its_number_is_no_longer_offered()
    {
        var hall = Leased().Down().After(11).Press().PrinterSays(PrinterAnswer.Printed);
        hall.BusUp().HelloIsHeard(Nine.AddSeconds(60)).TakesIn("A980").ReportIsTaken();
        hall.Disk.Count.ShouldBe(2, "the ticket and the configuration");

        hall.Offers(6, "A981");
        hall.Disk.Count.ShouldBe(2, "a host may lose it yet");
        hall.Configured(Tomorrow(7, "A980"));
        hall.Disk.Count.ShouldBe(2, "its number is offered");
        hall.Configured(Tomorrow(8, "A981"));
        hall.Disk.Keys.ShouldBe(["config"]);
    }

    [Fact]
    public void However_many_tickets_a_day_brings_no_number_is_given_again_that_a_configuration_still_offers()
    {
        var hall = Leased().Down().After(11).Press().PrinterSays(PrinterAnswer.Printed);
        hall.BusUp().HelloIsHeard(Nine.AddSeconds(60)).TakesIn("A980").ReportIsTaken().Offers(6, "A980", "A981");
        for (var n = 0; n < 2_100; n++)
        {
            hall.Outputs.Clear();
            hall.After(3).Press().IsIssued($"B{n}", seq: 30 + n).PrinterSays(PrinterAnswer.Printed).ReportIsTaken();
        }
        hall.Disk.Count.ShouldBeInRange(1_990, 2_010, "the oldest were forgotten");

        hall.Outputs.Clear();
        hall.Down().After(11).Press();

        Numbers(hall).ShouldBe(["A981"]);
    }

    [Fact]
    public void Started_without_host_and_broker_it_goes_on_from_its_disk()
    {
        var after = Leased().Crash();
        after.Screen.CentreName.ShouldBe("Town Hall");

        after.Press().After(2.1);
        Numbers(after).ShouldBe(["A980"]);
    }

    [Fact]
    public void A_paper_that_may_be_out_already_is_printed_as_a_copy_and_handed_in_once()
    {
        var after = Leased().Down().After(11).Press().Crash();

        after.Papers.Single().Text().ShouldContain("COPY");
        after.PrinterSays(PrinterAnswer.Printed).BusUp().HelloIsHeard(Nine.AddSeconds(60)).TakesIn("A980").ReportIsTaken();
        after.HandedIn.Count.ShouldBe(1);
        after.Owed.ShouldBeEmpty();
    }

    /// <summary>Found by the 1,759th simulated day: it took the answer for the end of a ticket, which its hand-in then waited for without end, and all others behind it.</summary>
    [Fact]
    public void An_answer_to_what_an_earlier_life_reported_does_not_stop_what_is_to_be_handed_in()
    {
        var before = Leased().Down().After(11).Press().PrinterSays(PrinterAnswer.Printed);
        before.After(5).Press().PrinterSays(PrinterAnswer.Printed);
        var first = before.Owed[0];

        var after = before.Crash();
        after.BusUp().HelloIsHeard(Nine.AddSeconds(60)).Reply(new ReplyMessage(first + "-printed", true, Ticket: first));
        after.TakesIn("A980").TakesIn("A981");

        after.HandedIn.Select(one => one.Number).ShouldBe(["A980", "A981"]);
        after.Reported.Select(one => one.Ticket).ShouldContain(first);
    }

    [Fact]
    public void Without_paper_the_number_is_on_the_screen_and_handed_in_all_the_same()
    {
        var hall = Leased().Down().After(11).Press().PrinterSays(PrinterAnswer.PaperOut);
        hall.Screen.Ticket!.Paper.ShouldBe("none");

        hall.BusUp().HelloIsHeard(Nine.AddSeconds(60)).TakesIn("A980").Offers(6, "A981");
        hall.Reported.ShouldBeEmpty();
        hall.Owed.ShouldBeEmpty();
    }

    [Fact]
    public void They_are_handed_in_one_after_the_other_as_they_were_issued()
    {
        var hall = Leased().Down().After(11);
        for (var press = 0; press < 3; press++) hall.After(5).Press().PrinterSays(PrinterAnswer.Printed);
        hall.BusUp().HelloIsHeard(Nine.AddSeconds(60));
        hall.HandedIn.Count.ShouldBe(1);
        hall.Health.NotHandedIn.ShouldBe(3);

        hall.TakesIn("A980").TakesIn("A981");
        hall.HandedIn.Select(one => one.Number).ShouldBe(["A980", "A981", "K7"]);
    }

    [Fact]
    public void One_that_is_refused_does_not_hold_up_the_others_and_is_handed_in_again()
    {
        var hall = Leased().Down().After(11);
        for (var press = 0; press < 2; press++) hall.After(5).Press().PrinterSays(PrinterAnswer.Printed);
        hall.BusUp().HelloIsHeard(Nine.AddSeconds(60));

        hall.Reply(new ReplyMessage(hall.HandedIn.Single().Id, false, Problem: new Problem("unknown-service", "", "")));
        hall.HandedIn.Count.ShouldBe(2);
        hall.TakesIn("A981").After(61);
        hall.HandedIn.Select(one => one.Number).ShouldBe(["A980", "A981", "A980"]);
    }

    [Fact]
    public void A_hand_in_without_an_answer_is_repeated()
    {
        var hall = Leased().Down().After(11).Press();
        hall.BusUp().HelloIsHeard(Nine.AddSeconds(60)).After(6);
        hall.HandedIn.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false, true, true)] // no day is open
    [InlineData(true, false, true)] // no number to give
    [InlineData(true, true, false)] // staff have stopped it
    public void Where_it_may_not_go_on_alone_it_waits_and_says_so(bool day, bool numbers, bool issuing)
    {
        var hall = new Hall().BusUp().HelloIsHeard(Nine);
        hall.Configured(Some.Offering(6, numbers ? ["A980"] : []) with { Day = day ? Some.Today : null, Series = null, Notice = issuing ? null : "full" });

        hall.Press().Down().After(3);

        hall.Papers.ShouldBeEmpty();
        hall.Asked.Single().GoodUntil.ShouldBeNull();
        hall.Screen.Trouble.ShouldNotBeNull().ShouldContain("comes as soon as");
    }

    [Fact]
    public void After_the_last_ticket_of_the_day_it_gives_none()
    {
        var hall = Leased().Down().After(9 * 3600).Press().After(3);
        hall.Papers.ShouldBeEmpty();
    }

    [Fact]
    public void A_kiosk_that_the_centre_does_not_admit_gives_none()
    {
        var hall = Leased();
        hall.Step(new KioskInput.BusDown(hall.Now)).BusUp();
        hall.Reply(new ReplyMessage(hall.Requests.OfType<HelloRequest>().Last().Id, false, Problem: new Problem("not-allowed", "", "No.")));

        hall.Press().After(30).Papers.ShouldBeEmpty();
    }

    private static ConfigMessage Tomorrow(long seq, params string[] numbers) => Some.Offering(seq, numbers) with
    {
        Day = new DayBody("2026-11-22", Some.Today.OpensAt.AddDays(1), Some.Today.LastTicketAt.AddDays(1), Some.Today.EndsAt.AddDays(1)),
    };

    private static Hall Leased() => new Hall().BusUp().HelloIsHeard(Nine).Offers(5, "A980", "A981");

    private static IEnumerable<string> Numbers(Hall hall) => hall.Papers.Select(paper =>
        System.Text.RegularExpressions.Regex.Match(paper.Text(), "[AK][0-9]+(?=\n)").Value);
}
