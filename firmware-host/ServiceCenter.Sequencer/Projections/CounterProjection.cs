using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Sequencer.Translation;

namespace ServiceCenter.Sequencer.Projections;

/// <summary>What is said of a counter, on <c>state/counter/{counter}</c> and over HTTP. The agent is an opaque id.</summary>
public static class CounterProjection
{
    /// <param name="shown">When a call was reported painted by a display of the counter's zone.</param>
    public static CounterMessage Of(CentreState state, CounterPlan plan, ShownCalls shown)
    {
        // A counter that was never opened has been closed since the day began.
        var counter = state.Counters.TryGetValue(plan.Id, out var found) ? found : new CounterState(plan.Id) { Since = state.Day?.OpensAt ?? state.LastAt };
        var visit = counter.Ticket is { } ticket ? state.Visits[ticket] : null;
        var call = visit?.State switch
        {
            LegState.Called called => called.Call,
            LegState.Serving serving => serving.Call,
            _ => (long?)null,
        };
        return new CounterMessage(
            state.LastSeq, plan.Id.Value, plan.Name, plan.Zone.Value, StateOf(counter, visit), visit?.State.Since ?? counter.Break?.Since ?? counter.WrapUp?.Since ?? counter.Since,
            counter.Agent?.Id.Value, counter.Profile?.Value, visit?.Ticket.ToString(), visit?.Number.ToString(), visit?.Service.Value,
            call, call is { } seq ? shown.At(seq) : null, counter.LastStep is { } step ? Words.Of(step.Kind) : null,
            counter.WrapUp?.Until, counter.Break?.Reason);
    }

    private static string StateOf(CounterState counter, Visit? visit) => (counter.IsOpen, visit?.State) switch
    {
        (false, _) => "closed",
        (true, LegState.Called) => "calling",
        (true, LegState.Serving) => "serving",
        _ when counter.Break is not null => "on-break",
        _ when counter.WrapUp is not null => "wrapping-up",
        _ => "open",
    };
}
