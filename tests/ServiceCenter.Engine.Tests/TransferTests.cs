using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

public class TransferTests
{
    /// <summary>Ada serves A1, who came first; B1 and B2 wait for payments since minutes 1 and 2.</summary>
    private static Scenario Serving() => Given(Issue(0, 1), Issue(1, 2, Payments), Issue(2, 3, Payments), Call(3, One), Start(4, One));

    [Fact]
    public void A_customer_is_sent_to_another_service_under_the_same_number()
    {
        var day = Serving();

        day.When(Transfer(6, One, Payments, note: "has paid half")).Then(
            new Event.TicketTransferred(Ticket(1), One, Ada.Id, Payments, null, TransferPlace.Last, null, "has paid half"));

        (day[1].Service, day[1].Number, day[1].Legs, day[1].Note).ShouldBe((Payments, Number("A1"), 2, "has paid half"));
        day[1].State.ShouldBe(new LegState.Waiting(At(6)));
        day[General].ShouldSatisfyAllConditions(g => g.Finished.ShouldBe(1), g => g.Handling.ShouldBe(Minutes(2)));
    }

    [Theory]
    [InlineData(TransferPlace.Last, new[] { 2, 3, 1 })]
    [InlineData(TransferPlace.First, new[] { 1, 2, 3 })]
    [InlineData(TransferPlace.Arrival, new[] { 1, 2, 3 })]
    public void It_waits_last_first_or_by_its_arrival(TransferPlace place, int[] order) =>
        Serving().And(Transfer(6, One, Payments, place))[Payments].Waiting.Select(p => p.Ticket).ShouldBe(order.Select(Ticket));

    [Fact]
    public void By_its_arrival_is_between_those_who_came_before_and_after()
    {
        var day = Given(Issue(0, 2, Payments), Issue(1, 1), Issue(2, 3, Payments), Call(3, One, 1), Start(4, One), Transfer(6, One, Payments, TransferPlace.Arrival));

        day[Payments].Waiting.Select(p => p.Ticket).ShouldBe([Ticket(2), Ticket(1), Ticket(3)]);
    }

    [Fact]
    public void Two_sent_first_stand_the_later_first()
    {
        var day = Serving().And(Issue(6, 4), Transfer(6, One, Payments, TransferPlace.First), Call(7, One, 4), Start(7, One), Transfer(8, One, Payments, TransferPlace.First));

        day[Payments].Waiting.Select(p => p.Ticket).ShouldBe([Ticket(4), Ticket(1), Ticket(2), Ticket(3)]);
    }

    [Fact]
    public void Sent_to_a_counter_it_is_called_there_and_nowhere_else()
    {
        var day = Serving().And(Transfer(6, One, Two));

        day.And(Leave(7, 2), Leave(7, 3)).When(Call(8, One)).ThenRefused("nothing-waiting");
        day.When(Call(8, Two)).ThenCalls(1).Reason.ShouldBe("waits for counter 2");
    }

    [Fact]
    public void Sent_to_an_agent_it_is_called_by_that_agent() =>
        Serving().And(Transfer(6, One, Bo)).When(Call(8, Two)).ThenCalls(1).Reason.ShouldBe("waits for the agent");

    [Fact]
    public void Nobody_is_sent_to_where_nobody_is()
    {
        Serving().When(Transfer(6, One, Three)).ThenRefused("counter-closed", "'3'");
        Serving().When(Transfer(6, One, new CounterId("99"))).ThenRefused("unknown-counter", "99");
        Serving().When(Transfer(6, One, new Agent(new("cem"), null))).ThenRefused("agent-away", "'cem'");
        Serving().When(Transfer(6, One, new ServiceId("dogs"))).ThenRefused("unknown-service", "dogs");
        Serving().When(Transfer(6, One, Old)).ThenRefused("unknown-service", "old");
    }

