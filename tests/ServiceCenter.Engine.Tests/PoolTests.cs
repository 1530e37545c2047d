using ServiceCenter.Engine.Measures;
using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>Parking and pools; and each step taken back.</summary>
public class PoolTests
{
    private static readonly Agent Cem = new(new("cem"), "Cem");

    /// <summary>Ada has served A1 for two minutes, and parks it at minute 3.</summary>
    private static Scenario Parked(int? minutes = null, PoolOwner pool = PoolOwner.Agent) =>
        Given(Issue(0, 1), Call(0, One), Start(1, One), Park(3, One, minutes, pool));

    [Theory]
    [InlineData(PoolOwner.Agent, "agent:ada")]
    [InlineData(PoolOwner.Counter, "counter:1")]
    [InlineData(PoolOwner.Centre, "centre")]
    public void A_customer_is_parked_in_a_pool(PoolOwner owner, string pool)
    {
        var day = Given(Issue(0, 1), Call(0, One), Start(1, One));

        day.When(Park(3, One, 15, owner)).Then(new Event.TicketParked(Ticket(1), One, Ada.Id, PoolId.Parse(pool), At(18)));

        day[1].State.ShouldBe(new LegState.Parked(At(3), At(18)));
        day.State.Pools[PoolId.Parse(pool)].Parked.ShouldHaveSingleItem();
        day[One].Ticket.ShouldBeNull();
        Conservation.Count(day.State).Parked.ShouldBe(1);
    }

