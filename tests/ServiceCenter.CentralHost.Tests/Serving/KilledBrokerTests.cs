using System.Diagnostics;
using System.Globalization;
using System.Net;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Serving;

/// <summary>Of a broker that is a process of its own.</summary>
public sealed class KilledBrokerTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task a_broker_that_is_killed_is_told_and_comes_back()
    {
        Needs.Mosquitto();
        Needs.Libmosquitto();
        await using var host = await _site.Serve();
        var pidFile = Path.Combine(_site.Data, "broker", "mosquitto.pid");
        var first = await File.ReadAllTextAsync(pidFile);
        using (var broker = Process.GetProcessById(int.Parse(first, CultureInfo.InvariantCulture)))
        {
            broker.Kill();
            await broker.WaitForExitAsync();
        }
        var said = await Poll.Until("the loss of the broker is told", async () =>
            await host.Readiness() is { Status: HttpStatusCode.ServiceUnavailable, Body: var body } ? body : null);
        (said.Contains("Mosquitto ended", StringComparison.Ordinal) || said.Contains("not connected", StringComparison.Ordinal)).ShouldBeTrue(said);

        (await host.Issue()).Number.ShouldBe("A1");
        await host.IsReady();
        (await File.ReadAllTextAsync(pidFile)).ShouldNotBe(first);
    }
}
