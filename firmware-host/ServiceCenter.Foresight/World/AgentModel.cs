namespace ServiceCenter.Foresight.World;

/// <summary>What agents are like at their counters. Times are means; each step draws its own.</summary>
/// <param name="Reaction">From the end of one step to the press that begins the next.</param>
/// <param name="LooksAgain">With nobody waiting: how long until the next try.</param>
/// <param name="WaitsForCustomer">After a call: how long before the customer counts as absent.</param>
public sealed record AgentModel(TimeSpan Reaction, TimeSpan LooksAgain, TimeSpan WaitsForCustomer)
{
    public TimeSpan React(Dice dice) => Quantiles.Lognormal.Draw(dice, Reaction);
    public TimeSpan LookAgain(Dice dice) => Quantiles.Lognormal.Draw(dice, LooksAgain);
    public TimeSpan WaitForCustomer(Dice dice) => Quantiles.Lognormal.Draw(dice, WaitsForCustomer);
}

/// <summary>Who sits where and when.</summary>
/// <param name="Agent">User name.</param>
public sealed record Shift(string Agent, string Counter, DateTimeOffset From, DateTimeOffset To);
