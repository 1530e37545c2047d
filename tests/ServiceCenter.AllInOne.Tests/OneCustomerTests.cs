using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ServiceCenter.Testing;

namespace ServiceCenter.AllInOne.Tests;

/// <summary>One customer, from the button to the log, by the doors that browsers use.</summary>
public sealed class OneCustomerTests
{
    [Fact]
    public async Task a_press_becomes_paper_a_call_on_the_wall_and_a_row_in_the_log()
    {
        await using var centre = await SmallCentre.Start();
        await using var kiosk = await ScreenStream.Open(centre.Http, "/kiosk/kiosk-1/screen");
        await using var wall = await ScreenStream.Open(centre.Http, "/wall/hall/screen");
        await kiosk.Until("three lit buttons", s => Is(s, "connection", "online") && s.GetProperty("buttons").GetArrayLength() == 3);

        await SmallCentre.Read(centre.Http.PostAsync("/kiosk/kiosk-1/press/general", null));
        var screen = await kiosk.Until("a ticket on paper", s => s.GetProperty("ticket") is { ValueKind: JsonValueKind.Object } t && Is(t, "paper", "printed"));
        screen.GetProperty("ticket").GetProperty("number").GetString().ShouldBe("A1");
        var ticket = screen.GetProperty("ticket").GetProperty("ticket").GetString()!;
        await PaperShows(centre, "A1");

        using var ada = await centre.SignIn("ada", "agent");
        await SmallCentre.Read(ada.PostAsJsonAsync("/api/counters/1/open", new { }));
        (await SmallCentre.Read(ada.PostAsync("/api/counters/1/call-next", null))).GetProperty("ticket").GetString().ShouldBe(ticket);

        var called = await wall.Until("the call", s => s.GetProperty("current").EnumerateArray().Any(c => Is(c, "number", "A1")));
        var call = called.GetProperty("current").EnumerateArray().ShouldHaveSingleItem();
        call.GetProperty("fresh").GetBoolean().ShouldBeTrue();
        var seq = call.GetProperty("seq").GetInt64();
        (await Counter(ada)).TryGetProperty("shownAt", out _).ShouldBeFalse();
        await SmallCentre.Read(centre.Http.PostAsJsonAsync("/wall/hall/painted", new { seq }));
        await Poll.UntilTrue("shown comes back", async () => (await Counter(ada)).TryGetProperty("shownAt", out _));
        (await Counter(ada)).GetProperty("callSeq").GetInt64().ShouldBe(seq);

        await SmallCentre.Read(ada.PostAsync("/api/counters/1/start", null));
        await SmallCentre.Read(ada.PostAsync("/api/counters/1/finish", null));
        await wall.Until("the call is over", s => s.GetProperty("current").GetArrayLength() == 0 && s.GetProperty("recent").GetArrayLength() == 1);
        await IsInTheLog(centre, ticket);
        (await centre.Program.Stop()).ShouldBe(0, centre.Program.Errors);
    }

    private static async Task PaperShows(SmallCentre centre, string number)
    {
        using var paper = await centre.Http.GetAsync("/kiosk/kiosk-1/paper.svg");
        paper.StatusCode.ShouldBe(HttpStatusCode.OK);
        paper.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var svg = await paper.Content.ReadAsStringAsync();
        svg.ShouldStartWith("<svg");
        svg.ShouldContain(number);
    }

    private static async Task<JsonElement> Counter(HttpClient agent) =>
        (await SmallCentre.Read(agent.GetAsync("/api/counters"))).EnumerateArray().Single(c => Is(c, "counter", "1"));

    private static async Task IsInTheLog(SmallCentre centre, string ticket)
    {
        using var mona = await centre.SignIn("mona", "manager");
        var row = (await SmallCentre.Read(mona.GetAsync("/api/visits"))).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        row.GetProperty("ticket").GetString().ShouldBe(ticket);
        (row.GetProperty("number").GetString(), row.GetProperty("service").GetString(), row.GetProperty("outcome").GetString(), row.GetProperty("counter").GetString())
            .ShouldBe(("A1", "general", "served", "1"));
        row.GetProperty("agent").GetString().ShouldBe("ada");
        double Seconds(string name) => row.GetProperty(name).GetDouble();
        (Seconds("waitSeconds") + Seconds("walkSeconds") + Seconds("handlingSeconds")).ShouldBe(Seconds("visitSeconds"), 0.0005);
        Seconds("waitSeconds").ShouldBeGreaterThan(0);
        var sum = await SmallCentre.Read(mona.GetAsync("/api/conservation"));
        sum.GetProperty("holds").GetBoolean().ShouldBeTrue();
        sum.GetProperty("ended").GetProperty("served").GetInt64().ShouldBe(1);
    }

    private static bool Is(JsonElement of, string member, string value) => of.GetProperty(member).GetString() == value;
}
