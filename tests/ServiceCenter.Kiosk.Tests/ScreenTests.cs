using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

public sealed class ScreenTests
{
    [Fact]
    public void Before_a_ticket_each_button_says_how_many_wait_and_for_how_long()
    {
        var hall = new Hall().Open().Waits("general", 3, 400).Waits("payments", 1, null);
        hall.Screen.Buttons[0].Waiting.ShouldBe("3 people are waiting");
        hall.Screen.Buttons[0].Quote.ShouldBe("Waiting time: about 7 minutes");
        hall.Screen.Buttons[1].Waiting.ShouldBe("1 person is waiting");
        hall.Screen.Buttons[1].Quote.ShouldBeNull("there is no honest one");
        hall.Waits("general", 9, 400, seq: 1).Screen.Buttons[0].Waiting.ShouldBe("3 people are waiting", "an older message came late");
    }

    [Fact]
    public void A_queue_that_the_broker_did_not_give_is_asked_for_once()
    {
        var hall = new Hall().Open().After(60);
        hall.Requests.OfType<SnapshotRequest>().Count().ShouldBe(1);
        new Hall().Open().Waits("general", 0, 0).Waits("payments", 0, 0).After(60).Requests.OfType<SnapshotRequest>().ShouldBeEmpty();
    }

    [Fact]
    public void A_chosen_language_holds_for_screen_request_and_paper_also_of_a_button_on_a_line()
    {
        var hall = new Hall().Open().Choose("de").Press().IsIssued("A007", 3);
        hall.Screen.Language.ShouldBe("de");
        hall.Screen.Buttons[0].Name.ShouldBe("Allgemeines");
        hall.Asked.Single().Language.ShouldBe("de");
        hall.Screen.Ticket!.Says.ShouldContain("3 Personen vor Ihnen");
        hall.Papers.Single().Text().ShouldContain("Allgemeines");
        hall.Papers.Single().Text().ShouldContain("3 Personen vor Ihnen");
    }

    [Fact]
    public void Who_chose_no_language_has_the_centres_own_and_asks_for_none()
    {
        var hall = new Hall().Open().Touch();
        hall.Screen.Language.ShouldBe("en");
        hall.Asked.Single().Language.ShouldBeNull();
    }

    [Fact]
    public void A_language_that_is_not_offered_changes_nothing() => new Hall().Open().Choose("fr").Screen.Language.ShouldBe("en");

    [Fact]
    public void The_ticket_keeps_its_language_over_a_crash()
    {
        var before = new Hall().Open().Choose("de").Press().IsIssued("A007");
        before.Crash().Open().Papers.Single().Text().ShouldContain("KOPIE (COPY)");
    }

    [Fact]
    public void Who_chose_a_language_and_went_is_warned_20_seconds_before_the_screen_goes_back()
    {
        var hall = new Hall().Open().Choose("de").After(39);
        hall.Screen.ClosingSeconds.ShouldBeNull();
        hall.After(2).Screen.ClosingSeconds.ShouldBe(20);
        hall.Screen.Language.ShouldBe("de");
        hall.After(20).Screen.Language.ShouldBe("en");
        hall.Screen.ClosingSeconds.ShouldBeNull();
    }

    [Fact]
    public void The_end_is_put_off_as_often_as_wanted()
    {
        var hall = new Hall().Open().Choose("de");
        for (var i = 0; i < 12; i++) hall.After(50).Stays().Screen.ClosingSeconds.ShouldBeNull();
        hall.Screen.Language.ShouldBe("de");
        hall.Leaves().Screen.Language.ShouldBe("en");
    }

    [Fact]
    public void With_the_paper_in_hand_the_screen_goes_back_sooner_and_warns_all_the_same()
    {
        var hall = new Hall().Open().Choose("de").Press().IsIssued().PrinterSays(PrinterAnswer.Printed).After(11);
        hall.Screen.ClosingSeconds.ShouldBe(20);
        hall.After(20).Screen.Language.ShouldBe("en");
    }

    [Fact]
    public void A_number_that_has_no_paper_does_not_go_without_warning_and_stays_as_long_as_it_is_read()
    {
        var hall = new Hall(hasPrinter: false).Open().Touch().IsIssued("A007").After(41);
        hall.Screen.ClosingSeconds.ShouldBe(20);
        hall.Stays().After(39).Screen.Ticket!.Number.ShouldBe("A007");
        hall.Leaves().Screen.Ticket.ShouldBeNull();
    }

    [Fact]
    public void A_number_whose_paper_failed_leaves_the_screen_when_its_reader_is_done()
    {
        var hall = new Hall().Open().Press().IsIssued("A007").PrinterSays(PrinterAnswer.PaperOut);
        hall.Screen.Trouble.ShouldBe("There is no paper. Please note your number: A007.");
        hall.Leaves().Screen.Trouble.ShouldBe("There is no paper.");
        hall.Screen.Ticket.ShouldBeNull();
    }

    [Fact]
    public void Staff_are_told_what_to_do_about_the_paper()
    {
        var hall = new Hall().Open().Press().IsIssued().PrinterSays(PrinterAnswer.PaperOut);
        hall.Health.Trouble.ShouldNotBeNull().ShouldContain("put in a new roll");
        hall.After(3).Press().IsIssued("A008").PrinterSays(PrinterAnswer.Printed).Health.Trouble.ShouldBeNull();
    }

    [Fact]
    public void Trouble_and_refusal_are_said_in_the_customers_language()
    {
        var hall = new Hall().Open().Choose("pl").Press();
        hall.Reply(new ReplyMessage(hall.Asked.Single().Id, false, Problem: new Problem("issuing-ended", "Issuing ended", "The last ticket was at 17:00.")));
        hall.Screen.Trouble.ShouldBe("Na dziś nie wydajemy już numerów.");
        hall.Leaves().Screen.Trouble.ShouldBe("No more tickets are given today.");
    }

    [Fact]
    public void Why_no_tickets_are_given_is_shown_in_the_words_of_who_stopped_it() =>
        new Hall().Open().Hear(new Topics("demo").Config("kiosk-1"), Some.Config(7, null, "Town Hall") with { Notice = "Fire drill." })
            .Screen.Notice.ShouldBe("Fire drill.");

    [Fact]
    public void A_wish_for_help_is_one_request_and_its_answer_is_shown()
    {
        var hall = new Hall().Open().AsksHelp().AsksHelp();
        hall.Screen.Help.ShouldBe("asking");
        var wish = hall.Requests.OfType<HelpRequest>().Single();
        hall.Reply(new ReplyMessage(wish.Id, true, 3)).Screen.Help.ShouldBe("told");
        hall.After(31).Screen.Help.ShouldBeNull();
        hall.AsksHelp().Requests.OfType<HelpRequest>().Select(one => one.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_wish_for_help_that_nobody_hears_is_not_said_to_be_heard()
    {
        var hall = new Hall().Open().AsksHelp().After(11);
        hall.Screen.Help.ShouldBe("failed");
        var cut = new Hall().Open().Step(new KioskInput.BusDown(TimeSpan.FromSeconds(2))).AsksHelp();
        cut.Screen.Help.ShouldBe("failed");
        cut.Requests.OfType<HelpRequest>().ShouldBeEmpty("one that comes in an hour helps nobody");
    }
}
