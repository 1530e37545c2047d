using ServiceCenter.Engine.Measures;

namespace ServiceCenter.Engine.Tests;

/// <summary>Given what was asked before, when this is asked, then that happens. Conservation is checked after every event.</summary>
internal sealed class Scenario
{
    private CentreState _state = CentreState.Empty;

    /// <summary>Nothing but the configuration.</summary>
    public static Scenario Configured(params Command[] commands) => new Scenario().And(Some.Configure(-120, Some.Plan)).And(commands);

    /// <summary>The day is open.</summary>
    public static Scenario OpenDay(params Command[] commands) => Configured(Some.OpenDay(-60)).And(commands);

    /// <summary>Ada sits at counter 1, Bo at counter 2.</summary>
    public static Scenario Given(params Command[] commands) =>
        OpenDay(Some.Open(-5, Some.One, Some.Ada), Some.Open(-5, Some.Two, Some.Bo)).And(commands);

    public CentreState State => _state;
    public Visit this[int ticket] => _state.Visits[Some.Ticket(ticket)];
    public CounterState this[CounterId counter] => _state.Counters[counter];
    public ServiceState this[ServiceId service] => _state.Services[service];

    public Scenario And(params Command[] commands)
    {
        foreach (var command in commands) When(command).Accepted();
        return this;
    }

    public Answered When(Command command)
    {
        var before = _state;
        var decision = CentreEngine.Decide(command, before);
        if (decision is Decision.Accepted accepted)
            foreach (var happened in accepted.Events) Happen(command.At, happened);
        else _state.ShouldBeSameAs(before);
        return new Answered(this, command, decision);
    }

    public void Happen(DateTimeOffset at, Event happened)
    {
        _state = CentreEngine.Evolve(_state, new Recorded(_state.LastSeq + 1, at, null, null, happened));
        Conservation.Count(_state).Difference.ShouldBeNull();
    }

    internal sealed record Answered(Scenario After, Command Command, Decision Decision)
    {
        public IReadOnlyList<Event> Accepted() => Decision switch
        {
            Decision.Accepted accepted => accepted.Events,
            Decision.Refused refused => throw new ShouldAssertException($"{Command} was refused: {refused.Refusal}"),
            _ => throw new ShouldAssertException($"{Command} was not decided."),
        };

        public Scenario Then(params Event[] events)
        {
            Accepted().ShouldBe(events);
            return After;
        }

        /// <summary>The ticket called, and why.</summary>
        public Why ThenCalls(int ticket)
        {
            var called = Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.TicketCalled>();
            called.Ticket.ShouldBe(Some.Ticket(ticket));
            return called.Why;
        }

        public string ThenIssues() => Accepted().ShouldHaveSingleItem().ShouldBeOfType<Event.TicketIssued>().Number.ToString();

        /// <summary>A program reads the code; a person reads the detail, which has to say what to do as well.</summary>
        public Scenario ThenRefused(string code, string because = "")
        {
            var refusal = Decision.ShouldBeOfType<Decision.Refused>().Refusal;
            refusal.Code.ShouldBe(code);
            refusal.Detail.ShouldContain(because);
            refusal.Detail.ShouldEndWith(".");
            return After;
        }
    }
}
