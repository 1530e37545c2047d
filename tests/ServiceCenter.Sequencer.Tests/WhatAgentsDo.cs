using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

/// <summary>The steps of an agent, from the words of the wire to what is published of them.</summary>
public class What_agents_do
{
    private static ReplyMessage Accepted(ReplyMessage reply)
    {
        reply.Problem.ShouldBeNull();
        return reply;
    }

    [Fact]
    public void A_recall_is_on_the_wall_under_a_number_of_its_own_and_taken_back_under_the_old_one()
    {
        var host = Host.Open();
        host.Issue();
        var called = Accepted(host.AsAgent("ada", new CallNextRequest(host.Id(), "1")));
        var recalled = Accepted(host.AsAgent("ada", new RecallRequest(host.Id(), "1", called.Ticket)));

        recalled.Number.ShouldBe("A1");
        host.Board().Current.ShouldHaveSingleItem().Seq.ShouldBe(recalled.Seq!.Value);
        host.Counter("1").ShouldSatisfyAllConditions(c => c.CallSeq.ShouldBe(recalled.Seq), c => c.CanUndo.ShouldBe("recall"));

        Accepted(host.AsAgent("ada", new UndoRequest(host.Id(), "1")));
        host.Board().Current.ShouldHaveSingleItem().Seq.ShouldBe(called.Seq!.Value);
        Accepted(host.AsAgent("ada", new UndoRequest(host.Id(), "1")));
        host.Board().Current.ShouldBeEmpty();
    }

    [Fact]
    public void With_a_recall_taken_back_the_walls_order_is_that_of_the_calls()
    {
        var host = Host.Open();
        host.AsSupervisor(new OpenRequest(host.Id(), "2", "bo")).Ok.ShouldBeTrue();
        host.Issue();
        host.Issue();
        Accepted(host.AsAgent("ada", new CallNextRequest(host.Id(), "1")));
        Accepted(host.AsSupervisor(new CallNextRequest(host.Id(), "2")));
        Accepted(host.AsAgent("ada", new RecallRequest(host.Id(), "1")));
        host.Board().Current.Select(c => c.Number).ShouldBe(["A2", "A1"]);

        Accepted(host.AsAgent("ada", new UndoRequest(host.Id(), "1")));
        host.Board().Current.Select(c => c.Number).ShouldBe(["A1", "A2"]);
    }

    [Fact]
    public void Who_is_recycled_leaves_the_wall_and_waits_again()
    {
        var host = Host.Open();
        host.Issue();
        Accepted(host.AsAgent("ada", new CallNextRequest(host.Id(), "1")));

        Accepted(host.AsAgent("ada", new RecycleRequest(host.Id(), "1", Places: 2))).Number.ShouldBe("A1");

        host.Board().Current.ShouldBeEmpty();
        host.Queue("general").Waiting.ShouldBe(1);
    }

    [Fact]
    public void A_chosen_ticket_is_called()
    {
        var host = Host.Open();
        host.Issue();
        var second = host.Issue();

        Accepted(host.AsAgent("ada", new CallRequest(host.Id(), "1", second.Ticket!))).Number.ShouldBe("A2");
        host.AsAgent("ada", new CallRequest(host.Id(), "1", "A2")).Problem!.Code.ShouldBe("bad-request");
    }

    [Fact]
    public void A_break_is_shown_with_its_reason_and_its_counter_serves_nobody()
    {
        var host = Host.Open();
        host.Issue();
        host.Queue("general").OpenCounters.ShouldBe(1);

        Accepted(host.AsAgent("ada", new BreakRequest(host.Id(), "1", "lunch")));

        host.Counter("1").ShouldSatisfyAllConditions(c => c.State.ShouldBe("on-break"), c => c.Reason.ShouldBe("lunch"), c => c.CanUndo.ShouldBe("break"));
        host.Queue("general").ShouldSatisfyAllConditions(q => q.OpenCounters.ShouldBe(0), q => q.Quote.ShouldBeNull());
        Accepted(host.AsAgent("ada", new ReadyRequest(host.Id(), "1")));
        host.Counter("1").State.ShouldBe("open");
        host.AsAgent("ada", new BreakRequest(host.Id(), "1", "")).Problem!.Code.ShouldBe("bad-request");
    }

