using ServiceCenter.Foresight.World;

namespace ServiceCenter.Foresight.Tests.World;

public sealed class DiceTests
{
    [Fact]
    public void It_gives_the_published_numbers_of_SplitMix64_for_seed_1234567()
    {
        var dice = new Dice(1234567);

        Enumerable.Range(0, 5).Select(_ => dice.Next()).ShouldBe(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]);
    }

    [Fact]
    public void A_fork_depends_on_its_purpose_and_leaves_its_parent_where_it_was()
    {
        var parent = new Dice(7);
        var untouched = new Dice(7);

        parent.Fork(1).Next().ShouldBe(untouched.Fork(1).Next());
        parent.Fork(1).Next().ShouldNotBe(parent.Fork(2).Next());
        parent.Next().ShouldBe(untouched.Next());
    }

    [Fact]
    public void Below_reaches_every_value_about_equally_often()
    {
        var dice = new Dice(1);
        var counts = new int[6];

        for (var i = 0; i < 60_000; i++) counts[dice.Below(6)]++;

        counts.ShouldAllBe(c => c > 9_600 && c < 10_400);
    }

    [Fact]
    public void Between_holds_both_ends()
    {
        var dice = new Dice(2);
        var drawn = Enumerable.Range(0, 200)
            .Select(_ => dice.Between(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(7)).TotalMilliseconds).Distinct().Order();

        drawn.ShouldBe([5, 6, 7]);
    }
}
