using System.Globalization;
using ServiceCenter.CentralHost.Tests.Serving;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.Storage;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.CommandLine;

/// <summary>Three weeks of a real bank, from its file to the HTTP door.</summary>
public sealed class GoldenLogTests
{
    private const string Jerusalem = "Asia/Jerusalem";

    [Fact]
    public async Task the_door_gives_back_the_rows_of_an_imported_log_and_they_outlive_the_hosts_own_days()
    {
        var log = Needs.SharedData("bank-1999-08-01-to-21.csv");
        using var site = new Site();
        site.LivesIn(Jerusalem);
        var import = await site.Run("import", log);
        import.Code.ShouldBe(0, import.Errors);
        import.Output.ShouldContain("27369 visits imported");

        var again = await site.Run("import", log);
        again.Code.ShouldNotBe(0);
        again.Errors.ShouldContain("imported before");
        (await site.Run("verify")).Code.ShouldBe(0);

        await using (var host = await site.Serve())
        {
            var rows = await host.Visits();
            var expected = File.ReadLines(log).Skip(1).Select(WithoutPriority).ToList();
            rows.Select(AsLine).ShouldBe(expected);
            (await CsvLines(host)).Select(AsLine).ShouldBe(expected);
            FiguresHold(rows);
            (await host.Conservation()).ShouldSatisfyAllConditions(
                sum => sum.Issued.ShouldBe(27_369), sum => sum.Ended["served"].ShouldBe(20_966), sum => sum.Ended["left"].ShouldBe(6_403),
                sum => sum.Holds.ShouldBeTrue());
            (await host.Program.Stop()).ShouldBe(0, host.Program.Errors);
        }
        HistoricalServices(site).ShouldBe(["in", "ne", "nw", "pe", "ps", "tt"]);
        var verified = await site.Run("verify");
        verified.Code.ShouldBe(0, verified.Output);
    }

    private static void FiguresHold(List<VisitRow> rows)
    {
        var served = rows.Where(r => r.Outcome == "served").ToList();
        served.Count.ShouldBe(20_966);
        rows.Count(r => r.Outcome == "left").ShouldBe(6_403);
        Math.Round(served.Average(r => r.WaitSeconds), 2).ShouldBe(95.49);
        Math.Round(served.Average(r => r.HandlingSeconds), 2).ShouldBe(185.61);
    }

    /// <summary>The host took the centre's own file, which knows nothing of the bank's services.</summary>
    private static IEnumerable<string> HistoricalServices(Site site)
    {
        using var store = CentreStore.Open(site.Data);
        var loaded = store.Load();
        var state = store.Events(loaded.Seq).Aggregate(loaded.State, CentreEngine.Evolve);
        return state.Plan!.Services.Where(s => s.Historical).Select(s => s.Id.Value).Order(StringComparer.Ordinal);
    }

    private static async Task<List<VisitRow>> CsvLines(ServingHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/visits");
        request.Headers.Accept.ParseAdd("text/csv");
        using var answer = await host.Http.SendAsync(request);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("ticket,number,service,issued,ended,outcome,agent,counter,waitSeconds,walkSeconds,handlingSeconds,holdSeconds,visitSeconds,legs");
        return [.. lines.Skip(1).Select(Row)];
    }

    private static VisitRow Row(string line)
    {
        var f = line.Split(',');
        double Number(int column) => double.Parse(f[column], CultureInfo.InvariantCulture);
        DateTimeOffset Instant(int column) => DateTimeOffset.Parse(f[column], CultureInfo.InvariantCulture);
        return new VisitRow(
            f[0], f[1], f[2], Instant(3), Instant(4), f[5], f[6].Length == 0 ? null : f[6], f[7].Length == 0 ? null : f[7],
            Number(8), Number(9), Number(10), Number(11), Number(12), int.Parse(f[13], CultureInfo.InvariantCulture));
    }

    /// <summary>An end one clock tick before its beginning is the one thing that does not come out as it went in.</summary>
    private static string WithoutPriority(string line)
    {
        var f = line.Split(',');
        var finished = f[6].Length > 0 && string.CompareOrdinal(f[6], f[5]) < 0 ? f[5] : f[6];
        return string.Join(',', f[0], f[1], f[2], f[4], f[5], finished, f[7]);
    }

    private static string AsLine(VisitRow row)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Jerusalem);
        string Local(DateTimeOffset at, string form) => TimeZoneInfo.ConvertTime(at, zone).ToString(form, CultureInfo.InvariantCulture);
        var called = row.Issued.AddSeconds(row.WaitSeconds);
        return string.Join(',',
            Local(row.Issued, "yyyy-MM-dd,HH:mm:ss"), row.Service.ToUpperInvariant(), row.Outcome, Local(called, "HH:mm:ss"),
            row.Outcome == "served" ? Local(called.AddSeconds(row.HandlingSeconds), "HH:mm:ss") : "", row.Agent);
    }
}
