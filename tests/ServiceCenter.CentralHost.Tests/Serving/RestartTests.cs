using System.Collections.Concurrent;
using System.Net;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Storage;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>What was said stands, however the process that said it ended.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task the_same_key_is_answered_alike_by_the_next_life(bool stopsCleanly)
    {
        Issued first;
        StepTaken opened, called;
        await using (var host = await _site.Serve())
        {
            first = await host.Issue(key: "ticket-1");
            opened = await host.Step("1", "open", new { agent = "ada" }, "open-1");
            called = await host.Step("1", "call-next", key: "call-1");
            if (stopsCleanly) (await host.Program.Stop()).ShouldBe(0, host.Program.Errors);
            else await host.Program.Kill();
        }
        await using (var host = await _site.Serve())
        {
            (await host.Issue(key: "ticket-1")).ShouldBe(first);
            (await host.Step("1", "open", new { agent = "ada" }, "open-1")).ShouldBe(opened);
            (await host.Step("1", "call-next", key: "call-1")).ShouldBe(called);
            using var other = await host.Post("/api/tickets", new { service = "payments" }, "ticket-1");
            other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await host.Conservation()).ShouldSatisfyAllConditions(s => s.Issued.ShouldBe(1), s => s.Called.ShouldBe(1), s => s.Holds.ShouldBeTrue());
        }
    }

    [Fact]
    public async Task nothing_that_was_acknowledged_is_lost_when_the_process_is_killed()
    {
        const int rounds = 10;
        const int acknowledgedInEach = 20;
        var acknowledged = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            await using var host = await _site.Serve();
            foreach (var (id, number) in acknowledged) (await host.Get<TicketBody>("/api/tickets/" + id)).Number.ShouldBe(number);
            (await host.Conservation()).ShouldSatisfyAllConditions(s => s.Issued.ShouldBeGreaterThanOrEqualTo(acknowledged.Count), s => s.Holds.ShouldBeTrue());

            var enough = acknowledged.Count + acknowledgedInEach;
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.IssueUntilItIsGone(acknowledged, enough)));
        }
        await using (var host = await _site.Serve())
        {
            acknowledged.Values.Distinct().Count().ShouldBe(acknowledged.Count);
            foreach (var (id, number) in acknowledged) (await host.Get<TicketBody>("/api/tickets/" + id)).Number.ShouldBe(number);
            await host.Program.Stop();
        }
        (await _site.Run("verify")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task a_clock_that_is_years_ahead_of_the_journal_is_not_believed_until_somebody_vouches_for_it()
    {
        var longAgo = new DateTimeOffset(2021, 3, 1, 8, 0, 0, TimeSpan.Zero);
        Directory.CreateDirectory(_site.Data);
        using (var store = CentreStore.Open(_site.Data)) store.Append([new Recorded(1, longAgo, null, null, new Event.IssuingStopped("closed for good"))]);

        var refused = await _site.Run("serve", "--urls", "http://127.0.0.1:0");
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("days after the last event in the journal (2021-03-01 08:00)");
        using (var store = CentreStore.Open(_site.Data)) store.LastSeq.ShouldBe(1);

        _site.Settings["ServiceCenter__DateAtLeast"] = DateTime.UtcNow.ToString("yyyy-MM-dd");
        await using var host = await _site.Serve();
        (await host.Conservation()).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task a_clean_stop_leaves_nothing_to_replay()
    {
        await using (var host = await _site.Serve())
        {
            for (var n = 0; n < 5; n++) await host.Issue();
            (await host.Program.Stop()).ShouldBe(0, host.Program.Errors);
        }
        Directory.GetFiles(_site.Data, "snapshot-*.bin").ShouldNotBeEmpty();
        await using (var host = await _site.Serve())
            (await host.Program.Says("Journal read in")).ShouldMatch(@" up to event (\d+); the last snapshot was of event \1\.$");
    }

    [Fact]
    public async Task a_second_host_on_the_same_data_refuses_to_start_and_the_first_goes_on()
    {
        await using var first = await _site.Serve();
        var incarnation = await File.ReadAllTextAsync(Path.Combine(_site.Data, "incarnation"));

        var second = await _site.Run("serve", "--urls", "http://127.0.0.1:0");
        second.Code.ShouldBe(HostProgram.Failed);
        second.Errors.ShouldStartWith($"'{_site.Data}' is in use by another host");
        second.Errors.Split('\n').ShouldHaveSingleItem();

        (await first.Issue()).Number.ShouldBe("A1");
        (await first.Readiness()).Status.ShouldBe(HttpStatusCode.OK);
        first.Program.Output.ShouldNotContain("Mosquitto ended");
        (await File.ReadAllTextAsync(Path.Combine(_site.Data, "incarnation"))).ShouldBe(incarnation);
    }

    [Fact]
    public async Task a_backup_made_while_it_serves_restores_to_the_same_visits()
    {
        using var elsewhere = new Site();
        List<VisitRow> before;
        await using (var host = await _site.Serve())
        {
            await host.Step("1", "open", new { agent = "ada" });
            for (var n = 0; n < 3; n++)
            {
                await host.Issue();
                await host.Step("1", "call-next");
                await host.Step("1", "start");
                await host.Step("1", "finish");
            }
            before = await host.Visits();
            var backup = await _site.Run("backup", elsewhere.PathOf("journal.backup"));
            backup.Code.ShouldBe(0, backup.Errors);
            await host.Issue();
        }
        var restored = await elsewhere.Run("restore", elsewhere.PathOf("journal.backup"));
        restored.Code.ShouldBe(0, restored.Errors);
        (await elsewhere.Run("verify")).Code.ShouldBe(0);
        var again = await elsewhere.Run("restore", elsewhere.PathOf("journal.backup"));
        again.Code.ShouldBe(HostProgram.Failed);
        again.Errors.ShouldContain("already");

        await using var other = await elsewhere.Serve();
        before.Count.ShouldBe(3);
        (await other.Visits()).ShouldBe(before);
        (await other.Conservation()).ShouldSatisfyAllConditions(s => s.Issued.ShouldBe(3), s => s.Holds.ShouldBeTrue());
    }
}
