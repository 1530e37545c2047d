using ServiceCenter.Foresight.World;

namespace ServiceCenter.Foresight.Tests.World;

public sealed class PeopleTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly CustomerModel Customers = new(
        [new("general", 3, TimeSpan.FromMinutes(4)), new("payments", 1, TimeSpan.FromMinutes(2))],
        Patience: TimeSpan.FromMinutes(60), SaysSo: 5_000, Absent: 1_000, Walk: TimeSpan.FromSeconds(20));

    [Fact]
    public void Arrivals_follow_the_rate_of_their_hour()
    {
        var model = new ArrivalModel(Nine, TimeSpan.FromHours(1), [20, 60, 0, 40]);

        var perHour = new int[4];
        for (ulong seed = 0; seed < 200; seed++)
            foreach (var at in ArrivalsOf(model, seed)) perHour[(int)(at - Nine).TotalHours]++;

        ((double)perHour[0] / 200).ShouldBe(20, 1);
        ((double)perHour[1] / 200).ShouldBe(60, 2);
        perHour[2].ShouldBe(0);
        ((double)perHour[3] / 200).ShouldBe(40, 1.5);
    }

    [Fact]
    public void Nobody_comes_before_the_first_step_or_after_the_last()
    {
        var model = new ArrivalModel(Nine, TimeSpan.FromHours(1), [50]);

        var arrivals = ArrivalsOf(model, 5).ToArray();

        arrivals.ShouldNotBeEmpty();
        arrivals.ShouldAllBe(at => at >= Nine && at < Nine.AddHours(1));
        arrivals.ShouldBeInOrder();
    }

    [Fact]
    public void The_same_seed_brings_the_same_customers()
    {
        CustomersOf(11).ShouldBe(CustomersOf(11));
        CustomersOf(11).ShouldNotBe(CustomersOf(12));
    }

    [Fact]
    public void Wishes_and_habits_come_in_their_shares()
    {
        var drawn = CustomersOf(1, 20_000);

        Share(drawn, c => c.Service == "general").ShouldBe(0.75, 0.01);
        Share(drawn, c => c.SaysSo).ShouldBe(0.5, 0.01);
        Share(drawn, c => !c.Comes).ShouldBe(0.1, 0.01);
        drawn.Where(c => c.Service == "payments").Average(c => c.Handling.TotalMinutes).ShouldBe(2, 0.1);
    }

    private static double Share(Customer[] all, Func<Customer, bool> which) => all.Count(which) / (double)all.Length;

    private static Customer[] CustomersOf(ulong seed, int count = 50)
    {
        var dice = new Dice(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Customers.Draw(dice))];
    }

    private static IEnumerable<DateTimeOffset> ArrivalsOf(ArrivalModel model, ulong seed)
    {
        var dice = new Dice(seed);
        for (var at = model.Next(DateTimeOffset.UnixEpoch, dice); at is not null; at = model.Next(at.Value, dice)) yield return at.Value;
    }
}
