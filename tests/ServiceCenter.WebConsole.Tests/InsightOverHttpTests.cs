using System.Net;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.Api;
using ServiceCenter.WebConsole.Pages;

namespace ServiceCenter.WebConsole.Tests;

public sealed class InsightOverHttpTests : IAsyncLifetime
{
    private RunningConsole console = null!;
    private HttpClient manager = null!;

    public async ValueTask InitializeAsync()
    {
        console = await RunningConsole.StartAsync();
        manager = console.WithKey("manager");
    }

    public ValueTask DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task visits_come_in_pages_of_a_thousand()
    {
        for (var n = 2500; n > 0; n--) console.Centre.Log.Add(SomeCentre.Visit(n));
        var sizes = new List<int>();
        var path = "/api/visits?from=2026-11-20T00:00:00Z";
        for (string? next = ""; next is not null;)
        {
            var page = await (await manager.GetAsync(path + (next.Length > 0 ? "&after=" + next : ""))).JsonAsync();
            sizes.Add(page["items"]!.AsArray().Count);
            next = (string?)page["next"];
        }
        sizes.ShouldBe([1000, 1000, 500]);
    }

    [Fact]
    public async Task as_csv_all_of_them_stream_in_one_file()
    {
        for (var n = 2500; n > 0; n--) console.Centre.Log.Add(SomeCentre.Visit(n));
        using var call = new HttpRequestMessage(HttpMethod.Get, "/api/visits");
        call.Headers.Add("Accept", "text/csv");
        using var answer = await manager.SendAsync(call);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        lines.Length.ShouldBe(2502, "heading, rows, and nothing after the last line end");
        lines[0].ShouldBe("ticket,number,service,issued,ended,outcome,agent,counter,waitSeconds,walkSeconds,handlingSeconds,holdSeconds,visitSeconds,legs");
        lines[2500].ShouldBe("00000000000000000000000000000001,A1,general,2026-11-21T10:24:59.000Z,2026-11-21T10:29:59.000Z,served,ada,1,120,10,170.5,0,300.5,1");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-2", "'-2")]
    [InlineData("+2", "'+2")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("=\"x\"\r\n", "\"'=\"\"x\"\"\r\n\"")]
    [InlineData("ada", "ada")]
    [InlineData(null, "")]
    public void no_cell_of_the_csv_is_a_formula_or_breaks_the_row(string? text, string cell) => VisitCsv.Text(text).ShouldBe(cell);

    [Fact]
    public async Task a_date_is_the_centres_own_day()
    {
        VisitRow At(string issued) => SomeCentre.Visit(1) with { Issued = DateTimeOffset.Parse(issued, System.Globalization.CultureInfo.InvariantCulture), Number = issued };
        console.Centre.Log.AddRange([At("2026-11-20T02:59:59Z"), At("2026-11-20T03:00:00Z"), At("2026-11-21T02:59:59Z"), At("2026-11-21T03:00:00Z")]);
        var page = await (await manager.GetAsync("/api/visits?from=2026-11-20&to=2026-11-21")).JsonAsync();
        page["items"]!.AsArray().Select(i => (string)i!["number"]!).ShouldBe(["2026-11-20T03:00:00Z", "2026-11-21T02:59:59Z"]);
        var log = await manager.GetStringAsync("/manager?day=2026-11-20");
        log.ShouldContain(">2026-11-20T03:00:00Z<");
        log.ShouldContain(">2026-11-21T02:59:59Z<");
        log.ShouldNotContain(">2026-11-20T02:59:59Z<");
        log.ShouldNotContain(">2026-11-21T03:00:00Z<");
    }

    [Fact]
    public async Task after_midnight_the_log_is_still_of_the_day_that_the_centre_is_in()
    {
        console.Centre.View = console.Centre.View with { Now = new DateTimeOffset(2026, 11, 22, 2, 59, 59, TimeSpan.Zero) };
        (await manager.GetStringAsync("/manager")).ShouldContain("Log of 2026-11-21");
        console.Centre.View = console.Centre.View with { Now = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero) };
        (await manager.GetStringAsync("/manager")).ShouldContain("Log of 2026-11-22");
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-13-01", "to")]
    [InlineData("from=0001-01-01", "from")]
    [InlineData("to=9999-12-31", "to")]
    [InlineData("from=0001-01-01T00:00:00%2B14:00", "from")]
    [InlineData("to=9999-12-31T23:59:59-14:00", "to")]
    [InlineData("from=2026-11-21T00:00:00%2B15:00", "from")]
    [InlineData("after=the-next-one", "after")]
    public async Task a_time_that_is_none_is_refused_by_name(string query, string named)
    {
        foreach (var form in new[] { "", "&format=csv" })
        {
            var problem = await (await manager.GetAsync("/api/visits?" + query + form)).ShouldBeProblemAsync(400, "bad-request");
            ((string)problem["detail"]!).ShouldStartWith($"'{named}'");
        }
    }

    [Theory]
    [InlineData("from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z")]
    [InlineData("from=0001-01-01T14:00:00%2B14:00&to=9999-12-31T09:59:59-14:00")]
    [InlineData("from=1900-01-01&to=9998-12-31")]
    public async Task a_span_may_be_as_long_as_there_is_time(string query)
    {
        console.Centre.Log.Add(SomeCentre.Visit(1));
        (await (await manager.GetAsync("/api/visits?" + query)).JsonAsync())["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("9998-12-31")]
    public async Task the_log_of_a_day_long_before_or_after_is_empty(string day) =>
        (await manager.GetStringAsync("/manager?day=" + day)).ShouldContain("No visit that was issued on this day");

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2026-02-30")]
    [InlineData("today")]
    public async Task a_day_that_is_none_is_said_in_a_page(string day)
    {
        using var answer = await manager.GetAsync("/manager?day=" + day);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"The log has no day &#x27;{day}&#x27;");
    }

    [Fact]
    public async Task a_log_that_cannot_be_read_is_a_problem_as_csv_too()
    {
        console.Centre.LogTrouble = "the disk is full";
        foreach (var path in new[] { "/api/visits", "/api/visits?format=csv" })
            await (await manager.GetAsync(path)).ShouldBeProblemAsync(503, "not-ready");
    }

    [Fact]
    public async Task why_a_call_was_made_can_be_read_and_what_is_no_call_is_not_there()
    {
        console.Centre.Calls[118] = new WhyBody("all", 1, "longest wait", 720.5, new Dictionary<string, int> { ["general"] = 4 }, [], 0, null);
        var why = await (await manager.GetAsync("/api/calls/118/why")).JsonAsync();
        ((string)why["reason"]!).ShouldBe("longest wait");
        ((double)why["waitedSeconds"]!).ShouldBe(720.5);
        await (await manager.GetAsync("/api/calls/117/why")).ShouldBeProblemAsync(404, "unknown-call");
    }

    [Fact]
    public async Task the_conservation_sum_stands_as_it_is_also_where_it_does_not_hold()
    {
        console.Centre.View = console.Centre.View with { Conservation = console.Centre.View.Conservation with { Issued = 61, Holds = false } };
        var sum = await (await manager.GetAsync("/api/conservation")).JsonAsync();
        sum.ToJsonString().ShouldBe("""{"issued":61,"waiting":5,"called":1,"serving":0,"parked":0,"ended":{"served":50,"left":4},"holds":false}""");
    }

    [Fact]
    public async Task health_says_which_part_is_not_ready()
    {
        (await console.Anyone.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        console.Centre.Wrong["journal"] = "the disk is full";
        var problem = await (await console.Anyone.GetAsync("/health/ready")).ShouldBeProblemAsync(503, "not-ready");
        ((string)problem["parts"]!["journal"]!).ShouldBe("the disk is full");
        (await console.Anyone.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_board_of_a_zone_and_the_queues_are_open_to_all()
    {
        var board = await (await console.Anyone.GetAsync("/api/board/hall")).JsonAsync();
        ((string)board["current"]![0]!["number"]!).ShouldBe("A42");
        await (await console.Anyone.GetAsync("/api/board/cellar")).ShouldBeProblemAsync(404, "unknown-zone");
        (await (await console.Anyone.GetAsync("/api/queues")).JsonAsync()).AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public void percentiles_are_by_nearest_rank()
    {
        TimeFigures.Of([.. Enumerable.Range(1, 10).Select(n => (double)n)]).ShouldBe(new TimeFigures(5.5, 5, 9));
        TimeFigures.Of([7]).ShouldBe(new TimeFigures(7, 7, 7));
        TimeFigures.Of([]).ShouldBeNull();
    }

    [Fact]
    public void a_days_summary_counts_everybody_and_times_the_served()
    {
        var left = SomeCentre.Visit(9) with { Outcome = "left", WaitSeconds = 5000 };
        var summary = DaySummary.Of([SomeCentre.Visit(1), left, SomeCentre.Visit(2)], latest: 2);
        summary.Total.ShouldBe(3);
        summary.Rows.Single().ShouldBe(new GroupSummary("general", 3, 2, new TimeFigures(120, 120, 120), new TimeFigures(170.5, 170.5, 170.5)));
        summary.Latest.Select(v => v.Number).ShouldBe(["A2", "A9"]);
    }
}
