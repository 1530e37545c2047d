using ServiceCenter.Foresight.World;

namespace ServiceCenter.AllInOne.Demo;

/// <summary>Who comes and who serves in the demo: some four times livelier than a real centre, so that there is something to look at.</summary>
internal static class DemoWorld
{
    public const string Kiosk = "kiosk-1";

    /// <summary>Counter 4, and dee, are left to whoever looks at the demo.</summary>
    public static IReadOnlyList<(string User, string Counter)> Cast { get; } = [("ada", "1"), ("bo", "2"), ("cem", "3")];

    public static CustomerModel Customers { get; } = new(
        [
            new("general", 5, TimeSpan.FromSeconds(55)),
            new("payments", 3, TimeSpan.FromSeconds(40)),
            new("passports", 2, TimeSpan.FromSeconds(80)),
        ],
        Patience: TimeSpan.FromMinutes(8), SaysSo: 7_000, Absent: 600, Walk: TimeSpan.FromSeconds(7));

    public static AgentModel Agents { get; } = new(
        Reaction: TimeSpan.FromSeconds(2), LooksAgain: TimeSpan.FromSeconds(5), WaitsForCustomer: TimeSpan.FromSeconds(25));

    /// <summary>About every 22 seconds one, for as long as the demo runs.</summary>
    public static ArrivalModel ArrivalsFrom(DateTimeOffset now) => new(now, TimeSpan.FromDays(30), [164]);
}
