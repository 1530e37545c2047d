using System.Diagnostics;
using System.Net;
using ServiceCenter.Contracts;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>A disk that takes nothing: said while it lasts, and over when it is over.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task while_the_journal_cannot_be_written_nothing_is_promised_and_then_it_goes_on_by_itself()
    {
        await using var host = await ServeWithALimitedDisk();
        var before = await host.Issue();

        LimitFiles(host, "0");
        using (var unknown = await host.Post("/api/tickets", new { service = "general" }, "asked-in-trouble"))
            await SaysNotReady(unknown, host);
        var (status, body) = await host.Readiness();
        status.ShouldBe(HttpStatusCode.ServiceUnavailable, host.Program.Output + host.Program.Errors);
        body.ShouldContain("the journal cannot be written");
        using (var refused = await host.Post("/api/tickets", new { service = "general" })) await SaysNotReady(refused, host);
        using (var alive = await host.Http.GetAsync("/health/live")) alive.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Get<TicketBody>("/api/tickets/" + before.Id)).Number.ShouldBe("A1");
        (await host.Conservation()).ShouldSatisfyAllConditions(s => s.Issued.ShouldBe(1), s => s.Holds.ShouldBeTrue());

        LimitFiles(host, "unlimited");
        await host.IsReady();
        var asked = await host.Issue(key: "asked-in-trouble");
        (await host.Issue(key: "asked-in-trouble")).ShouldBe(asked);
        asked.Number.ShouldBe("A2");
        (await host.Issue()).Number.ShouldBe("A3");
        (await host.Conservation()).ShouldSatisfyAllConditions(s => s.Issued.ShouldBe(3), s => s.Holds.ShouldBeTrue());
        (await host.Program.Stop()).ShouldBe(0, host.Program.Errors);
        (await _site.Run("verify")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task a_host_that_waits_for_its_disk_can_be_stopped()
    {
        await using var host = await ServeWithALimitedDisk();
        LimitFiles(host, "0");
        using (var unknown = await host.Post("/api/tickets", new { service = "general" })) await SaysNotReady(unknown, host);
        (await host.Program.Stop()).ShouldBe(0, host.Program.Output + host.Program.Errors);
        (await _site.Run("verify")).Code.ShouldBe(0);
    }

    /// <summary>
    /// The kernel refuses writes beyond a limit that can be moved while the process runs: a full disk without one. The limit is for memory
    /// files too, which .NET compiles into unless it is told not to.
    /// </summary>
    private Task<ServingHost> ServeWithALimitedDisk() =>
        ServingHost.Of(_site, _site.BeginWrapped(["env", "--ignore-signal=XFSZ", "DOTNET_EnableWriteXorExecute=0"], "serve", "--urls", "http://127.0.0.1:0"));

    private static void LimitFiles(ServingHost host, string bytes)
    {
        using var limiting = Process.Start("prlimit", [$"--pid={host.Program.ProcessId}", $"--fsize={bytes}:unlimited"]);
        limiting.WaitForExit();
        limiting.ExitCode.ShouldBe(0);
    }

    private static async Task SaysNotReady(HttpResponseMessage answer, ServingHost host)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, host.Program.Output + host.Program.Errors);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("again");
    }
}
