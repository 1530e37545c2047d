using ServiceCenter.CentralHost.Pump;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests;

public sealed class AllowanceTests
{
    private readonly HeldClock _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly Allowance _allowance;

    public AllowanceTests() => _allowance = new Allowance(_clock);

    [Fact]
    public void what_was_kept_through_a_day_alone_is_taken_at_once_and_a_flood_beyond_it_is_not()
    {
        Flood("kiosk-1", 5_000).ShouldBe(Allowance.AtOnce);
        _clock.Pass(TimeSpan.FromSeconds(2));
        Flood("kiosk-1", 5_000).ShouldBe(2 * Allowance.ASecond);
    }

    [Fact]
    public void one_that_floods_takes_nothing_from_another()
    {
        Flood("kiosk-1", 5_000);
        _allowance.Take("kiosk-2", out _).ShouldBeTrue();
    }

    [Fact]
    public void a_flood_is_said_once_a_minute()
    {
        Flood("kiosk-1", Allowance.AtOnce);
        Said().ShouldBeTrue();
        Said().ShouldBeFalse();
        _clock.Pass(TimeSpan.FromMinutes(2));
        Flood("kiosk-1", 5_000, out var news);
        news.ShouldBe(1);

        bool Said()
        {
            _allowance.Take("kiosk-1", out var isNews);
            return isNews;
        }
    }

    private int Flood(string device, int messages) => Flood(device, messages, out _);

    private int Flood(string device, int messages, out int news)
    {
        var taken = 0;
        news = 0;
        for (var i = 0; i < messages; i++)
        {
            if (_allowance.Take(device, out var isNews)) taken++;
            if (isNews) news++;
        }
        return taken;
    }
}
