using ServiceCenter.Hardship.PowerCut;

namespace ServiceCenter.Hardship.Tests;

/// <summary>A short day of the real host; the README names the command for a whole one.</summary>
public sealed class PowerCutTests(PowerCutTests.ShortDay day) : IClassFixture<PowerCutTests.ShortDay>
{
    private const int Commands = 24;

    [Fact]
    public void whatever_a_power_cut_leaves_is_opened_and_nothing_that_was_told_is_missing()
    {
        var result = EveryPrefix.Open(day.Recording, day.Recording.Deeds());

        result.Wrong.ShouldBeEmpty();
        result.Told.ShouldBe(result.Records);
        result.Opened.ShouldBeGreaterThan(result.Writes);
    }

    [Fact]
    public void a_disk_that_only_says_it_flushed_is_found_out()
    {
        Deed[] lies = [.. day.Recording.Deeds().Where(deed => deed is not Deed.Flushed { File: "journal.db-wal" })];

        EveryPrefix.Open(day.Recording, lies).Wrong.ShouldContain(wrong => wrong.Contains("had been told"));
    }

    public sealed class ShortDay : IAsyncLifetime
    {
        internal Recording Recording { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Recording = await Recording.OfADay(Commands);

        public ValueTask DisposeAsync()
        {
            Recording?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
