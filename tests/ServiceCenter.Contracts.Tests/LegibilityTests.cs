namespace ServiceCenter.Contracts.Tests;

public sealed class LegibilityTests
{
    // EN 301 549 V3.2.1, 5.1.4, worked out in millimetres.
    [Theory]
    [InlineData(0.6, 7.3), InlineData(2, 24.4), InlineData(5, 61.1), InlineData(10, 122.2), InlineData(15, 183.3)]
    public void a_capital_subtends_seven_tenths_of_a_degree(double metres, double millimetres)
    {
        Legibility.Capital(metres).ShouldBe(millimetres, 0.05);
        Legibility.Distance(millimetres).ShouldBe(metres, 0.01);
    }

    [Fact]
    public void its_share_of_the_screen_grows_with_the_distance_and_shrinks_with_the_height()
    {
        var near = Legibility.ShareOfHeight(new ScreenBody(500, 5));
        Legibility.ShareOfHeight(new ScreenBody(500, 10)).ShouldBe(2 * near, 1e-9);
        Legibility.ShareOfHeight(new ScreenBody(1000, 5)).ShouldBe(near / 2, 1e-9);
        near.ShouldBe(0.122, 0.001);
    }
}
