using ServiceCenter.Foresight.World;

namespace ServiceCenter.Foresight.Tests.World;

public sealed class QuantilesTests
{
    private const int Draws = 200_000;
    private static readonly TimeSpan Mean = TimeSpan.FromMinutes(6);

    public static TheoryData<string, double> Distributions => new() { { "exponential", 0.998 }, { "lognormal", 0.795 } };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void The_mean_and_the_spread_are_those_asked_for(string name, double variation)
    {
        var dice = new Dice(42);
        var table = name == "exponential" ? Quantiles.Exponential : Quantiles.Lognormal;

        var draws = Enumerable.Range(0, Draws).Select(_ => table.Draw(dice, Mean) / Mean).ToArray();

        var mean = draws.Average();
        var deviation = Math.Sqrt(draws.Average(d => (d - mean) * (d - mean)));
        mean.ShouldBe(1, 0.01);
        (deviation / mean).ShouldBe(variation, 0.015);
    }

    [Fact]
    public void An_exponential_time_exceeds_its_mean_in_37_of_100_draws()
    {
        var dice = new Dice(3);

        var longer = Enumerable.Range(0, Draws).Count(_ => Quantiles.Exponential.Draw(dice, Mean) > Mean);

        (longer / (double)Draws).ShouldBe(Math.Exp(-1), 0.005);
    }

    [Fact]
    public void No_time_is_negative_and_each_is_whole_milliseconds()
    {
        var dice = new Dice(4);
        for (var i = 0; i < 10_000; i++)
        {
            var drawn = Quantiles.Lognormal.Draw(dice, TimeSpan.FromSeconds(3));
            drawn.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
            (drawn.Ticks % TimeSpan.TicksPerMillisecond).ShouldBe(0);
        }
    }
}
