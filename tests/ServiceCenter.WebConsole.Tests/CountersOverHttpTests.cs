using System.Net;
using ServiceCenter.Contracts;
using static ServiceCenter.WebConsole.Tests.Answers;

namespace ServiceCenter.WebConsole.Tests;

public sealed class CountersOverHttpTests : IAsyncLifetime
{
    private RunningConsole console = null!;
    public async ValueTask InitializeAsync() => console = await RunningConsole.StartAsync();
    public ValueTask DisposeAsync() => console.DisposeAsync();

    private async Task<Request> AskedByAsync(string path, string? body = null)
    {
        using var ada = await console.AsPersonAsync("ada", "agent");
        using var call = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : Json(body) };
        call.Headers.Add("Idempotency-Key", "k1");
        var answer = await ada.SendAsync(call);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var (caller, request) = console.Centre.Asked.ShouldHaveSingleItem();
        caller.ShouldBe(new Caller("web-ada", Roles.Agent, "ada"));
        return request;
    }

    [Fact] public async Task open_takes_the_signed_in_agent() => (await AskedByAsync("/api/counters/2/open", "{}")).ShouldBe(new OpenRequest("k1", "2", "ada"));
    [Fact] public async Task open_needs_no_body_at_all() => (await AskedByAsync("/api/counters/2/open")).ShouldBe(new OpenRequest("k1", "2", "ada"));
    [Fact] public async Task open_with_a_profile() => (await AskedByAsync("/api/counters/2/open", """{"agent":"ada","profile":"fast"}""")).ShouldBe(new OpenRequest("k1", "2", "ada", "fast"));
    [Fact] public async Task call_next() => (await AskedByAsync("/api/counters/2/call-next")).ShouldBe(new CallNextRequest("k1", "2"));
    [Fact] public async Task call() => (await AskedByAsync("/api/counters/2/call", """{"ticket":"x"}""")).ShouldBe(new CallRequest("k1", "2", "x"));
    [Fact] public async Task recall() => (await AskedByAsync("/api/counters/2/recall")).ShouldBe(new RecallRequest("k1", "2"));
    [Fact] public async Task recycle() => (await AskedByAsync("/api/counters/2/recycle", """{"places":5}""")).ShouldBe(new RecycleRequest("k1", "2", null, 5));
    [Fact] public async Task ready() => (await AskedByAsync("/api/counters/2/ready")).ShouldBe(new ReadyRequest("k1", "2"));
    [Fact] public async Task @break() => (await AskedByAsync("/api/counters/2/break", """{"reason":"lunch"}""")).ShouldBe(new BreakRequest("k1", "2", "lunch"));
    [Fact] public async Task park() => (await AskedByAsync("/api/counters/2/park", """{"minutes":10,"pool":"centre"}""")).ShouldBe(new ParkRequest("k1", "2", null, 10, "centre"));
    [Fact] public async Task unpark() => (await AskedByAsync("/api/counters/2/unpark", """{"ticket":"x"}""")).ShouldBe(new UnparkRequest("k1", "2", "x"));
    [Fact] public async Task transfer_to_a_counter() => (await AskedByAsync("/api/counters/2/transfer", """{"counter":"3","place":"first"}""")).ShouldBe(new TransferRequest("k1", "2", ToCounter: "3", Place: "first"));
    [Fact] public async Task transfer_to_a_service() => (await AskedByAsync("/api/counters/2/transfer", """{"service":"payments","returnToMe":true,"note":"n"}""")).ShouldBe(new TransferRequest("k1", "2", Service: "payments", ReturnToMe: true, Note: "n"));
    [Fact] public async Task help() => (await AskedByAsync("/api/counters/2/help")).ShouldBe(new HelpRequest("k1", "2"));
    [Fact] public async Task start() => (await AskedByAsync("/api/counters/2/start", """{"ticket":"x"}""")).ShouldBe(new StartRequest("k1", "2", "x"));
    [Fact] public async Task finish() => (await AskedByAsync("/api/counters/2/finish", """{"outcome":"resolved"}""")).ShouldBe(new FinishRequest("k1", "2", null, "resolved"));

    private const string Then = """
        "notBefore":{"incarnation":3,"at":"2026-11-21T10:20:00.000Z"},"notAfter":{"incarnation":4,"at":"2026-11-21T10:20:01.000Z"}
        """;
    private static readonly HostInstant Earliest = new(3, SomeCentre.Now.AddMinutes(-10)), Latest = new(4, SomeCentre.Now.AddMinutes(-10).AddSeconds(1));
    [Fact] public async Task start_that_was_kept() => (await AskedByAsync("/api/counters/2/start", $$"""{"ticket":"x",{{Then}}}""")).ShouldBe(new StartRequest("k1", "2", "x", Earliest, Latest));
    [Fact] public async Task finish_that_was_kept() => (await AskedByAsync("/api/counters/2/finish", $$"""{{{Then}}}""")).ShouldBe(new FinishRequest("k1", "2", NotBefore: Earliest, NotAfter: Latest));
    [Fact] public async Task no_show_that_was_kept() => (await AskedByAsync("/api/counters/2/no-show", $$"""{{{Then}}}""")).ShouldBe(new NoShowRequest("k1", "2", NotBefore: Earliest, NotAfter: Latest));
    [Fact] public async Task no_show() => (await AskedByAsync("/api/counters/2/no-show")).ShouldBe(new NoShowRequest("k1", "2"));
    [Fact] public async Task close() => (await AskedByAsync("/api/counters/2/close")).ShouldBe(new CloseRequest("k1", "2"));
    [Fact] public async Task undo() => (await AskedByAsync("/api/counters/2/undo")).ShouldBe(new UndoRequest("k1", Counter: "2"));
    [Fact] public async Task undo_of_a_ticket() => (await AskedByAsync("/api/tickets/abc/undo")).ShouldBe(new UndoRequest("k1", Ticket: "abc"));

    [Fact]
    public async Task an_agent_opens_no_counter_under_another_name_but_a_supervisor_does()
    {
        using var ada = await console.AsPersonAsync("ada", "agent");
        await (await ada.PostAsync("/api/counters/1/open", Json(new { agent = "bo" }))).ShouldBeProblemAsync(403, "not-allowed");
        console.Centre.Asked.ShouldBeEmpty();
        using var sue = await console.AsPersonAsync("sue", "supervisor");
        (await sue.PostAsync("/api/counters/1/open", Json(new { agent = "bo" }))).StatusCode.ShouldBe(HttpStatusCode.OK);
        console.Centre.Asked.Single().Request.ShouldBeOfType<OpenRequest>().Agent.ShouldBe("bo");
    }

    [Fact]
    public async Task a_program_that_opens_a_counter_says_for_whom()
    {
        using var box = console.WithKey("device");
        await (await box.PostAsync("/api/counters/1/open", Json("{}"))).ShouldBeProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task an_action_that_is_not_there_yet_is_refused_and_those_there_are_named()
    {
        using var box = console.WithKey("device");
        var problem = await (await box.PostAsync("/api/counters/1/dance", Json("{}"))).ShouldBeProblemAsync(404, "unknown-action");
        ((string)problem["detail"]!).ShouldContain("call-next");
    }

    [Fact]
    public async Task the_desk_shows_who_is_in_front_with_needs_and_who_waits_longest_first()
    {
        using var ada = await console.AsPersonAsync("ada", "agent");
        var desk = await (await ada.GetAsync("/api/counters/2")).JsonAsync();
        ((string)desk["counter"]!["number"]!).ShouldBe("A42");
        ((string)desk["inFront"]!["needs"]!).ShouldBe("wheelchair");
        desk["waiting"]!.AsArray().Select(w => (string)w!["number"]!).ShouldBe(["A43", "A44", "B7"]);
        await (await ada.GetAsync("/api/counters/9")).ShouldBeProblemAsync(404, "unknown-counter");
    }

    [Theory]
    [InlineData("POST", "/api/day/open", """{"day":"2026-11-23","opensAt":"2026-11-23T07:00:00","lastTicketAt":"2026-11-23T15:00:00Z","endsAt":"2026-11-24T03:00:00Z"}""",
        "Member 'opensAt' is \"2026-11-23T07:00:00\": expected an instant with its offset")]
    [InlineData("POST", "/api/day/open", """{"day":"0001-01-01","opensAt":"0001-01-01T00:00:00+14:00","lastTicketAt":"2026-11-23T15:00:00Z","endsAt":"2026-11-24T03:00:00Z"}""",
        "Member 'opensAt' is \"0001-01-01T00:00:00+14:00\": expected an instant with its offset")]
    [InlineData("POST", "/api/day/open", "", "The body is empty. Expected a JSON object with 'day' (a text), 'opensAt' (an instant")]
    [InlineData("POST", "/api/counters/1/open", """{"agent":"ada","agent":"bo"}""", "Member 'agent' is there twice: expected once.")]
    [InlineData("POST", "/api/counters/1/start", """{"ticket":7}""", "Member 'ticket' is 7: expected a text.")]
    [InlineData("POST", "/api/counters/1/finish", "[]", "The body is []. Expected a JSON object; it may have 'ticket' (a text), 'outcome' (a text), 'notBefore' (an instant of the host")]
    [InlineData("POST", "/api/people", """{"user":"eve","name":"Eve","password":"a long enough one","roles":[null]}""", "Member 'roles' has a null in it: expected a list of texts.")]
    [InlineData("PUT", "/api/people/eve", """{"roles":"admin"}""", "Member 'roles' is \"admin\": expected a list of texts.")]
    [InlineData("POST", "/api/keys", """{"name":"box-9"}""", "Member 'role' is missing: expected a text.")]
    [InlineData("POST", "/api/session", "null", "The body is null. Expected a JSON object with 'user' (a text), 'password' (a text).")]
    public async Task every_door_says_of_a_bad_body_what_is_wrong_with_it(string method, string path, string body, string detail)
    {
        using var admin = console.WithKey("admin");
        using var call = new HttpRequestMessage(new HttpMethod(method), path) { Content = Json(body) };
        var problem = await (await admin.SendAsync(call)).ShouldBeProblemAsync(400, "bad-request");
        ((string)problem["detail"]!).ShouldStartWith(detail);
        console.Centre.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_day_is_opened_ended_and_taken_back_by_a_supervisor()
    {
        using var sue = await console.AsPersonAsync("sue", "supervisor");
        var opening = new { day = "2026-11-23", opensAt = "2026-11-23T07:00:00Z", lastTicketAt = "2026-11-23T16:00:00+01:00", endsAt = "2026-11-24T03:00:00Z" };
        foreach (var (path, body) in new[] { ("open", Json(opening)), ("end", Json("{}")), ("undo", Json("{}")), ("stop", Json(new { text = "The hall is full." })) })
            (await sue.PostAsync("/api/day/" + path, body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var asked = console.Centre.Asked.Select(a => a.Request).ToList();
        asked[0].ShouldBeOfType<OpenDayRequest>().LastTicketAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        asked[1].ShouldBeOfType<EndDayRequest>();
        asked[2].ShouldBe(new UndoRequest(asked[2].Id));
        asked[3].ShouldBe(new EndDayRequest(asked[3].Id, EndDayRequest.Issuing, "The hall is full."));
    }
}
