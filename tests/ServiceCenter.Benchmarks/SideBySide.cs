using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.Benchmarks.Processes;
using ServiceCenter.CentralHost;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Benchmarks;

/// <summary>The drivers of this build beside each other: two clients and a broker of our own, and the visit log.</summary>
internal static class SideBySide
{
    private const int ListenPort = 18839, RoundTrips = 2_000, Flowing = 20_000, InFlight = 256;
    private const int Writes = 40, VisitsPerWrite = 500, PageSize = 500;
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public static async Task MeasureAsync(Report report)
    {
        foreach (var (name, drivers) in Drivers.Sets)
        {
            await MeasureBusAsync(report, name, drivers);
            MeasureLog(report, name, drivers.Store.Visits);
        }
    }

    private static async Task MeasureBusAsync(Report report, string name, HostDrivers drivers)
    {
        using var folder = new DataFolder();
        await using var buses = await BusFactories.StartAsync(
            new BrokerSettings("bench", folder.Path) { ListenPort = ListenPort }, [new BrokerDevice("kiosk-1", Roles.Kiosk)], NullLoggerFactory.Instance, drivers);
        var topics = new Topics("bench");
        await using var host = buses.For(Topics.Host, [topics.AnyRequest], null, cleanSession: true);
        await using var kiosk = buses.For("kiosk-1", [topics.Reply("kiosk-1")], null, cleanSession: true);
        await RoundTripper.ConnectAsync(host, body => host.Publish(topics.Reply("kiosk-1"), body, retain: false));
        var tripper = await RoundTripper.ConnectAsync(kiosk, _ => { });
        void Ask() => kiosk.Publish(topics.Request("kiosk-1"), "a request of usual length, as a kiosk sends when a button is pressed"u8.ToArray(), retain: false);

        await tripper.TripAsync(Ask, RoundTrips / 4, 1); // warm
        var trips = new Samples();
        for (var trip = 0; trip < RoundTrips; trip++) trips.Add((await tripper.TripAsync(Ask, 1, 1)).TotalMilliseconds);
        var flow = await tripper.TripAsync(Ask, Flowing, InFlight);
        report.Add(new Row($"{name}: round trip over the bus, median", $"{trips.Median:0.000} ms", $"99th percentile {trips.Quantile(0.99):0.000} ms", null, "", null));
        report.Add(new Row($"{name}: round trips a second, {InFlight} in flight", Report.Number(Flowing / flow.TotalSeconds), "", null, "", null));
    }

    private static void MeasureLog(Report report, string name, IVisitLogDriver driver)
    {
        using var folder = new DataFolder();
        using var log = driver.Open(Path.Combine(folder.Path, driver.FileName));
        var started = Stopwatch.GetTimestamp();
        for (var write = 0; write < Writes; write++)
            log.Write([.. Enumerable.Range(write * VisitsPerWrite, VisitsPerWrite).Select(Visit)], new LogPosition((write + 1) * VisitsPerWrite, new byte[32]));
        var written = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        var (read, after) = (0, (VisitPlace?)null);
        while (log.Scan(Morning, Morning.AddDays(30), after, PageSize) is [.., var last] page) (read, after) = (read + page.Count, VisitPlace.Of(last));
        var reported = Stopwatch.GetElapsedTime(started);
        if (read != Writes * VisitsPerWrite) throw new InvalidOperationException($"{name}: {read} visits were read back.");
        report.Add(new Row($"{name}: visits written a second, {VisitsPerWrite} at once", Report.Number(read / written.TotalSeconds), "", null, "", null));
        report.Add(new Row($"{name}: report over {read:#,0} visits", $"{reported.TotalMilliseconds:0} ms", "", null, "", null));
    }

    private static VisitEntry Visit(int number) => new(
        number + 1, new TicketId((ulong)number + 1), $"A{number % 1000}", new ServiceId("general"), Morning.AddSeconds(number), Morning.AddSeconds(number + 300),
        VisitOutcome.Served, new AgentId("agent-1"), "Ada", new CounterId("1"), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(3), TimeSpan.Zero, 1);
}
