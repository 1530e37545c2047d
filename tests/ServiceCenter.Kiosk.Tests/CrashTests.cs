using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

public sealed class CrashTests
{
    [Fact]
    public void After_a_crash_before_the_reply_the_same_ticket_is_asked_for_again_and_printed_plain()
    {
        var before = new Hall().Open().Press();

        var after = before.Crash().Open();

        after.Asked.Single().Id.ShouldBe(before.Asked.Single().Id);
        after.IsIssued().Papers.Single().Text().ShouldNotContain("COPY");
    }

    [Fact]
    public void After_a_crash_between_paper_and_answer_the_paper_is_printed_again_and_says_COPY()
    {
        var before = new Hall().Open().Press().IsIssued("A007");

        var after = before.Crash();
        after.Papers.ShouldBeEmpty("its layout needs the configuration");
        after.Open();

        after.Papers.Single().Text().ShouldContain("COPY");
        after.Papers.Single().Text().ShouldContain("A007");
        after.Asked.ShouldBeEmpty();
        after.PrinterSays(PrinterAnswer.Printed).Reported.Single().Ticket.ShouldBe(before.Asked.Single().Ticket);
        after.ReportIsTaken().Owed.ShouldBeEmpty();
    }

    [Fact]
    public void After_a_crash_before_the_host_heard_of_the_paper_it_is_told_and_nothing_is_printed()
    {
        var before = new Hall().Open().Press().IsIssued().PrinterSays(PrinterAnswer.Silent);

        var after = before.Crash().Open();

        after.Reported.Single().ShouldBe(before.Reported.Single());
        after.Papers.ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_that_cannot_be_read_is_let_go()
    {
        var hall = new Hall(new(StringComparer.Ordinal) { ["x"] = "{\"half\":"u8.ToArray() });
        hall.Owed.ShouldBeEmpty();
    }

    [Fact]
    public void A_reprint_that_staff_order_says_COPY_and_is_reported_under_an_id_of_its_own()
    {
        var hall = new Hall().Open().Press().IsIssued("A007").PrinterSays(PrinterAnswer.PaperOut);

        hall.Hear(hall.Topics.Order("kiosk-1"), new OrderMessage("o1", "reprint", hall.Asked.Single().Ticket));

        hall.Papers.Last().Text().ShouldContain("COPY");
        hall.PrinterSays(PrinterAnswer.Printed).Reported.Single().Id.ShouldEndWith("-o1");
    }
}
