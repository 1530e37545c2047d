using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

/// <summary>A kiosk had no answer, went on by itself, and hands in what it printed.</summary>
public class What_a_kiosk_did_alone
{
    private const string Ticket = "0192f5c1a4b07c3e8d2f6a9b1c4e7d80";

    [Fact]
    public void A_kiosk_is_told_the_numbers_it_may_give_by_itself()
    {
        var host = Host.Open();
        host.Hear("kiosk-1", new SnapshotRequest("s-1"));
        host.Flush();

        var lease = host.Config("kiosk-1").Leases.ShouldHaveSingleItem();
        lease.Service.ShouldBe("general");
        (lease.Numbers.Count, lease.Numbers[0], lease.Numbers[^1]).ShouldBe((20, "A980", "A999"));
    }

    [Fact]
    public void What_it_handed_in_is_no_longer_offered_to_it()
    {
        var host = Host.Open();
        host.FromKiosk(HandIn(host, "A980")).Number.ShouldBe("A980");

        host.Config("kiosk-1").Leases!.Single().Numbers.ShouldNotContain("A980");
    }

    [Fact]
    public void It_is_handed_in_under_the_id_of_the_request_that_went_unanswered_and_is_one_ticket()
    {
        var host = Host.Open();
        var lost = host.FromKiosk(new IssueTicketRequest(Ticket, "general", Ticket: Ticket));

        var taken = host.FromKiosk(HandIn(host, "A980"));

        (taken.Ok, taken.Id, taken.Number).ShouldBe((true, Ticket, "A980"));
        host.Journal[^1].Event.ShouldBe(new Event.NumberVoided(TicketId.Parse(Ticket), new TicketNumber("A", int.Parse(lost.Number![1..], null)), new TicketNumber("A", 980)));
        host.Machine.Durable.Visits.Count.ShouldBe(1);
    }

    [Fact]
    public void A_repeat_is_answered_alike_though_its_bounds_were_reckoned_anew_and_by_another_life_of_the_host()
    {
        var host = Host.Open();
        var first = host.FromKiosk(HandIn(host, "A980"));
        host.Now = host.Now.AddMinutes(3);
        host.FromKiosk(HandIn(host, "A980")).ShouldBe(first);

        new Host([.. host.Journal]).FromKiosk(HandIn(host, "A980")).ShouldBe(first);
    }

    [Fact]
    public void The_request_itself_that_comes_behind_it_makes_no_second_ticket()
    {
        var host = Host.Open();
        host.FromKiosk(HandIn(host, "A980"));

        host.FromKiosk(new IssueTicketRequest(Ticket, "general", Ticket: Ticket)).Ok.ShouldBeFalse();
        new Host([.. host.Journal]).FromKiosk(new IssueTicketRequest(Ticket, "general", Ticket: Ticket)).Ok.ShouldBeFalse();
        host.Machine.Durable.Visits.Count.ShouldBe(1);
    }

    [Fact]
    public void A_request_that_is_no_longer_waited_for_is_refused_and_may_be_asked_again_in_time()
    {
        var host = Host.Open();
        var ask = new IssueTicketRequest(Ticket, "general", Ticket: Ticket, GoodUntil: new HostInstant(7, host.Now.AddSeconds(2)));
        host.Now = host.Now.AddSeconds(3);

        host.FromKiosk(ask).Problem!.Code.ShouldBe("too-late");
        host.FromKiosk(ask with { GoodUntil = null }).Number.ShouldBe("A1");
    }

    [Fact]
    public void When_the_customer_came_is_told_with_how_far_it_may_be_off()
    {
        var host = Host.Open();
        var came = host.Now;
        host.Now = came.AddMinutes(30);

        host.FromKiosk(HandIn(host, "A980") with { NotBefore = new HostInstant(7, came), NotAfter = new HostInstant(7, came.AddMilliseconds(40)) });

        var issued = host.Journal[^1];
        (issued.Since, ((Event.TicketIssued)issued.Event).Offline!.Bound).ShouldBe((came.AddMilliseconds(20), TimeSpan.FromMilliseconds(20)));
        System.Text.Encoding.UTF8.GetString(host.Published(Host.Topics.Event)[^1].Span).ShouldContain("\"sinceBoundSeconds\":0.02");
    }

    [Theory]
    [InlineData("A", "bad-request")]
    [InlineData("980", "ok")]
    [InlineData("a980", "bad-request")]
    [InlineData("A99999999999", "bad-request")]
    [InlineData("B7", "not-its-number")]
    public void What_can_stand_on_no_paper_is_refused_with_what_is_wrong(string number, string code)
    {
        var host = Host.Open();
        (host.FromKiosk(HandIn(host, number)).Problem?.Code ?? "ok").ShouldBe(code);
    }

    private static HandInRequest HandIn(Host host, string number) =>
        new(Ticket, Ticket, number, "general", null, new HostInstant(7, host.Now), new HostInstant(7, host.Now));
}
