using ServiceCenter.Contracts;

namespace ServiceCenter.Sequencer.Tests;

public class A_repeat
{
    [Fact]
    public void Is_answered_alike_and_done_once()
    {
        var host = Host.Open();
        var first = host.FromKiosk(new IssueTicketRequest("x", "general"));
        var events = host.Journal.Count;
        host.FromKiosk(new IssueTicketRequest("x", "general")).ShouldBe(first);
        host.Journal.Count.ShouldBe(events);
    }

    [Fact]
    public void Is_answered_alike_by_the_other_door_too()
    {
        var host = Host.Open();
        var first = host.FromKiosk(new IssueTicketRequest("x", "general"));
        host.Hear("kiosk-1", new IssueTicketRequest("x", "general"));
        host.Flush();
        host.RepliesTo("kiosk-1").ShouldHaveSingleItem().ShouldBe(first);
    }

    [Fact]
    public void Is_answered_alike_after_a_restart()
    {
        var host = Host.Open();
        var issued = host.FromKiosk(new IssueTicketRequest("x", "general"));
        var called = host.AsAgent("ada", new CallNextRequest("y", "1"));

        var again = new Host([.. host.Journal]);
        again.FromKiosk(new IssueTicketRequest("x", "general")).ShouldBe(issued);
        again.AsAgent("ada", new CallNextRequest("y", "1")).ShouldBe(called);
        again.Journal.Count.ShouldBe(host.Journal.Count);
    }

    [Fact]
    public void While_the_first_is_being_flushed_is_answered_after_it()
    {
        var host = Host.Open();
        host.Hear("kiosk-1", new IssueTicketRequest("x", "general"));
        host.Drain();
        host.Hear("kiosk-1", new IssueTicketRequest("x", "general"));
        host.Drain();
        host.RepliesTo("kiosk-1").ShouldBeEmpty();
        host.ReportFlushed();
        var replies = host.RepliesTo("kiosk-1");
        replies.Count.ShouldBe(2);
        replies[0].ShouldBe(replies[1]);
    }

    [Fact]
    public void Of_a_refusal_is_refused_alike_though_things_have_changed()
    {
        var host = Host.Open();
        host.AsAgent("ada", new CallNextRequest("n", "1")).Problem!.Code.ShouldBe("nothing-waiting");
        host.Issue();
        host.AsAgent("ada", new CallNextRequest("n", "1")).Problem!.Code.ShouldBe("nothing-waiting");
        host.AsAgent("ada", new CallNextRequest("n2", "1")).Ok.ShouldBeTrue();
    }

    [Fact]
    public void With_another_content_is_another_request_and_refused()
    {
        var host = Host.Open();
        host.FromKiosk(new IssueTicketRequest("x", "general"));
        host.FromKiosk(new IssueTicketRequest("x", "payments")).Problem!.Code.ShouldBe("id-reused");
    }

    [Fact]
    public void Of_another_device_is_another_request()
    {
        var host = Host.Open();
        var first = host.FromKiosk(new IssueTicketRequest("x", "general"));
        host.Ask(new Caller("probe-1", Roles.Device), new IssueTicketRequest("x", "general")).Number.ShouldNotBe(first.Number);
    }

    [Fact]
    public void After_more_than_a_day_is_a_new_request()
    {
        var host = Host.Open();
        host.FromKiosk(new IssueTicketRequest("x", "general"));
        host.Now = host.Now.AddHours(25);
        host.Step(new Input.TimeDue(host.Now));
        host.AsHost(new OpenDayRequest("open-day-2", "2026-03-03", host.Now, host.Now.AddHours(10), host.Now.AddHours(20))).Ok.ShouldBeTrue();
        var events = host.Journal.Count;
        host.FromKiosk(new IssueTicketRequest("x", "general")).Ok.ShouldBeTrue();
        host.Journal.Count.ShouldBe(events + 1);
    }
}
