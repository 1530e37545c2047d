namespace ServiceCenter.Messaging.Tests;

public sealed class ReconnectBackoffTests
{
    private readonly ReconnectBackoff _backoff = new();

    [Fact]
    public void waits_double_from_100_ms_and_stay_at_800_ms() =>
        Enumerable.Range(0, 9).Select(_ => _backoff.Next(0).TotalMilliseconds).ShouldBe([50, 100, 200, 400, 400, 400, 400, 400, 400]);

    /// <summary>What remains of the second is the connection's own, and the board's, which is retained.</summary>
    [Fact]
    public void whatever_is_drawn_no_wait_takes_more_than_most_of_the_second_in_which_a_wall_is_right_again() =>
        Enumerable.Range(0, 50).Select(_ => _backoff.Next(0.999999)).Max().ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(800));

    [Fact]
    public void two_clients_that_draw_differently_do_not_come_back_together() =>
        new ReconnectBackoff().Next(0.1).ShouldNotBe(new ReconnectBackoff().Next(0.9));

    [Fact]
    public void after_a_connection_the_first_wait_is_short_again()
    {
        for (var i = 0; i < 8; i++) _backoff.Next(0.5);
        _backoff.Reset();
        _backoff.Next(0).ShouldBe(TimeSpan.FromMilliseconds(50));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void a_draw_outside_zero_to_one_is_a_mistake(double draw) => Should.Throw<ArgumentOutOfRangeException>(() => _backoff.Next(draw));
}
