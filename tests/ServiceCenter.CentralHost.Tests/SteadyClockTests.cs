namespace ServiceCenter.CentralHost.Tests;

public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(50 * 365)]
    [InlineData(-50 * 365)]
    public void a_wall_clock_that_jumps_moves_it_not_and_is_told(int days)
    {
        var machine = new MovedClock(Morning);
        var clock = new SteadyClock(machine, DateTimeOffset.UnixEpoch);
        machine.Pass(TimeSpan.FromSeconds(90));

        machine.Jump(TimeSpan.FromDays(days));
        clock.Now.ShouldBe(Morning.AddSeconds(90));
        clock.BehindWall.ShouldBe(TimeSpan.FromDays(days));

        machine.Pass(TimeSpan.FromSeconds(30));
        clock.Now.ShouldBe(Morning.AddSeconds(120));
        clock.BehindWall.ShouldBe(TimeSpan.FromDays(days));
    }

    [Fact]
    public void a_machine_that_starts_in_the_past_begins_where_the_journal_ends()
    {
        var machine = new MovedClock(DateTimeOffset.UnixEpoch);
        var clock = new SteadyClock(machine, notBefore: Morning);
        clock.Now.ShouldBe(Morning);
        clock.BehindWall.ShouldBe(DateTimeOffset.UnixEpoch - Morning);
        machine.Pass(TimeSpan.FromMinutes(1));
        clock.Now.ShouldBe(Morning.AddMinutes(1));
    }

    [Fact]
    public void where_all_is_well_it_shows_the_wall_clocks_time()
    {
        var machine = new MovedClock(Morning);
        var clock = new SteadyClock(machine, notBefore: Morning.AddHours(-1));
        machine.Pass(TimeSpan.FromHours(5));
        clock.Now.ShouldBe(Morning.AddHours(5));
        clock.BehindWall.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void a_machine_that_starts_in_2076_is_not_believed_and_says_what_to_do()
    {
        var said = Should.Throw<ClockException>(() => new SteadyClock(new MovedClock(Morning.AddDays(18_263)), notBefore: Morning)).Message;
        said.ShouldContain("2076-06-01 08:00 UTC, 18263 days after the last event in the journal (2026-06-01 08:00)");
        said.ShouldContain("ServiceCenter__DateAtLeast=2076-06-01");
    }

    [Fact]
    public void a_machine_that_starts_in_1970_is_not_believed_where_no_journal_knows_better() =>
        Should.Throw<ClockException>(() => new SteadyClock(new MovedClock(DateTimeOffset.UnixEpoch), DateTimeOffset.UnixEpoch)).Message.ShouldContain("1970-01-01 00:00 UTC, and there is no journal");

    [Theory]
    [InlineData(400)]
    [InlineData(0)]
    public void a_centre_that_was_closed_for_a_year_goes_on(int days) =>
        new SteadyClock(new MovedClock(Morning.AddDays(days)), notBefore: Morning).Now.ShouldBe(Morning.AddDays(days));

    /// <summary>A machine whose wall clock and whose counter of monotonic time are moved by hand.</summary>
    private sealed class MovedClock(DateTimeOffset wall) : TimeProvider
    {
        private DateTimeOffset _wall = wall;
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override long GetTimestamp() => _ticks;
        public override DateTimeOffset GetUtcNow() => _wall;

        public void Pass(TimeSpan time) => (_wall, _ticks) = (_wall + time, _ticks + time.Ticks);
        public void Jump(TimeSpan time) => _wall += time;
    }
}
