using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.Journal;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Standby;

/// <summary>How long a reply waits for the standby, and what is said when it does not.</summary>
public sealed class StandbyWatchTests
{
    private readonly HeldClock _clock = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void without_sync_nothing_waits_and_nothing_is_expected()
    {
        var watch = Watch(sync: false);
        watch.Flushed(1);
        watch.Word.ShouldBeNull();
        watch.Heard("standby-1", "pi-2", 1, behind: 0);
        watch.Flushed(2);
        watch.Word!.ShouldSatisfyAllConditions(w => w.Machine.ShouldBe("pi-2"), w => w.AloneSince.ShouldBeNull(), w => w.Trouble.ShouldBeNull());
    }

    [Fact]
    public void with_sync_and_no_standby_yet_it_goes_on_alone_and_says_so()
    {
        var watch = Watch(sync: true);
        watch.Flushed(1);
        watch.Word!.ShouldSatisfyAllConditions(w => w.AloneSince.ShouldBe(_clock.GetUtcNow()), w => w.Trouble!.ShouldContain("no standby has come"));
    }

    [Fact]
    public async Task with_sync_a_flush_is_over_when_the_standby_has_it_too()
    {
        var watch = Watch(sync: true);
        watch.Opened(6);
        watch.Heard("standby-1", "pi-2", 6, behind: 0);

        var flush = Task.Run(() => watch.Flushed(8), TestContext.Current.CancellationToken);
        await _clock.ArmedAsync();
        watch.Heard("standby-1", "pi-2", 7, behind: 1);
        await _clock.ArmedAsync();
        flush.IsCompleted.ShouldBeFalse();
        watch.Heard("standby-1", "pi-2", 8, behind: 0);
        await flush;

        watch.Word!.AloneSince.ShouldBeNull();
    }

    [Fact]
    public async Task a_standby_that_is_silent_is_not_waited_for_again_before_it_has_caught_up()
    {
        var watch = Watch(sync: true);
        watch.Heard("standby-1", "pi-2", 0, behind: 0);

        var flush = Task.Run(() => watch.Flushed(1), TestContext.Current.CancellationToken);
        await _clock.ArmedAsync();
        _clock.Pass(StandbyWatch.Patience);
        await flush;
        watch.Flushed(2);
        var alone = watch.Word!;
        alone.AloneSince.ShouldBe(_clock.GetUtcNow());
        alone.Trouble!.ShouldContain("on this disk only");

        watch.Heard("standby-1", "pi-2", 1, behind: 1);
        watch.Word!.AloneSince.ShouldNotBeNull();
        watch.Heard("standby-1", "pi-2", 2, behind: 0);
        watch.Word!.ShouldSatisfyAllConditions(w => w.AloneSince.ShouldBeNull(), w => w.Trouble.ShouldBeNull());
    }

    [Fact]
    public async Task whoever_is_succeeded_while_a_reply_waits_does_not_let_it_out()
    {
        var watch = Watch(sync: true);
        watch.Heard("standby-1", "pi-2", 0, behind: 0);
        var flush = Task.Run(() => watch.Flushed(1), TestContext.Current.CancellationToken);
        await _clock.ArmedAsync();

        watch.StopForGood();

        (await Should.ThrowAsync<JournalException>(flush)).Message.ShouldContain("has taken over");
        Should.Throw<JournalException>(watch.RefuseWhenOver);
    }

    [Fact]
    public void a_second_standby_is_not_waited_for_while_the_first_is_there()
    {
        var watch = Watch(sync: true);
        watch.Heard("standby-1", "pi-2", 0, behind: 0);
        watch.Heard("standby-2", "pi-3", 0, behind: 0);
        watch.Word!.Machine.ShouldBe("pi-2");

        _clock.Pass(StandbyWatch.AwayAfter + TimeSpan.FromSeconds(1));
        watch.Word!.ShouldSatisfyAllConditions(w => w.IsAway.ShouldBeTrue(), w => w.Trouble!.ShouldContain("pi-2"));
        watch.Heard("standby-2", "pi-3", 0, behind: 0);
        watch.Word!.ShouldSatisfyAllConditions(w => w.Machine.ShouldBe("pi-3"), w => w.IsAway.ShouldBeFalse());
    }

    private StandbyWatch Watch(bool sync) => new(sync, _clock, NullLogger<StandbyWatch>.Instance);
}