    [Fact]
    public void Only_who_is_being_served_is_sent_on() => Given(Issue(0, 1), Call(1, One)).When(Transfer(2, One, Payments)).ThenRefused("not-serving", "A1");

    [Fact]
    public void Come_back_to_me_when_done()
    {
        var day = Serving().And(Transfer(6, One, Payments, TransferPlace.First, returnToMe: true), Call(7, Two), Start(8, Two), Finish(9, Two));

        (day[1].Service, day[1].Legs, day[1].Pool).ShouldBe((General, 3, PoolId.Of(Ada.Id)));
        day.When(Call(10, One)).ThenCalls(1);
        day.And(Start(11, One), Finish(12, One))[1].State.ShouldBe(new LegState.Ended(At(12), VisitOutcome.Served));
    }

    [Fact]
    public void Who_goes_through_several_hands_comes_back_through_them()
    {
        var day = Serving().And(
            Transfer(6, One, Bo, returnToMe: true), Call(7, Two), Start(8, Two),
            Transfer(9, Two, Passports, returnToMe: true), Open(9, Three, new(new("cem"), null)), Call(10, Three), Start(11, Three), Finish(12, Three));

        day[1].Pool.ShouldBe(PoolId.Of(Bo.Id));
        day.And(Call(13, Two), Start(13, Two), Finish(14, Two))[1].Pool.ShouldBe(PoolId.Of(Ada.Id));
    }

    [Fact]
    public void Services_still_wanted_come_after_the_return()
    {
        var day = Given(Issue(0, 1, General, Passports), Call(1, One), Start(2, One), Transfer(3, One, Bo, returnToMe: true), Call(4, Two), Start(5, Two), Finish(6, Two));

        day[1].Then.ShouldBe([Passports]);
        day.And(Call(7, One), Start(7, One), Finish(8, One))[1].Service.ShouldBe(Passports);
        day[1].Legs.ShouldBe(4);
    }

    [Fact]
    public void Who_should_come_back_to_an_agent_gone_home_waits_by_arrival_for_any_counter_of_the_service()
    {
        var day = Serving().And(Issue(5, 4), Transfer(6, One, Payments, TransferPlace.First, returnToMe: true), Close(6, One), Call(7, Two), Start(8, Two), Finish(9, Two));

        (day[1].Pool, day[1].Service).ShouldBe((null, General));
        day[General].Waiting.Select(p => p.Ticket).ShouldBe([Ticket(1), Ticket(4)]);
    }

    [Fact]
    public void A_configuration_keeps_the_service_that_somebody_comes_back_to()
    {
        var without = Plan with
        {
            Services = Plan.Services.RemoveAll(s => s.Id == General),
            Profiles = [new(Everything, "Everything", [Longest(Payments)])],
            Counters = [Counter(One, Everything), Counter(Two, Everything)],
        };

        Serving().And(Transfer(6, One, Payments, returnToMe: true)).When(Configure(7, without)).ThenRefused("service-in-use", "'general'");
    }

    [Fact]
    public void A_transfer_can_be_taken_back_until_the_customer_is_called()
    {
        var day = Serving();
        var before = day[1];
        day.And(Transfer(6, One, Payments, returnToMe: true), Undo(7, One))[1].ShouldBe(before);
        day[General].Finished.ShouldBe(0);
        day[One].Ticket.ShouldBe(Ticket(1));

        Serving().And(Transfer(6, One, Two), Call(7, Two)).When(Undo(8, One)).ThenRefused("undo-too-late", "A1 has moved on");
    }

    [Fact]
    public void Three_services_are_three_legs_in_order()
    {
        var day = Given(Issue(0, 1, General, Payments, Passports));
        foreach (var service in new[] { General, Payments, Passports })
        {
            day[1].Service.ShouldBe(service);
            day.And(Call(1, One), Start(1, One), Finish(1, One));
        }
        (day[1].IsAlive, day[1].Legs).ShouldBe((false, 3));
    }
}