    [Fact]
    public void A_wrap_up_is_shown_with_its_end_and_ends_there_by_itself()
    {
        var host = Host.Open();
        var plan = SomeCentre.Plan();
        host.Step(new Input.PlanCame(host.Now, plan with { Profiles = [plan.Profiles[0] with { WrapUp = TimeSpan.FromMinutes(2) }] }));
        host.Issue();
        Accepted(host.AsAgent("ada", new CallNextRequest(host.Id(), "1")));
        Accepted(host.AsAgent("ada", new StartRequest(host.Id(), "1")));
        Accepted(host.AsAgent("ada", new FinishRequest(host.Id(), "1")));
        var until = host.Now.AddMinutes(2);
        host.Counter("1").ShouldSatisfyAllConditions(c => c.State.ShouldBe("wrapping-up"), c => c.Until.ShouldBe(until));
        host.Outputs.OfType<Output.WakeAt>().Last().At.ShouldBe(until);

        host.Now = until;
        host.Step(new Input.TimeDue(until));
        host.Flush();

        host.Counter("1").State.ShouldBe("open");
        host.Journal[^1].ShouldSatisfyAllConditions(r => r.Cause.ShouldBeNull(), r => r.Event.ShouldBeOfType<Event.CounterReady>());
    }

    [Fact]
    public void A_box_with_one_button_calls_recalls_and_goes_on_to_the_next()
    {
        var host = Host.Open();
        host.Issue();
        host.Issue();
        Request Press() => new CallNextRequest(host.Id(), "1", CallNextRequest.Single);

        Accepted(host.AsAgent("ada", Press())).Number.ShouldBe("A1");
        host.Now = host.Now.AddSeconds(3);
        Accepted(host.AsAgent("ada", Press())).Number.ShouldBe("A1");
        host.Now = host.Now.AddSeconds(8);
        host.Step(new Input.TimeDue(host.Now));
        host.Flush();
        host.Counter("1").State.ShouldBe("serving");
        host.Now = host.Now.AddMinutes(3);
        Accepted(host.AsAgent("ada", Press())).Number.ShouldBe("A2");
        host.AsAgent("ada", new CallNextRequest(host.Id(), "1", "red")).Problem!.Code.ShouldBe("bad-request");
    }

    private static string Serving(Host host)
    {
        var ticket = host.Issue().Ticket!;
        Accepted(host.AsAgent("ada", new CallNextRequest(host.Id(), "1")));
        Accepted(host.AsAgent("ada", new StartRequest(host.Id(), "1")));
        return ticket;
    }

    [Fact]
    public void Who_is_parked_waits_again_when_the_minutes_are_over()
    {
        var host = Host.Open();
        var ticket = Serving(host);
        Accepted(host.AsAgent("ada", new ParkRequest(host.Id(), "1", ticket, Minutes: 10)));
        host.Counter("1").ShouldSatisfyAllConditions(c => c.State.ShouldBe("open"), c => c.CanUndo.ShouldBe("park"));
        var until = host.Now.AddMinutes(10);
        host.Outputs.OfType<Output.WakeAt>().Last().At.ShouldBe(until);

        host.Now = until;
        host.Step(new Input.TimeDue(until));
        host.Flush();

        Accepted(host.AsAgent("ada", new CallNextRequest(host.Id(), "1"))).Ticket.ShouldBe(ticket);
    }

    [Fact]
    public void Who_is_parked_is_called_out_of_the_pool()
    {
        var host = Host.Open();
        var ticket = Serving(host);
        Accepted(host.AsAgent("ada", new ParkRequest(host.Id(), "1", Pool: "centre")));
        Accepted(host.AsAgent("ada", new UnparkRequest(host.Id(), "1", ticket))).Number.ShouldBe("A1");
        host.Board().Current.ShouldHaveSingleItem().Number.ShouldBe("A1");
        host.AsAgent("ada", new ParkRequest(host.Id(), "1", Pool: "shelf")).Problem!.Code.ShouldBe("bad-request");
        host.AsAgent("ada", new ParkRequest(host.Id(), "1", Minutes: int.MaxValue)).Problem!.Code.ShouldBe("invalid-minutes");
    }

