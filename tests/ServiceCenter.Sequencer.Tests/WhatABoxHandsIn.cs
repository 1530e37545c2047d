using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

/// <summary>A button box was out of touch, kept what was pressed, and hands it in.</summary>
public class What_a_box_hands_in
{
    [Fact]
    public void It_counts_from_the_press_and_is_told_with_how_far_that_may_be_off()
    {
        var host = Host.Open();
        var (ticket, called) = Called(host);
        host.Now = called.AddMinutes(30);

        host.FromBox(Started(ticket, called.AddMinutes(2))).Ok.ShouldBeTrue();

        host.Journal[^1].Since.ShouldBe(called.AddMinutes(2).AddMilliseconds(20));
        host.Machine.Durable.Visits[TicketId.Parse(ticket)].Walk.ShouldBe(TimeSpan.FromMinutes(2) + TimeSpan.FromMilliseconds(20));
        System.Text.Encoding.UTF8.GetString(host.Published(Host.Topics.Event)[^1].Span).ShouldContain("\"sinceBoundSeconds\":0.02");
    }

    [Fact]
    public void A_repeat_with_bounds_that_were_reckoned_anew_is_answered_alike()
    {
        var host = Host.Open();
        var (ticket, called) = Called(host);
        var first = host.FromBox(Started(ticket, called));

        host.FromBox(Started(ticket, called.AddMilliseconds(3))).ShouldBe(first);
        new Host([.. host.Journal]).FromBox(Started(ticket, called.AddMilliseconds(5))).ShouldBe(first);
    }

    private static (string Ticket, DateTimeOffset At) Called(Host host)
    {
        var ticket = host.Issue().Ticket!;
        host.FromBox(new CallNextRequest("1", "1")).Ticket.ShouldBe(ticket);
        return (ticket, host.Now);
    }

    private static StartRequest Started(string ticket, DateTimeOffset pressed) =>
        new("2", "1", ticket, new HostInstant(7, pressed), new HostInstant(7, pressed.AddMilliseconds(40)));
}
