using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Journal;
using ServiceCenter.Storage;

namespace ServiceCenter.CentralHost.Tests.Standby;

/// <summary>Whoever takes over a long record does not read it all.</summary>
public sealed class ShortcutTests : IDisposable
{
    private const int Fewest = 10;

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task a_host_that_begins_on_what_was_followed_reads_what_came_after_the_snapshot_and_answers_as_the_old_one_did()
    {
        Issued first;
        StepTaken called;
        await using (var host = await _site.Serve())
        {
            first = await host.Issue(key: "ticket-1");
            await host.Step("1", "open", new { agent = "ada" }, "open-1");
            called = await host.Step("1", "call-next", key: "call-1");
            for (var n = 0; n < Fewest; n++) await host.Issue();
            await host.Program.Kill();
        }
        var reached = Follow();

        var verified = await _site.Run("verify");
        verified.Output.ShouldContain("1 snapshots equal the replayed state");
        await using var next = await _site.Serve();
        (await next.Program.Says("Journal read in")).ShouldEndWith($" up to event {reached}; the last snapshot was of event {reached}.");
        (await next.Issue(key: "ticket-1")).ShouldBe(first);
        (await next.Step("1", "call-next", key: "call-1")).ShouldBe(called);
        (await next.Conservation()).ShouldSatisfyAllConditions(s => s.Issued.ShouldBe(Fewest + 1), s => s.Called.ShouldBe(1), s => s.Holds.ShouldBeTrue());
    }

    [Fact]
    public async Task until_so_much_has_come_none_is_made()
    {
        await using (var host = await _site.Serve())
        {
            await host.Issue();
            await host.Program.Kill();
        }
        Follow().ShouldBeLessThan(Fewest);
        Snapshots.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_disk_that_takes_no_snapshot_stops_nothing()
    {
        await using (var host = await _site.Serve())
        {
            for (var n = 0; n < Fewest; n++) await host.Issue();
            await host.Program.Kill();
        }
        // In its place stands what cannot be replaced.
        using (var journal = JournalFile.Open(StoreFiles.Journal(_site.Data)))
            Directory.CreateDirectory(Path.Combine(_site.Data, $"snapshot-{journal.LastSeq}.bin"));

        Follow().ShouldBeGreaterThan(Fewest);

        Snapshots.ShouldBeEmpty();
    }

    private IEnumerable<string> Snapshots => Directory.GetFiles(_site.Data, "snapshot-*.bin");

    /// <summary>As a standby does with a record that has come as far as this one.</summary>
    private long Follow()
    {
        using var journal = JournalFile.Open(StoreFiles.Journal(_site.Data));
        using var shortcut = new Shortcut(journal, NullLogger.Instance, Fewest);
        shortcut.MakeWhenDue();
        shortcut.Finish();
        return journal.LastSeq;
    }
}
