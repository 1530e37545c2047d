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
}
