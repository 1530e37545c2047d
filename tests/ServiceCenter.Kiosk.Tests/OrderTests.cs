using ServiceCenter.Contracts;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Tests;

public sealed class OrderTests
{
    [Fact]
    public void To_be_found_it_says_its_name_and_blinks_all_its_lamps_once_a_second_for_10_seconds()
    {
        var hall = Ordered(new Hall().Open(), "o1", "identify");
        hall.Screen.IsIdentifying.ShouldBeTrue();
        hall.Outputs.Clear();
        hall.After(9);
        var flashes = hall.Outputs.OfType<KioskOutput.Light>().Where(one => one.Line == Hall.GeneralLamp).Select(one => one.On).ToList();
        flashes.Count(on => on).ShouldBeInRange(8, 10);
        hall.After(2).Screen.IsIdentifying.ShouldBeFalse();
        hall.Screen.Buttons[0].Lit.ShouldBeFalse();
    }

    [Fact]
    public void To_load_anew_is_told_to_the_page_and_what_the_centre_retains_is_asked_for()
    {
        var hall = new Hall().Open().Waits("general", 0, 0).Waits("payments", 0, 0);
        Ordered(hall, "o2", "reload").Screen.Reload.ShouldBe("o2");
        hall.Requests.OfType<SnapshotRequest>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_copy_that_is_ordered_twice_by_one_message_is_printed_once()
    {
        var hall = new Hall().Open().Press().IsIssued("A007").PrinterSays(PrinterAnswer.Printed).ReportIsTaken();
        var ticket = hall.Asked.Single().Ticket;
        Ordered(hall, "o3", "reprint", ticket).PrinterSays(PrinterAnswer.Printed).ReportIsTaken();
        Ordered(hall, "o3", "reprint", ticket).Papers.Count.ShouldBe(2);
        hall.Papers[1].Text().ShouldContain("COPY");
        Ordered(hall, "o4", "reprint", ticket).Papers.Count.ShouldBe(3, "another order is another copy");
    }

    [Fact]
    public void An_order_it_does_not_know_changes_nothing()
    {
        var hall = new Hall().Open();
        var before = hall.Screen;
        Ordered(hall, "o5", "dance").Screen.ShouldBe(before);
    }

    private static Hall Ordered(Hall hall, string id, string kind, string? ticket = null) => hall.Hear(hall.Topics.Order("kiosk-1"), new OrderMessage(id, kind, ticket));
}
