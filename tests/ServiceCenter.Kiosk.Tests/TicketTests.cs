using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

public sealed class TicketTests
{
    [Fact]
    public void Nothing_is_asked_before_the_press_is_on_disk()
    {
        var hall = new Hall { DiskIsQuick = false }.Open().Press();
        hall.Asked.ShouldBeEmpty();

        hall.Keep(hall.Outputs.OfType<KioskOutput.Keep>().Single());

        var asked = hall.Asked.Single();
        asked.Id.ShouldBe(asked.Ticket);
        asked.Id.Length.ShouldBe(32);
    }

    [Fact]
    public void Press_reply_paper_answer_report_and_the_entry_has_ended()
    {
        var hall = new Hall().Open().Press().IsIssued();
        hall.Screen.Ticket.ShouldNotBeNull().Paper.ShouldBe("printing");

        hall.PrinterSays(PrinterAnswer.Printed);
        var report = hall.Reported.Single();
        report.Ticket.ShouldBe(hall.Asked.Single().Ticket);
        report.Confirmed.ShouldBeTrue();
        hall.Owed.Count.ShouldBe(1, "until the host has answered");

        hall.ReportIsTaken();
        hall.Owed.ShouldBeEmpty();
        hall.Screen.Ticket!.Paper.ShouldBe("printed");
        hall.After(16).Screen.Ticket.ShouldBeNull();
    }

    [Fact]
    public void The_paper_says_centre_service_number_time_people_ahead_quote_and_QR_then_cuts_and_asks()
    {
        var hall = new Hall().Open().Press().IsIssued("A007", 3, 400);
        var paper = hall.Papers.Single();
        foreach (var text in new[] { "Town Hall", "General", "A007", "2026-11-21 09:30 Europe/Berlin", "3 people ahead of you", "about 7 min", $"http://centre.example/t/{hall.Asked[0].Ticket}" })
            paper.Text().ShouldContain(text);
        paper.Text().ShouldNotContain("COPY");
        paper.Bytes.ToArray()[^7..].ShouldBe([0x1D, 0x56, 0x42, 0x00, 0x1D, 0x72, 0x01]);
    }

    [Fact]
    public void Without_public_url_there_is_no_QR_and_without_an_honest_quote_no_time()
    {
        var paper = new Hall().Open().Configured(seq: 6, url: null).Press().IsIssued(quote: null).Papers.Single();
        paper.Text().ShouldNotContain("\u001D(k");
        paper.Text().ShouldNotContain("about");
    }

    [Fact]
    public void Who_finds_a_counter_free_is_not_told_of_a_wait() =>
        new Hall().Open().Press().IsIssued("A007", 0, 0).Papers.Single().Text().ShouldContain("Waiting time: none");

    [Fact]
    public void A_silent_printer_is_reported_unconfirmed_and_never_taken_as_paper_out()
    {
        var hall = new Hall().Open().Press().IsIssued().PrinterSays(PrinterAnswer.Silent);
        hall.Reported.Single().Confirmed.ShouldBeFalse();
        hall.Screen.Ticket!.Paper.ShouldBe("unconfirmed");
        hall.Health.Paper.ShouldBeNull();
        hall.Health.Printer.ShouldBe("silent");
    }

    [Theory]
    [InlineData(PrinterAnswer.PaperOut, "out", "ok")]
    [InlineData(PrinterAnswer.Unreachable, null, "fault")]
    public void Without_paper_the_number_stays_on_the_screen_the_trouble_is_told_and_no_print_is_reported(PrinterAnswer answer, string? paper, string printer)
    {
        var hall = new Hall().Open().Press().IsIssued("A007").PrinterSays(answer).After(30);
        hall.Screen.Ticket!.Number.ShouldBe("A007");
        hall.Screen.Ticket!.Paper.ShouldBe("none");
        hall.Screen.Trouble.ShouldNotBeNull().ShouldContain("A007");
        hall.Health.Paper.ShouldBe(paper);
        hall.Health.Printer.ShouldBe(printer);
        hall.Reported.ShouldBeEmpty();
        hall.Owed.ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_without_paper_are_all_named_though_the_screen_shows_one()
    {
        var hall = new Hall().Open().Press().IsIssued("A007").PrinterSays(PrinterAnswer.PaperOut);
        hall.Press(Hall.PaymentsLine).IsIssued("B001").PrinterSays(PrinterAnswer.PaperOut);
        hall.Screen.Trouble.ShouldNotBeNull().ShouldContain("A007, B001");
    }

    [Fact]
    public void A_low_roll_is_told_and_the_ticket_is_printed_all_the_same()
    {
        var hall = new Hall().Open().Press().IsIssued().PrinterSays(PrinterAnswer.PrintedPaperLow);
        hall.Reported.Single().Confirmed.ShouldBeTrue();
        hall.Health.Paper.ShouldBe("low");
    }

    [Fact]
    public void Papers_are_printed_one_after_the_other()
    {
        var hall = new Hall().Open().Press().IsIssued("A007").Press(Hall.PaymentsLine).IsIssued("B001");
        hall.Papers.Count.ShouldBe(1);
        hall.PrinterSays(PrinterAnswer.Printed).Papers.Count.ShouldBe(2);
        hall.Screen.Ticket!.Number.ShouldBe("B001");
    }

    [Fact]
    public void A_refusal_is_said_in_the_hosts_words_and_the_lamp_goes_out()
    {
        var hall = new Hall().Open().Press();
        hall.Reply(new ReplyMessage(hall.Asked.Single().Id, false, Problem: new Problem("closed", "Closed", "The last ticket was at 17:00.")));
        hall.Screen.Trouble.ShouldBe("The last ticket was at 17:00.");
        hall.Screen.Buttons[0].Lit.ShouldBeFalse();
        hall.Owed.ShouldBeEmpty();
        hall.After(20).Screen.Trouble.ShouldBeNull();
    }

    [Fact]
    public void A_request_without_reply_is_sent_again_under_the_same_id_ever_more_slowly()
    {
        var hall = new Hall().Open().Press().After(5.1);
        hall.Asked.Count.ShouldBe(2);
        hall.After(9).Asked.Count.ShouldBe(2);
        hall.After(600).Asked.Count.ShouldBeInRange(5, 15);
        hall.Asked.Select(one => one.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void A_lost_connection_alone_sends_nothing_again()
    {
        var hall = new Hall().Open().Press();
        hall.Step(new KioskInput.BusDown(hall.Now)).After(300).Asked.Count.ShouldBe(1);
        hall.Screen.Trouble.ShouldNotBeNull().ShouldContain("comes as soon as");
        hall.BusUp().Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void A_reply_that_comes_twice_prints_once()
    {
        var hall = new Hall().Open().Press().IsIssued().IsIssued().PrinterSays(PrinterAnswer.Printed).IsIssued();
        hall.Papers.Count.ShouldBe(1);
        hall.Reported.Count.ShouldBe(1);
    }

    [Fact]
    public void Without_a_printer_the_screen_is_the_ticket()
    {
        var hall = new Hall(hasPrinter: false).Open().Touch().IsIssued("A007");
        hall.Screen.Ticket!.Paper.ShouldBe("none");
        hall.Papers.ShouldBeEmpty();
        hall.Owed.ShouldBeEmpty();
        hall.Health.Printer.ShouldBe("none");
    }
}
