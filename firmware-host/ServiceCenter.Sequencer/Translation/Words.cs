using ServiceCenter.Contracts;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer.Translation;

/// <summary>The engine's closed families in the words of the wire.</summary>
public static class Words
{
    public static string Of(StepKind kind) => kind switch
    {
        StepKind.Issue => "issue",
        StepKind.Call => "call",
        StepKind.Start => "start",
        StepKind.Finish => "finish",
        StepKind.NoShow => "no-show",
        StepKind.Leave => "leave",
        StepKind.Cancel => "cancel",
        StepKind.Open => "open",
        StepKind.Close => "close",
        StepKind.OpenDay => "open-day",
        StepKind.EndDay => "end-day",
        StepKind.Recall => "recall",
        StepKind.Recycle => "recycle",
        StepKind.Ready => "ready",
        StepKind.Break => "break",
        StepKind.Park => "park",
        StepKind.Unpark => "unpark",
        StepKind.Transfer => "transfer",
        StepKind.StopIssuing => "stop-issuing",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(BoxKey key) => key switch
    {
        BoxKey.Next => BoxButtonBody.Next,
        BoxKey.Recall => BoxButtonBody.Recall,
        BoxKey.NoShow => BoxButtonBody.NoShow,
        BoxKey.Done => BoxButtonBody.Done,
        BoxKey.Single => BoxButtonBody.Single,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, null),
    };

    public static string Of(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Served => "served",
        VisitOutcome.NoShow => "no-show",
        VisitOutcome.Left => "left",
        VisitOutcome.Cancelled => "cancelled",
        VisitOutcome.Unresolved => "unresolved",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Of(TransferPlace place) => place switch
    {
        TransferPlace.Last => "last",
        TransferPlace.First => "first",
        TransferPlace.Arrival => "arrival",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, null),
    };

    public static string Of(Direction arrow) => arrow switch
    {
        Direction.Left => "left",
        Direction.Right => "right",
        Direction.Up => "up",
        Direction.Down => "down",
        Direction.UpLeft => "up-left",
        Direction.UpRight => "up-right",
        Direction.DownLeft => "down-left",
        Direction.DownRight => "down-right",
        _ => throw new ArgumentOutOfRangeException(nameof(arrow), arrow, null),
    };

    public static string Of(LegState state) => state switch
    {
        LegState.Waiting => "waiting",
        LegState.Called => "called",
        LegState.Serving => "serving",
        LegState.Parked => "parked",
        LegState.Ended ended => Of(ended.How),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

public static class Quotes
{
    public static QuoteBody? Of(Quote? quote) =>
        quote is null ? null : new QuoteBody(quote.Name, quote.Mean.TotalSeconds, quote.P50?.TotalSeconds, quote.P90?.TotalSeconds);
}
