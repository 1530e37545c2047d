using static ServiceCenter.Engine.Tests.Scenario;
using static ServiceCenter.Engine.Tests.Some;

namespace ServiceCenter.Engine.Tests;

/// <summary>A journal that is not of this engine is noticed, not bent into shape.</summary>
public class EvolveTests
{
    private sealed record Unheard : Event;

    private static void ShouldThrow(Scenario given, Event happened, int at = 100) => Should.Throw<InvalidOperationException>(() => given.Happen(At(at), happened));

    [Fact]
    public void An_unknown_event_throws() => ShouldThrow(Given(), new Unheard());

    [Fact]
    public void An_unknown_command_throws() => Should.Throw<ArgumentException>(() => CentreEngine.Decide(new Unspoken(At(0)), Given().State));

    private sealed record Unspoken(DateTimeOffset At) : Command(At);

    [Fact]
    public void A_gap_throws()
    {
        var state = Given().State;

        Should.Throw<InvalidOperationException>(() => CentreEngine.Evolve(state, new(state.LastSeq + 2, At(0), null, null, new Event.DayEnded("x"))));
        Should.Throw<InvalidOperationException>(() => CentreEngine.Evolve(state, new(state.LastSeq, At(0), null, null, new Event.DayEnded("x"))));
    }

    /// <summary>Elsewhere a clock that jumped made waits negative, or a week long.</summary>
    [Fact]
    public void Time_that_runs_backwards_throws() => ShouldThrow(Given(Issue(5, 1)), new Event.TicketLeft(Ticket(1)), at: 4);

    [Fact]
    public void What_cannot_have_happened_throws()
    {
        ShouldThrow(Given(), new Event.TicketLeft(Ticket(1)));
        ShouldThrow(Given(Issue(0, 1)), new Event.ServiceStarted(Ticket(1), One, Ada.Id));
        ShouldThrow(Given(Issue(0, 1), Call(1, One)), new Event.ServiceFinished(Ticket(1), One, Ada.Id, null));
        ShouldThrow(Given(Issue(0, 1), Call(1, One)), new Event.TicketCancelled(Ticket(1)));
        ShouldThrow(Given(Issue(0, 1), Call(1, One), Start(2, One)), new Event.TicketNoShow(Ticket(1), One, Ada.Id));
        ShouldThrow(Given(Issue(0, 1), Leave(1, 1)), new Event.TicketUnresolved(Ticket(1)));
        ShouldThrow(Given(), new Event.CounterClosed(new("99"), Ada.Id));
        ShouldThrow(Given(), new Event.StepUndone(new StepOwner.OfCounter(One), StepKind.Open, 1));
        ShouldThrow(Given(Issue(0, 1)), new Event.TicketIssued(Ticket(2), Number("X1"), new("dogs"), [], null, null, null, 0, null));
        ShouldThrow(Given(Issue(0, 1)), new Event.DayOpened(Monday));
    }

    [Fact]
    public void The_same_events_give_the_same_state()
    {
        static Scenario Once() => Given(Issue(0, 1), Call(1, One), Start(2, One), Finish(3, One), Undo(4, One));

        Once().State.Visits.ShouldBe(Once().State.Visits);
        Once().State.Numbers.ShouldBe(Once().State.Numbers);
    }
}
