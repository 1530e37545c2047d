using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceCenter.Benchmarks.Processes;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Storage.Visits;

namespace ServiceCenter.Benchmarks;

/// <summary>The drivers of this build beside each other: client and broker of our own, the visit log, the GPIO lines.</summary>
internal static class SideBySide
{
    private const int ListenPort = 18839, RoundTrips = 2_000, Flowing = 20_000, InFlight = 256;
    private const int Writes = 40, VisitsPerWrite = 500, PageSize = 500;
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public static async Task MeasureAsync(Report report)
    {
        var figures = new List<DriverFigures>();
        foreach (var set in Drivers.Sets)
        {
            var (roundTrip, tripsPerSecond) = await MeasureBusAsync(report, set);
            var (visitsPerSecond, visitsReport) = MeasureLog(report, set);
            figures.Add(new DriverFigures(roundTrip, tripsPerSecond, visitsPerSecond, visitsReport, PressToEvent.Measure(report, set)));
        }
        report.AddTable(Table(figures));
    }

    /// <summary>As it stands in README.md.</summary>
    private static string Table(IReadOnlyList<DriverFigures> figures)
    {
        var pressed = figures.All(one => one.PressToEvent is not null)
            ? $"press to event {Beside(one => one.PressToEvent!)}, 20 ms of them debouncing: the kernel's, and the driver's own"
            : "not measured: there is no device lab";
        return $"""
            | seam | driver | owner's package | side by side |
            |---|---|---|---|
            | bus, `IBus` | libmosquitto | MQTTnet 5.2 | round trip {Beside(one => one.RoundTrip)} (median); {Beside(one => one.TripsPerSecond)} a second with {InFlight} in flight, each through its own broker |
            | broker of our own, `IEmbeddedBroker` | Mosquitto, a child process | MQTTnet.Server 5.2, in the process | as above. MQTTnet's keeps what is retained over a restart, and no sessions |
            | visit log, `IVisitLog` | SQLite | LiteDB 5.0.21 | {Beside(one => one.VisitsPerSecond)} visits written a second, {VisitsPerWrite} at once; report over {Writes * VisitsPerWrite:#,0} visits {Beside(one => one.VisitsReport)} |
            | GPIO lines, `IGpioChip` | the kernel's character device | System.Device.Gpio 4.2, over libgpiod | {pressed} |
            | sign, `ISign` | from the datasheets | Iot.Device.Bindings 4.2: Ht16k33, Max7219 | the same dots and segments on the chips |
            """;

        string Beside(Func<DriverFigures, string> figure) => string.Join(" and ", figures.Select(figure));
    }

    private static async Task<(string RoundTrip, string PerSecond)> MeasureBusAsync(Report report, DriverSet set)
    {
        using var folder = new DataFolder();
        await using var buses = await BusFactories.StartAsync(
            new BrokerSettings("bench", folder.Path) { ListenPort = ListenPort }, [new BrokerDevice("kiosk-1", Roles.Kiosk)], NullLoggerFactory.Instance, set.Host);
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
        var (roundTrip, perSecond) = ($"{trips.Median:0.00} ms", Report.Number(Flowing / flow.TotalSeconds));
        report.Add(new Row($"{set.Name}: round trip over the bus, median", roundTrip, $"99th percentile {trips.Quantile(0.99):0.00} ms", null, "", null));
        report.Add(new Row($"{set.Name}: round trips a second, {InFlight} in flight", perSecond, "", null, "", null));
        return (roundTrip, perSecond);
    }

    private static (string PerSecond, string Reported) MeasureLog(Report report, DriverSet set)
    {
        var driver = set.Host.Store.Visits;
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
        if (read != Writes * VisitsPerWrite) throw new InvalidOperationException($"{set.Name}: {read} visits were read back.");
        var (perSecond, whole) = (Report.Number(read / written.TotalSeconds), $"{reported.TotalMilliseconds:0} ms");
        report.Add(new Row($"{set.Name}: visits written a second, {VisitsPerWrite} at once", perSecond, "", null, "", null));
        report.Add(new Row($"{set.Name}: report over {read:#,0} visits", whole, "", null, "", null));
        return (perSecond, whole);
    }

    private static VisitEntry Visit(int number) => new(
        number + 1, new TicketId((ulong)number + 1), $"A{number % 1000}", new ServiceId("general"), Morning.AddSeconds(number), Morning.AddSeconds(number + 300),
        VisitOutcome.Served, new AgentId("agent-1"), "Ada", new CounterId("1"), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(3), TimeSpan.Zero, 1);
}
