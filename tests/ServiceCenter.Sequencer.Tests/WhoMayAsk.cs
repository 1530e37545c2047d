using System.Text;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

public class Who_may_ask
{
    [Fact]
    public void A_device_that_nobody_knows_is_refused()
    {
        var host = Host.Open();
        host.Hear("stranger", new IssueTicketRequest("1", "general"));
        host.Flush();
        host.RepliesTo("stranger").ShouldHaveSingleItem().Problem!.Code.ShouldBe("not-allowed");
    }

    [Fact]
    public void A_kiosk_cannot_call()
    {
        var host = Host.Open();
        host.FromKiosk(new CallNextRequest("1", "1")).Problem!.Code.ShouldBe("not-allowed");
    }

    [Fact]
    public void A_box_acts_at_its_counter_as_the_agent_who_is_there()
    {
        var host = Host.Open();
        var ticket = host.Issue().Ticket!;
        host.FromBox(new CallNextRequest("1", "1")).Ticket.ShouldBe(ticket);
        host.Machine.Durable.Counters[new CounterId("1")].Agent!.Name.ShouldBe("ada");
        host.FromBox(new NoShowRequest("2", "1", ticket)).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData("call-next")]
    [InlineData("recall")]
    [InlineData("start")]
    [InlineData("finish")]
    [InlineData("no-show")]
    [InlineData("ready")]
    public void A_box_has_no_say_at_another_counter(string kind)
    {
        var host = Host.Open();
        host.Issue();
        host.AsAgent("bo", new OpenRequest("0", "2", "bo"));
        var before = host.Machine.Decided.LastSeq;
        host.Hear(Host.Topics.Request("box-1"), $$"""{"id":"1","kind":"{{kind}}","counter":"2"}""");
        host.Flush();
        var problem = host.RepliesTo("box-1").ShouldHaveSingleItem().Problem!;
        problem.Code.ShouldBe("not-your-counter");
        problem.Detail.ShouldBe("Button box 'box-1' is at counter 1, and acts for that one only.");
        host.Machine.Decided.LastSeq.ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"id":"1","kind":"open","counter":"1","agent":"ada"}""")]
    [InlineData("""{"id":"1","kind":"close","counter":"1"}""")]
    [InlineData("""{"id":"1","kind":"transfer","counter":"1","service":"payments"}""")]
    [InlineData("""{"id":"1","kind":"undo","counter":"1"}""")]
    [InlineData("""{"id":"1","kind":"issue-ticket","service":"general"}""")]
    public void A_box_asks_for_what_its_buttons_say_and_nothing_else(string body)
    {
        var host = Host.Open();
        host.Hear(Host.Topics.Request("box-1"), body);
        host.Flush();
        host.RepliesTo("box-1").ShouldHaveSingleItem().Problem!.Code.ShouldBe("not-allowed");
    }

    [Fact]
    public void At_a_closed_counter_a_box_acts_for_nobody()
    {
        var host = Host.Open();
        host.AsAgent("ada", new CloseRequest("0", "1"));
        host.FromBox(new CallNextRequest("1", "1")).Problem!.Code.ShouldBe("counter-closed");
    }

    [Fact]
    public void An_agent_acts_at_the_own_counter_only_and_a_supervisor_anywhere()
    {
        var host = Host.Open();
        host.Issue();
        host.AsAgent("bo", new CallNextRequest("1", "1")).Problem!.Code.ShouldBe("not-your-counter");
        host.AsAgent("bo", new OpenRequest("2", "2", "ada")).Problem!.Code.ShouldBe("not-allowed");
        host.AsSupervisor(new CallNextRequest("3", "1")).Ok.ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_be_read_is_refused_with_what_is_wrong()
    {
        var host = Host.Open();
        host.Hear(Host.Topics.Request("kiosk-1"), """{"id":"1","kind":"issue-ticket"}""");
        host.Flush();
        var problem = host.RepliesTo("kiosk-1").ShouldHaveSingleItem().Problem!;
        problem.Code.ShouldBe("bad-request");
        problem.Detail.ShouldContain("service");
    }

    [Theory]
    [InlineData("general ")]
    [InlineData("GENERAL")]
    [InlineData("nowhere")]
    public void A_service_that_is_none_is_refused(string service)
    {
        var host = Host.Open();
        host.FromKiosk(new IssueTicketRequest("1", service)).Problem!.Code.ShouldBe("unknown-service");
    }

    /// <summary>By either door: what the bus brings is heard as bytes, what HTTP brings is asked.</summary>
    [Theory]
    [InlineData("German (Swiss)")]
    [InlineData("de_CH")]
    [InlineData("")]
    public void A_language_that_is_none_is_refused(string language)
    {
        var host = Host.Open();
        var order = new IssueTicketRequest("1", "general", Language: language);
        host.FromKiosk(order).Problem.ShouldBe(new Problem("bad-request", "Bad request",
            $"'{language}' is no language: a BCP 47 tag of at most 35 characters is, such as de, pt-BR or zh-Hant."));
        host.Hear("kiosk-1", order with { Id = "2" });
        host.Flush();
        host.RepliesTo("kiosk-1").ShouldHaveSingleItem().Problem!.Code.ShouldBe("bad-request");
        host.FromKiosk(order with { Id = "3", Language = "de-CH" }).Ok.ShouldBeTrue();
    }

    [Fact]
    public void A_ticket_id_of_ones_own_making_that_is_none_is_a_slip_and_not_a_ticket_that_is_gone()
    {
        var host = Host.Open();
        host.FromKiosk(new IssueTicketRequest("1", "general", Ticket: "mine")).Problem!.Code.ShouldBe("bad-request");
        host.AsAgent("ada", new StartRequest("2", "1", "A42")).Problem!.Code.ShouldBe("bad-request");
        host.AsAgent("ada", new CallRequest("4", "1", "A42")).Problem!.Code.ShouldBe("bad-request");
        host.AsAgent("ada", new CancelRequest("3", "A42")).Problem!.Code.ShouldBe("unknown-ticket");
    }

    [Fact]
    public void What_is_refused_is_not_repeated_at_length()
    {
        var host = Host.Open();
        host.FromKiosk(new IssueTicketRequest("1", new string('x', 60_000))).Problem!.Detail.Length.ShouldBeLessThan(100);
    }

    [Fact]
    public void Nothing_personal_goes_over_the_bus()
    {
        var host = Host.Open();
        host.FromKiosk(new IssueTicketRequest("1", "general", Needs: "wheelchair"));
        host.AsAgent("ada", new CallNextRequest("2", "1"));
        var bus = string.Concat(host.Outputs.OfType<Output.Publish>().Select(p => Encoding.UTF8.GetString(p.Body.Span)));
        bus.ShouldContain("ticket-called");
        bus.ShouldNotContain("wheelchair");
        bus.ShouldNotContain("\"ada\"");
    }
}
