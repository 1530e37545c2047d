namespace ServiceCenter.Messaging.Tests;

public sealed class ReconnectBackoffTests
{
    private readonly ReconnectBackoff _backoff = new();

    [Fact]
    public void waits_double_from_100_ms_and_stay_at_5_s() =>
        Enumerable.Range(0, 9).Select(_ => _backoff.Next(0).TotalMilliseconds).ShouldBe([50, 100, 200, 400, 800, 1600, 2500, 2500, 2500]);

    [Fact]
    public void no_wait_is_above_5_s_whatever_is_drawn() =>
        Enumerable.Range(0, 50).Select(_ => _backoff.Next(0.999999)).Max().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));

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
