namespace ServiceCenter.Engine;

/// <summary>Who is at a counter, and whether ready for the next customer.</summary>
internal static class StaffingChanges
{
    internal static CentreState Opened(CentreState state, Recorded recorded, Event.CounterOpened opened)
    {
        var counter = state.CounterOf(opened.Counter);
        return state.Put(counter with
        {
            Agent = opened.Agent,
            Profile = opened.Profile,
            Since = recorded.At,
            LastStep = Changes.StepOf(StepKind.Open, recorded, counter, []),
        });
    }

    /// <summary>With the day, a counter closes by no step of its own: the day's end is taken back, or nothing.</summary>
    internal static CentreState Closed(CentreState state, Recorded recorded, Event.CounterClosed closed)
    {
        var counter = state.CounterOf(closed.Counter);
        return state.Put(counter with
        {
            Agent = null,
            Profile = null,
            WrapUp = null,
            Break = null,
            Since = recorded.At,
            LastStep = state.Day is null ? null : Changes.StepOf(StepKind.Close, recorded, counter, []),
        });
    }

    /// <summary>What ends by itself is no step of the agent's: the finish before it is still what would be taken back.</summary>
    internal static CentreState Ready(CentreState state, Recorded recorded, Event.CounterReady ready)
    {
        var counter = state.CounterOf(ready.Counter);
        return state.Put(counter with
        {
            WrapUp = null,
            Break = null,
            LastStep = ready.ByItself is true ? counter.LastStep : Changes.StepOf(StepKind.Ready, recorded, counter, []),
        });
    }

    internal static CentreState BreakBegan(CentreState state, Recorded recorded, Event.BreakBegan began)
    {
        var counter = state.CounterOf(began.Counter);
        return state.Put(counter with
        {
            WrapUp = null,
            Break = new Break(recorded.At, began.Reason),
            LastStep = Changes.StepOf(StepKind.Break, recorded, counter, []),
        });
    }
}
