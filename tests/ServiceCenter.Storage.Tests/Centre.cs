using ServiceCenter.Engine;

namespace ServiceCenter.Storage.Tests;

/// <summary>A centre at work, by the engine's own decisions: what it decides goes to the store, a minute passing between any two commands.</summary>
internal sealed class Centre(CentreStore store)
{
    private DateTimeOffset _now = Some.Morning;

    /// <summary>As the host does it: the states around the events go with them.</summary>
    public bool HandsOver { get; set; }

    public string AgentName { get; init; } = Some.Ada.Name!;

    /// <summary>After each command.</summary>
    public Action? Then { get; init; }

    public CentreState State { get; private set; } = CentreState.Empty;

    public void Do(Func<DateTimeOffset, Command> command)
    {
        _now = _now.AddMinutes(1);
        var decision = CentreEngine.Decide(command(_now), State);
        var events = decision.ShouldBeOfType<Decision.Accepted>(decision.ToString()).Events;
        var recorded = events.Select((e, i) => new Recorded(State.LastSeq + 1 + i, _now, null, Some.Press, e)).ToList();
        List<CentreState> states = [State];
        foreach (var each in recorded) states.Add(State = CentreEngine.Evolve(State, each));
        if (HandsOver) store.Append(recorded, states);
        else store.Append(recorded);
        Then?.Invoke();
    }

    public void Open()
    {
        Configure();
        Do(at => new Command.OpenDay(at, Some.Today));
        OpenCounter();
    }

    public void Configure() => Do(at => new Command.Configure(at, Some.Plan with { Kiosks = [] }));

    private void OpenCounter() => Do(at => new Command.OpenCounter(at, Some.One, Some.Ada with { Name = AgentName }, null));

    public void Issue(int ticket) =>
        Do(at => new Command.IssueTicket(at, Some.Ticket(ticket), Some.General, [], "en", "wheelchair", new DeviceId("kiosk-1"), null));

    public void Serve()
    {
        Do(at => new Command.CallNext(at, Some.One));
        Do(at => new Command.Start(at, Some.One, null));
        Do(at => new Command.Finish(at, Some.One, null, "resolved"));
    }

    public void UndoAtCounter() => Do(at => new Command.Undo(at, new StepOwner.OfCounter(Some.One)));

    public void Leave(int ticket) => Do(at => new Command.Leave(at, Some.Ticket(ticket)));

    /// <summary>At eight in the morning, a number of days after the first.</summary>
    public void OpenDay(int days)
    {
        _now = Some.Morning.AddDays(days);
        var day = new Day(_now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), _now, _now.AddHours(9), _now.AddHours(20));
        Do(at => new Command.OpenDay(at, day));
        OpenCounter();
    }

    public void UndoEndOfDay() => Do(at => new Command.Undo(at, new StepOwner.OfDay()));

    public void EndDay() => Do(at => new Command.EndDay(at));

    /// <summary>A day with every way a visit ends, and undone ends.</summary>
    public void WorkADay()
    {
        Open();
        for (var ticket = 1; ticket <= 6; ticket++) Issue(ticket);
        Serve();
        Serve();
        UndoAtCounter();
        Do(at => new Command.Finish(at, Some.One, null, null));
        Leave(3);
        Do(at => new Command.Undo(at, new StepOwner.OfTicket(Some.Ticket(3))));
        Do(at => new Command.Cancel(at, Some.Ticket(4)));
        Do(at => new Command.CallNext(at, Some.One));
        Do(at => new Command.NoShow(at, Some.One, null));
        EndDay();
    }
}