    [Fact]
    public void Only_who_is_being_served_is_parked() => Given(Issue(0, 1), Call(0, One)).When(Park(1, One)).ThenRefused("not-serving", "A1");

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1441)]
    public void Minutes_that_cannot_be_are_refused(int minutes) =>
        Given(Issue(0, 1), Call(0, One), Start(1, One)).When(Park(1, One, minutes)).ThenRefused("invalid-minutes", $"{minutes}");

    [Fact]
    public void Who_is_parked_is_called_by_nobody()
    {
        Parked().When(Call(4, One)).ThenRefused("nothing-waiting");
        Parked().When(Call(4, One, 1)).ThenRefused("ticket-not-waiting", "A1 is parked");
        Parked().When(Leave(4, 1)).ThenRefused("ticket-not-waiting", "A1 is parked");
    }

    [Fact]
    public void Unparked_it_is_called_by_whoever_asks_and_says_that_it_was_a_choice()
    {
        var day = Parked();

        day.When(Unpark(10, Two, 1)).ThenCalls(1).ShouldSatisfyAllConditions(w => w.Rule.ShouldBe(0), w => w.Reason.ShouldBe("the agent's own choice"));
        day[1].Hold.ShouldBe(Minutes(7));
        day.State.Pools.ShouldBeEmpty();
    }

    [Fact]
    public void Only_who_is_parked_is_unparked()
    {
        Given(Issue(0, 1)).When(Unpark(1, One, 1)).ThenRefused("not-parked", "A1 is waiting");
        Given(Issue(0, 1)).When(LetWait(1, One, 1)).ThenRefused("not-parked", "A1 is waiting");
        Given().When(Unpark(1, One, 1)).ThenRefused("unknown-ticket");
        Parked().And(Issue(4, 2), Call(4, One)).When(Unpark(5, One, 1)).ThenRefused("ticket-in-front", "A2");
    }

    [Fact]
    public void When_its_time_is_over_it_waits_at_the_head_of_its_pool()
    {
        var day = Parked(15);
        CentreEngine.NextDue(day.State).ShouldBe(At(18));

        day.When(KeepTime(17)).Then();
        day.When(KeepTime(18)).Then(new Event.TicketUnparked(Ticket(1), null, null));

        day[1].State.ShouldBe(new LegState.Waiting(At(18)));
        day[1].Hold.ShouldBe(Minutes(15));
        CentreEngine.NextDue(day.State).ShouldBe(Monday.EndsAt);
    }

    [Fact]
    public void By_hand_it_waits_there_as_well_while_another_is_in_front()
    {
        var day = Parked().And(Issue(4, 2), Call(4, One));

        day.When(LetWait(5, One, 1)).Then(new Event.TicketUnparked(Ticket(1), One, Ada.Id));

        day[One].Ticket.ShouldBe(Ticket(2));
        day.And(NoShow(6, One)).When(Call(7, One)).ThenCalls(1).Reason.ShouldBe("waits for the agent");
    }

    [Fact]
    public void Of_two_who_come_back_to_a_pool_the_later_is_its_head()
    {
        var day = Parked().And(Issue(4, 2), Call(4, One), Start(4, One), Park(5, One), LetWait(6, One, 1), LetWait(7, One, 2));

        day.State.Pools[PoolId.Of(Ada.Id)].Waiting.Select(p => p.Ticket).ShouldBe([Ticket(2), Ticket(1)]);
    }

    [Fact]
    public void A_pool_comes_before_the_queues_where_the_profile_says_nothing_of_pools()
    {
        var day = Given(Issue(0, 9), Issue(0, 1), Call(0, One, 1), Start(1, One), Park(3, One), LetWait(4, One, 1));

        var why = day.When(Call(5, One)).ThenCalls(1);
        (why.Rule, why.PassedOverCount).ShouldBe((0, 1));
        day.State.Services[General].Passes.ShouldBeEmpty();
    }

    [Fact]
    public void An_agents_pool_is_that_agents_wherever_and_nobody_elses()
    {
        var day = Parked().And(LetWait(4, One, 1));

        day.When(Call(5, Two)).ThenRefused("nothing-waiting");
        day.And(Close(5, One), Open(6, Three, Ada)).When(Call(7, Three)).ThenCalls(1);
    }

    [Fact]
    public void A_counters_pool_is_that_counters_whoever_sits_there()
    {
        var day = Parked(pool: PoolOwner.Counter).And(LetWait(4, One, 1), Close(5, One), Open(6, One, Cem));

        day.When(Call(7, Two)).ThenRefused("nothing-waiting");
        day.When(Call(7, One)).ThenCalls(1).Reason.ShouldBe("waits for counter 1");
    }

    [Fact]
    public void The_centres_pool_is_for_every_counter_that_calls_the_service()
    {
        var day = Parked(pool: PoolOwner.Centre).And(LetWait(4, One, 1), Open(4, Four, Cem));

        day.When(Call(5, Four)).ThenRefused("nothing-waiting");
        day.When(Call(5, Two)).ThenCalls(1).Reason.ShouldBe("waits in the centre's pool");
    }

    /// <summary>Elsewhere whoever was parked with an agent who went home sat in the hall until somebody asked.</summary>
    [Fact]
    public void The_pool_of_an_agent_who_went_home_is_for_every_counter_that_calls_the_service() =>
        Parked().And(LetWait(4, One, 1), Close(5, One)).When(Call(6, Two)).ThenCalls(1);

    [Fact]
    public void Who_is_recycled_out_of_a_pool_waits_in_the_pool()
    {
        var day = Parked().And(LetWait(4, One, 1), Call(5, One), Recycle(6, One));

        day.State.Pools[PoolId.Of(Ada.Id)].Waiting.ShouldHaveSingleItem();
        day[General].Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void At_the_end_of_the_day_who_is_parked_is_unresolved_and_parked_again_when_that_is_undone()
    {
        var day = Parked(15);
        var before = day[1];

        day.And(EndDay(5))[1].State.ShouldBe(new LegState.Ended(At(5), VisitOutcome.Unresolved));
        day.State.Dues.ShouldBeEmpty();
        day.And(UndoDay(6))[1].ShouldBe(before);
        CentreEngine.NextDue(day.State).ShouldBe(At(18));
    }

    [Fact]
    public void Each_step_can_be_taken_back()
    {
        Parked(15).And(Undo(5, One))[1].State.ShouldBeOfType<LegState.Serving>().Since.ShouldBe(At(1));
        Parked(15).And(Unpark(5, Two, 1), Undo(6, Two))[1].State.ShouldBe(new LegState.Parked(At(3), At(18)));
        var day = Parked(15).And(LetWait(5, Two, 1), Undo(6, Two));
        day[1].State.ShouldBe(new LegState.Parked(At(3), At(18)));
        day.State.Pools[PoolId.Of(Ada.Id)].Waiting.ShouldBeEmpty();
        CentreEngine.NextDue(day.State).ShouldBe(At(18));
    }

    [Fact]
    public void A_park_is_final_once_its_time_was_over() =>
        Parked(15).And(KeepTime(18)).When(Undo(19, One)).ThenRefused("undo-too-late", "A1 has moved on");

    [Fact]
    public void A_pool_reads_back_as_it_was_written()
    {
        foreach (var pool in new[] { PoolId.Centre, PoolId.Of(Ada.Id), PoolId.Of(One) }) PoolId.Parse(pool.ToString()).ShouldBe(pool);
        foreach (var bad in new[] { "", "agent:", "counter:A", "hall", "agent:ada " }) Should.Throw<FormatException>(() => PoolId.Parse(bad));
        new[] { PoolId.Centre, PoolId.Of(One), PoolId.Of(Ada.Id) }.Order().ShouldBe([PoolId.Of(Ada.Id), PoolId.Of(One), PoolId.Centre]);
    }
}
