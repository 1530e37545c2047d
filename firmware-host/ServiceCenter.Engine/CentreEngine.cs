namespace ServiceCenter.Engine;

/// <summary>
/// The one function pair that decides everything. Pure: no clock, no zone, no chance, no input or output, so the same
/// code runs live, simulated, ahead (forecast) and instead (what-if).
/// </summary>
public static partial class CentreEngine
{
    /// <summary>What would happen, or why not. Changes nothing.</summary>
    public static partial Decision Decide(Command command, CentreState state);

    /// <summary>The state after the event.</summary>
    /// <exception cref="InvalidOperationException">The event is unknown or cannot have happened in this state: the journal is not of this engine.</exception>
    public static partial CentreState Evolve(CentreState state, Recorded recorded);

    /// <summary>When the engine has something to do by itself (the day's end): the pump sends the command then. Null: nothing in sight.</summary>
    public static partial DateTimeOffset? NextDue(CentreState state);
}
