using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Contracts;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Standby;

/// <summary>Real processes: one serves and is killed, the other follows and takes over.</summary>
public sealed class TakeOverTests
{
    [Fact]
    public async Task with_sync_no_acknowledged_ticket_is_missing_whenever_the_host_is_killed()
    {
        using var pair = new Pair(sync: true);
        var acknowledged = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        QuietProgram standby;
        await using (var host = await pair.ServeHost())
        {
            standby = await pair.Follow();
            await standby.Is("follows");
            await Poll.UntilTrue("replies wait for the standby", async () => await Pair.WordOf(host) is { AloneSince: null });
            // Whoever has the last of them pulls the plug under the others' requests.
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.IssueUntilItIsGone(acknowledged, enough: 60)));
        }
        await using (standby)
        {
            await standby.Is("lost");
            (await pair.Standby.Run("takeover")).Output.ShouldContain("takes over now");
            await standby.Program.Says("Took over.");
            await using var next = await pair.Served(standby);

            acknowledged.Count.ShouldBeGreaterThanOrEqualTo(60);
            foreach (var (id, number) in acknowledged) (await next.Get<TicketBody>("/api/tickets/" + id)).Number.ShouldBe(number);
            (await next.Conservation()).ShouldSatisfyAllConditions(s => s.Issued.ShouldBeGreaterThanOrEqualTo(acknowledged.Count), s => s.Holds.ShouldBeTrue());
            await next.Program.Stop();
        }
        var verified = await pair.Standby.Run("verify");
        verified.Code.ShouldBe(0, verified.Output);
    }

    [Fact]
    public async Task without_sync_what_came_after_the_host_was_last_heard_is_missing_and_that_is_said()
    {
        using var pair = new Pair();
        await using var host = await pair.ServeHost();
        await using var standby = await pair.Follow();
        var first = await host.Issue();
        await standby.Is("follows");
        await Poll.UntilTrue("the host knows that nothing is behind", async () => await Pair.WordOf(host) is { Behind: 0 });

        // Stopped in its tracks, as a cut cable would have it: what comes now does not reach it.
        await standby.Program.Kill();
        var missed = await host.Issue();
        await host.Program.Kill();

        await using var again = await pair.Follow();
        (await again.Is("lost")).HeardAt.ShouldBeNull();
        (await pair.Standby.Run("takeover")).Output.ShouldContain("takes over now");
        await using var next = await pair.Served(again);
        (await next.Get<TicketBody>("/api/tickets/" + first.Id)).Number.ShouldBe(first.Number);
        using var unknown = await next.Http.GetAsync("/api/tickets/" + missed.Id);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        again.Program.Output.ShouldContain("What happened after that is missing");
    }

    [Fact]
    public async Task the_old_host_that_comes_back_stops_for_good_before_it_says_anything()
    {
        using var pair = new Pair();
        long lastOfOld;
        QuietProgram standby;
        await using (var host = await pair.ServeHost())
        {
            standby = await pair.Follow();
            await host.Issue();
            await standby.Is("follows", atLeast: 1);
            await host.Program.Kill();
            lastOfOld = long.Parse(await File.ReadAllTextAsync(Path.Combine(pair.Host.Data, "incarnation"), TestContext.Current.CancellationToken));
        }
        await using (standby)
        {
            await standby.Is("lost");
            using (var pressed = await standby.Http.PostAsJsonAsync("/api/standby/take-over", new { user = "admin", password = Site.AdminPassword }, TestContext.Current.CancellationToken))
                pressed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            await using var next = await pair.Served(standby);
            (await Pair.WordOf(next))!.OldHost.ShouldBe(pair.HostAddress + "/");

            await using (var old = await QuietProgram.Of(pair.HostAddress, pair.Host.Begin("serve", "--urls", pair.HostAddress)))
            {
                var stopped = await old.Is("stopped");
                stopped.Machine.ShouldBe(Environment.MachineName);
                old.Program.Output.ShouldNotContain("Journal read in");
                (await File.ReadAllTextAsync(Path.Combine(pair.Host.Data, "incarnation"), TestContext.Current.CancellationToken)).ShouldBe($"{lastOfOld}");
                using var page = await old.Http.GetAsync("/counter/1", TestContext.Current.CancellationToken);
                page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("has stopped for good");
                using var asked = await old.Http.PostAsJsonAsync("/api/tickets", new { service = "general" }, TestContext.Current.CancellationToken);
                asked.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                await next.Program.Says("knows that it is over");
                (await old.Program.Stop()).ShouldBe(0);
            }
            await Poll.UntilTrue("the new host has told the old one", async () => await Pair.WordOf(next) is not { OldHost: not null });
            // Not once, but for good.
            await using var again = await QuietProgram.Of(pair.HostAddress, pair.Host.Begin("serve", "--urls", pair.HostAddress));
            await again.Is("stopped");
        }
    }

    [Fact]
    public async Task a_host_that_runs_when_another_takes_over_stops_for_good_too()
    {
        using var pair = new Pair();
        await using var host = await pair.ServeHost();
        await using var standby = await pair.Follow();
        await standby.Is("follows");

        (await pair.Standby.Run("takeover")).Code.ShouldBe(0);

        await host.Program.Says("this host stops for good");
        await using var old = await QuietProgram.Of(pair.HostAddress, host.Program);
        old.Release();
        await old.Is("stopped");
        File.Exists(Path.Combine(pair.Host.Data, "succeeded.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task a_connection_that_was_cut_resumes_where_it_was()
    {
        using var pair = new Pair();
        await using var standby = await FollowedAndCut(pair);
        await using var host = await pair.ServeHost();
        var issued = await host.Issue();

        var word = await standby.Is("follows", atLeast: 1);

        await Poll.UntilTrue("the standby has what came after", async () => (await Pair.WordOf(host)) is { Behind: 0 });
        await Poll.UntilTrue("and says its number", async () => (await standby.Word()).Seq > word.Seq - 1);
        standby.Program.Output.Split('\n').Count(line => line.Contains("is followed, all up to")).ShouldBe(2);
        await host.Program.Stop();
        await standby.Program.Stop();
        (await pair.Standby.Run("export")).Output.ShouldBe((await pair.Host.Run("export")).Output);
        issued.Number.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task a_standby_with_a_foreign_journal_is_refused_and_says_so()
    {
        using var pair = new Pair();
        using var other = new Site();
        await using (var another = await other.Serve())
        {
            await another.Issue();
            await another.Program.Stop();
        }
        await using var host = await pair.ServeHost();
        await host.Issue();
        Directory.CreateDirectory(pair.Standby.Data);
        foreach (var file in Directory.GetFiles(other.Data, "journal.db*")) File.Copy(file, Path.Combine(pair.Standby.Data, Path.GetFileName(file)));

        await using var standby = await pair.Follow();
        var word = await standby.Is("refused");

        word.Trouble!.ShouldContain("the journal of another centre");
        using var ready = await standby.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("does not fit");
        await standby.Program.Stop();
        (await pair.Standby.Run("export")).Output.ShouldBe((await other.Run("export")).Output);
    }

    /// <summary>A standby whose host has gone after it was heard.</summary>
    private static async Task<QuietProgram> FollowedAndCut(Pair pair)
    {
        await using var host = await pair.ServeHost();
        var standby = await pair.Follow();
        await host.Issue();
        await standby.Is("follows", atLeast: 1);
        await host.Program.Kill();
        await standby.Is("lost", atLeast: 1);
        return standby;
    }
}
