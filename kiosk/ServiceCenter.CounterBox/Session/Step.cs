using ServiceCenter.Contracts;

namespace ServiceCenter.CounterBox.Session;

/// <summary>What an agent can ask for with a button.</summary>
internal enum Step
{
    CallNext,
    /// <summary>What the single button says: the centre decides by the one-button rule.</summary>
    GoOn,
    Recall,
    Start,
    NoShow,
    Finish,
    Ready,
}

/// <summary>Which step a button means at a counter in a certain state, and what becomes of the state by it.</summary>
internal static class Steps
{
    /// <summary>
    /// Steps about the customer in front are true whenever they are told, so they keep; what asks for something new is
    /// wrong a minute later (docs/decisions/2026-11-22-what-a-box-keeps.md).
    /// </summary>
    public static bool Keeps(Step step) => step is Step.Start or Step.NoShow or Step.Finish;

    /// <param name="state">Of the counter, in the words of <see cref="CounterMessage"/>; null: not known.</param>
    /// <param name="inTouch">Whether the host answers: out of touch there are only steps that keep.</param>
    /// <returns>Null: nothing can be done with this button now.</returns>
    public static Step? Of(string key, string? state, bool inTouch)
    {
        Step? step = (key, state) switch
        {
            (BoxButtonBody.Next, "open" or "wrapping-up") => Step.CallNext,
            (BoxButtonBody.Next, "calling") => Step.Start,
            (BoxButtonBody.Recall, "calling") => Step.Recall,
            (BoxButtonBody.NoShow, "calling") => Step.NoShow,
            (BoxButtonBody.Done, "serving") => Step.Finish,
            (BoxButtonBody.Done, "wrapping-up" or "on-break") => Step.Ready,
            (BoxButtonBody.Single, "serving") when !inTouch => Step.Finish,
            (BoxButtonBody.Single, not (null or "closed")) => Step.GoOn,
            _ => null,
        };
        return step is { } found && (inTouch || Keeps(found)) ? step : null;
    }

    /// <returns>Null: only the host can say.</returns>
    public static string? After(Step step) => step switch
    {
        Step.Start => "serving",
        Step.Recall => "calling",
        _ => null,
    };
}