    [Fact]
    public void A_customer_is_sent_to_an_agent_by_name_and_the_note_stays_off_the_bus()
    {
        var host = Host.Open();
        host.AsSupervisor(new OpenRequest(host.Id(), "2", "bo")).Ok.ShouldBeTrue();
        var ticket = Serving(host);
        host.AsAgent("ada", new TransferRequest(host.Id(), "1", Agent: "cem")).Problem!.Code.ShouldBe("agent-away");

        Accepted(host.AsAgent("ada", new TransferRequest(host.Id(), "1", ticket, Agent: "bo", Note: "has paid half", ReturnToMe: true)));

        Accepted(host.AsSupervisor(new CallNextRequest(host.Id(), "2"))).Ticket.ShouldBe(ticket);
        var bus = string.Concat(host.Outputs.OfType<Output.Publish>().Select(p => System.Text.Encoding.UTF8.GetString(p.Body.Span)));
        bus.ShouldContain("ticket-transferred");
        bus.ShouldNotContain("has paid half");
        host.Machine.Durable.Visits.Values.Single().Note.ShouldBe("has paid half");
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("payments", "2", null)]
    [InlineData(null, "2", "bo")]
    public void A_transfer_goes_to_exactly_one(string? service, string? counter, string? agent)
    {
        var host = Host.Open();
        Serving(host);
        host.AsAgent("ada", new TransferRequest(host.Id(), "1", Service: service, ToCounter: counter, Agent: agent)).Problem!.Code.ShouldBe("bad-request");
    }

    [Fact]
    public void Another_agents_counter_parks_and_sends_nobody()
    {
        var host = Host.Open();
        var ticket = Serving(host);
        foreach (var request in new Request[] { new ParkRequest("1", "1"), new TransferRequest("2", "1", Service: "payments"), new UnparkRequest("3", "1", ticket), new BreakRequest("4", "1", "x"), new RecallRequest("5", "1"), new RecycleRequest("6", "1"), new CallRequest("7", "1", ticket), new ReadyRequest("8", "1") })
            host.AsAgent("bo", request).Problem!.Code.ShouldBe("not-your-counter");
    }

    [Fact]
    public void A_supervisor_stops_issuing_with_a_text_on_kiosk_and_wall_until_that_is_undone()
    {
        var host = Host.Open();
        host.AsAgent("ada", new EndDayRequest(host.Id(), EndDayRequest.Issuing, "The hall is full.")).Problem!.Code.ShouldBe("not-allowed");
        Accepted(host.AsSupervisor(new EndDayRequest(host.Id(), EndDayRequest.Issuing, "The hall is full.")));

        host.Issue().Problem!.ShouldSatisfyAllConditions(p => p.Code.ShouldBe("issuing-stopped"), p => p.Detail.ShouldContain("The hall is full."));
        host.Board().Notice.ShouldBe("The hall is full.");
        host.Config("kiosk-1").Notice.ShouldBe("The hall is full.");

        Accepted(host.AsSupervisor(new UndoRequest(host.Id())));
        host.Issue().Ok.ShouldBeTrue();
        host.Board().Notice.ShouldBeNull();
        host.Config("kiosk-1").Notice.ShouldBeNull();
        host.AsSupervisor(new EndDayRequest(host.Id(), EndDayRequest.Issuing)).Problem!.Code.ShouldBe("bad-request");
        host.AsSupervisor(new EndDayRequest(host.Id(), "hope")).Problem!.Code.ShouldBe("bad-request");
    }

    [Fact]
    public void A_call_for_help_is_told_with_where_it_came_from()
    {
        var host = Host.Open();
        Accepted(host.FromKiosk(new HelpRequest(host.Id())));
        host.Journal[^1].Event.ShouldBe(new Event.HelpAsked(new DeviceId("kiosk-1"), null));
        host.AsAgent("ada", new HelpRequest(host.Id(), "99")).Problem!.Code.ShouldBe("unknown-counter");
    }

    [Fact]
    public void A_restarted_host_answers_a_step_of_several_events_alike()
    {
        var host = Host.Open();
        Serving(host);
        host.Issue();
        var press = new CallNextRequest("press", "1", CallNextRequest.Single);
        var first = Accepted(host.AsAgent("ada", press));

        new Host([.. host.Journal]).AsAgent("ada", press).ShouldBe(first);
    }
}
