using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

/// <summary>A host goes on from a backup of some minutes ago, and kiosks and walls remember what it has forgotten.</summary>
public class What_a_restored_host_learns
{
    private const string Paper = "0192f5c1a4b07c3e8d2f6a9b1c4e7d80";

    [Fact]
    public void A_hello_that_has_seen_no_more_than_the_record_holds_makes_no_event()
    {
        var host = Host.Open();
        var before = host.Journal.Count;

        var reply = host.FromKiosk(new HelloRequest("h-1", "1", "b", host.Machine.Durable.LastSeq, [new GivenBody("general", "A1", 3, host.Now)]));

        (reply.Ok, reply.Lost).ShouldBe((true, null));
        host.Journal.Count.ShouldBe(before);
    }

    [Fact]
    public void It_jumps_over_every_number_that_a_wall_has_seen()
    {
        var host = Host.Open();
        var last = host.Machine.Durable.LastSeq;

        host.Ask(new Caller("wall-1", Roles.Display), new HelloRequest("h-1", "1", "b", Seen: last + 30)).Ok.ShouldBeTrue();

        var leap = host.Journal[^1];
        leap.Event.ShouldBe(new Event.RecordRestored(last, last + 30, new DeviceId("wall-1")));
        leap.Seq.ShouldBeGreaterThan(last + 30);
        host.Issue().Seq.ShouldBe(leap.Seq + 1);
        new Host([.. host.Journal]).Machine.Durable.LastSeq.ShouldBe(leap.Seq + 1);
    }

    [Fact]
    public void It_does_not_believe_what_no_record_can_have_reached()
    {
        var host = Host.Open();
        var last = host.Machine.Durable.LastSeq;

        host.FromKiosk(new HelloRequest("h-1", "1", "b", Seen: long.MaxValue)).Ok.ShouldBeTrue();

        host.Machine.Durable.LastSeq.ShouldBe(last);
    }

    [Fact]
    public void It_tells_kiosks_what_it_has_lost()
    {
        var (host, gap) = Restored();

        host.FromKiosk(new HelloRequest("h-1", "1", "b")).Lost.ShouldBe([new GapBody(gap.After, gap.Before)]);
        host.Now = host.Now.AddHours(25);
        host.FromKiosk(new HelloRequest("h-2", "1", "b")).Lost.ShouldBeNull("who was not heard for a day hands in no paper of the day");
    }

    [Fact]
    public void Its_numbers_go_on_behind_the_last_that_a_kiosk_remembers()
    {
        var (host, gap) = Restored();

        host.FromKiosk(new HelloRequest("h-1", "1", "b", gap.After + 20, [new GivenBody("general", "A7", gap.After + 20, host.Now)]));

        host.Issue().Number.ShouldBe("A8");
    }

    [Fact]
    public void What_was_given_on_another_day_moves_no_number_of_this_one()
    {
        var (host, gap) = Restored();

        host.FromKiosk(new HelloRequest("h-1", "1", "b", Given: [new GivenBody("general", "A7", gap.After + 20, host.Now.AddDays(-1))]));

        host.Issue().Number.ShouldBe("A1");
    }

    /// <summary>A backup of yesterday: the day of the papers is opened only afterwards.</summary>
    [Fact]
    public void A_day_that_is_opened_after_it_begins_behind_the_numbers_that_were_given_on_it()
    {
        var (host, gap) = Restored();
        host.AsHost(new EndDayRequest(Id(host)));
        host.Now = host.Now.AddDays(1);
        host.FromKiosk(new HelloRequest("h-1", "1", "b", Given: [new GivenBody("general", "A7", gap.After + 20, host.Now)]));

        host.AsHost(new OpenDayRequest(Id(host), "2026-03-03", host.Now, host.Now.AddHours(10), host.Now.AddHours(20))).Ok.ShouldBeTrue();

        host.Issue().Number.ShouldBe("A8");
    }

    [Fact]
    public void It_gives_no_number_before_the_kiosk_was_heard()
    {
        var (host, _) = Restored();

        host.AsAgent("ada", new IssueTicketRequest(Id(host), "general")).Problem!.Code.ShouldBe("not-ready");
        host.Hear("kiosk-1", new IssueTicketRequest(Id(host), "general"));
        host.Flush();
        host.RepliesTo("kiosk-1").ShouldBeEmpty("a kiosk without an answer goes on by itself");

        host.FromKiosk(new HelloRequest("h-1", "1", "b")).Ok.ShouldBeTrue();
        host.AsAgent("ada", new IssueTicketRequest(Id(host), "general")).Number.ShouldBe("A1");
    }

    [Fact]
    public void It_waits_for_a_kiosk_no_longer_than_half_a_minute()
    {
        var (host, _) = Restored();
        host.AsAgent("ada", new IssueTicketRequest(Id(host), "general")).Ok.ShouldBeFalse();

        host.Now = host.Now.AddSeconds(30);

        host.AsAgent("ada", new IssueTicketRequest(Id(host), "general")).Ok.ShouldBeTrue();
    }

    [Fact]
    public void A_paper_that_it_does_not_know_is_handed_in_and_can_be_called()
    {
        var (host, _) = Restored();

        HandIn(host, Paper, "A1").Ok.ShouldBeTrue();

        host.AsAgent("ada", new CallNextRequest(Id(host), "1")).Number.ShouldBe("A1");
    }

    [Fact]
    public void A_paper_whose_number_was_given_again_waits_until_that_one_has_gone()
    {
        var (host, _) = Restored();
        host.FromKiosk(new HelloRequest("h-1", "1", "b"));
        var again = host.Issue();
        again.Number.ShouldBe("A1");

        HandIn(host, Paper, "A1").Problem!.Code.ShouldBe("number-in-use");
        host.FromKiosk(new LeftRequest(Id(host), again.Ticket!)).Ok.ShouldBeTrue();

        HandIn(host, Paper, "A1").Number.ShouldBe("A1");
    }

    private static ReplyMessage HandIn(Host host, string ticket, string number) => host.FromKiosk(
        new HandInRequest(ticket, ticket, number, "general", NotBefore: new HostInstant(6, host.Now), NotAfter: new HostInstant(6, host.Now)));

    /// <summary>Ids of the backup's own requests are used up.</summary>
    private static string Id(Host host) => "after-" + host.Id();

    /// <summary>The backup is of the moment at which counter 1 was opened.</summary>
    private static (Host Host, Gap Gap) Restored()
    {
        var backup = Host.Open();
        var last = backup.Journal[^1];
        var host = new Host([.. backup.Journal, Leap.Over((last.Seq, last.At), last.At.AddMinutes(5))]);
        return (host, host.Machine.Durable.Gaps.Single());
    }
}
