using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Tests;

public sealed class SignInThrottleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly SignInThrottle throttle = new();

    private void FailTimes(int times, DateTimeOffset now, string address = "a")
    {
        for (var i = 0; i < times; i++) throttle.Admit("ada", address, now).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void the_wait_doubles_after_the_free_attempts_up_to_a_bound() =>
        Enumerable.Range(4, 14).Select(n => SignInThrottle.WaitAfter(n).TotalSeconds)
            .ShouldBe([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);

    [Fact]
    public void an_attempt_that_is_told_to_wait_does_not_make_the_wait_longer()
    {
        FailTimes(SignInThrottle.FreeAttempts, Noon);
        throttle.Admit("ada", "a", Noon).ShouldBe(TimeSpan.FromSeconds(1));
        throttle.Admit("ada", "a", Noon.AddSeconds(0.5)).ShouldBe(TimeSpan.FromSeconds(0.5));
        throttle.Admit("ada", "a", Noon.AddSeconds(1)).ShouldBe(TimeSpan.Zero);
        throttle.Admit("ada", "a", Noon.AddSeconds(1)).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void another_address_and_another_user_are_not_slowed()
    {
        FailTimes(SignInThrottle.FreeAttempts, Noon);
        throttle.Admit("ada", "b", Noon).ShouldBe(TimeSpan.Zero);
        throttle.Admit("bo", "a", Noon).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void success_and_an_hour_of_rest_forget()
    {
        FailTimes(SignInThrottle.FreeAttempts, Noon);
        throttle.Succeeded("ada", "a");
        FailTimes(SignInThrottle.FreeAttempts, Noon);
        FailTimes(SignInThrottle.FreeAttempts, Noon.AddHours(1));
    }

    [Fact]
    public void what_is_remembered_is_bounded_and_the_oldest_goes_first()
    {
        FailTimes(SignInThrottle.FreeAttempts, Noon, "first");
        for (var i = 1; i < SignInThrottle.MaxRemembered; i++) throttle.Admit("ada", $"a{i}", Noon.AddMilliseconds(1));
        throttle.Admit("ada", "first", Noon.AddMilliseconds(1)).ShouldBeGreaterThan(TimeSpan.Zero);
        throttle.Admit("ada", "one more", Noon.AddMilliseconds(2));
        throttle.Admit("ada", "first", Noon.AddMilliseconds(3)).ShouldBe(TimeSpan.Zero);
    }
}
