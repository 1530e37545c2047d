using System.Net;
using ServiceCenter.Contracts;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>A disk that is full, and one that may not be written.</summary>
public sealed class DiskTests : IDisposable
{
    /// <summary>More than fits into what the journal's files have set aside already.</summary>
    private const int MostTries = 5_000;

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task a_full_disk_loses_nothing_that_was_promised_and_the_centre_goes_on_when_there_is_room()
    {
        using var disk = await SmallDisk.Over(_site.Data, "size=24m");
        await using var host = await ServingHost.Of(_site, _site.BeginWrapped(disk.Wrapper, "serve", "--urls", "http://127.0.0.1:0"));
        var promised = new List<Issued> { await host.Issue() };

        disk.Fill();
        var refused = await IssueUntilRefused(host, promised);
        refused.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await host.Readiness()).Body.ShouldContain("the journal cannot be written");

        disk.MakeRoom();
        await host.IsReady();
        promised.Add(await host.Issue());
        foreach (var ticket in promised) (await host.Get<TicketBody>("/api/tickets/" + ticket.Id)).Number.ShouldBe(ticket.Number);
        promised.Select(t => t.Number).ShouldBeUnique();
        (await host.Conservation()).ShouldSatisfyAllConditions(s => s.Issued.ShouldBe(promised.Count), s => s.Holds.ShouldBeTrue());
        (await host.Program.Stop()).ShouldBe(0, host.Program.Errors);

        await using var verify = _site.BeginWrapped(disk.Wrapper, "verify");
        (await verify.Ends()).ShouldBe(0, verify.Output + verify.Errors);
    }

    [Fact]
    public async Task a_disk_that_may_not_be_written_is_said_at_the_start()
    {
        using var disk = await SmallDisk.Over(_site.Data, "ro");
        await using var program = _site.BeginWrapped(disk.Wrapper, "serve", "--urls", "http://127.0.0.1:0");

        (await program.Ends()).ShouldBe(1);
        program.Errors.ShouldContain("Read-only file system");
        program.Errors.ShouldContain(_site.Data);
        program.Errors.ShouldNotContain("   at ");
    }

    private static async Task<HttpStatusCode> IssueUntilRefused(ServingHost host, List<Issued> promised)
    {
        for (var i = 0; i < MostTries; i++)
        {
            using var answer = await host.Post("/api/tickets", new { service = "general" });
            if (!answer.IsSuccessStatusCode) return answer.StatusCode;
            promised.Add(await ServingHost.Read<Issued>(answer));
        }
        throw new InvalidOperationException($"{MostTries} tickets, and the disk is not full.");
    }
}
