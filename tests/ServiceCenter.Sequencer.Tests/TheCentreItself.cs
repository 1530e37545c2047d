using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Tests;

public class The_centre_itself
{
    [Fact]
    public void The_same_plan_again_is_no_event()
    {
        var host = Host.Open();
        var events = host.Journal.Count;
        host.Step(new Input.PlanCame(host.Now, SomeCentre.Plan()));
        host.Flush();
        host.Journal.Count.ShouldBe(events);
        host.Step(new Input.PlanCame(host.Now, SomeCentre.Plan("Another name")));
        host.Flush();
        host.Journal.Count.ShouldBe(events + 1);
    }

    [Fact]
    public void Who_asks_for_a_plan_is_told_the_event_by_which_it_is_in_force_or_why_it_is_not()
    {
        var host = Host.Open();
        host.Issue("payments");
        host.Step(new Input.PlanCame(host.Now, SomeCentre.Plan("Another name"), new PlanText("{}"), Ask: 7));
        host.Outputs.OfType<Output.Answer>().ShouldNotContain(a => a.Ask == 7, "what is not on disk is not said");
        host.Flush();
        var told = host.Outputs.OfType<Output.Answer>().Single(a => a.Ask == 7).Reply;
        (told.Ok, told.Seq).ShouldBe((true, host.Machine.Durable.PlanSeq));
        ((Event.CentreConfigured)host.Journal[^1].Event).ShouldSatisfyAllConditions(c => c.From.ShouldBe(new PlanText("{}")), c => c.Before.ShouldBe(1));

        host.Step(new Input.PlanCame(host.Now, WithoutPayments, null, Ask: 8));
        host.Flush();
        host.Outputs.OfType<Output.Answer>().Single(a => a.Ask == 8).Reply.Problem!.Code.ShouldBe("service-in-use");
    }

    [Fact]
    public void An_order_of_the_staff_leaves_at_once_and_is_no_event()
    {
        var host = Host.Open();
        var events = host.Journal.Count;
        host.Step(new Input.Ordered(host.Now, "kiosk-1", new OrderMessage("o1", "identify")));
        var order = JsonSerializer.Deserialize(host.Published(Host.Topics.Order("kiosk-1")).Single().Span, Wire.Default.OrderMessage);
        order.ShouldBe(new OrderMessage("o1", "identify"));
        host.Flush();
        host.Journal.Count.ShouldBe(events);
    }

    [Fact]
    public void What_a_plan_no_longer_has_is_retained_no_longer()
    {
        var host = Host.Open();
        host.Step(new Input.PlanCame(host.Now, WithoutPayments with { Kiosks = [] }));
        host.Flush();
        host.Published(Host.Topics.Queue("payments"))[^1].IsEmpty.ShouldBeTrue();
        host.Published(Host.Topics.Config("kiosk-1"))[^1].IsEmpty.ShouldBeTrue();
        host.Published(Host.Topics.Queue("general"))[^1].IsEmpty.ShouldBeFalse();
    }

    private static CentrePlan WithoutPayments
    {
        get
        {
            var plan = SomeCentre.Plan();
            var general = new RoutingRule(new RoutingCondition.Otherwise(), new RoutingChoice.LongestWait([new ServiceId("general")]));
            return plan with { Services = [plan.Services[0]], Profiles = [plan.Profiles[0] with { Rules = [general] }] };
        }
    }

    [Fact]
    public void The_day_ends_by_itself_when_it_is_due()
    {
        var host = Host.Open();
        host.Issue();
        var due = host.Machine.Decided.Day!.EndsAt;
        host.Now = due;
        host.Step(new Input.TimeDue(due));
        host.Flush();
        host.Journal.Select(r => r.Event).OfType<Event.TicketUnresolved>().Count().ShouldBe(1);
        host.Machine.Durable.Day.ShouldBeNull();
    }

    [Fact]
    public void The_machine_asks_to_be_woken_at_the_days_end()
    {
        var host = new Host();
        host.Step(new Input.PlanCame(host.Now, SomeCentre.Plan()));
        host.AsHost(new OpenDayRequest("d", "2026-03-02", host.Now, host.Now.AddHours(10), host.Now.AddHours(20)));
        host.Outputs.OfType<Output.WakeAt>().Last().At.ShouldBe(host.Now.AddHours(20));
    }

    [Fact]
    public void Events_on_the_bus_have_no_gaps()
    {
        var host = Host.Open();
        for (var i = 0; i < 5; i++) host.Issue();
        host.AsAgent("ada", new CallNextRequest("1", "1"));
        var seqs = host.Published(Host.Topics.Event).Select(b => JsonDocument.Parse(b).RootElement.GetProperty("seq").GetInt64()).ToList();
        seqs.Count.ShouldBe(6);
        seqs.ShouldBe(Enumerable.Range(0, 6).Select(i => seqs[0] + i));
    }
}
