namespace ServiceCenter.DevicePages.Tests;

public sealed class ScreenFeedTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_late_sees_the_newest_and_who_is_slow_never_an_old_one_last()
    {
        var feed = new ScreenFeed<string>("first");
        feed.Show("second");
        await using var screens = feed.Watch(CancellationToken.None, Stop).GetAsyncEnumerator(Stop);

        (await screens.MoveNextAsync()).ShouldBeTrue();
        screens.Current.ShouldBe("second");

        foreach (var screen in new[] { "third", "fourth", "fifth" }) feed.Show(screen);
        (await screens.MoveNextAsync()).ShouldBeTrue();
        screens.Current.ShouldBe("fifth");
    }

    [Fact]
    public async Task It_ends_in_good_order_when_the_application_closes()
    {
        using var closing = new CancellationTokenSource();
        var feed = new ScreenFeed<string>("first");
        await using var screens = feed.Watch(closing.Token, Stop).GetAsyncEnumerator(Stop);
        (await screens.MoveNextAsync()).ShouldBeTrue();

        await closing.CancelAsync();
        (await screens.MoveNextAsync()).ShouldBeFalse();
    }
}
