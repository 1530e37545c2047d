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
    [Fact] public async Task start() => (await AskedByAsync("/api/counters/2/start", """{"ticket":"x"}""")).ShouldBe(new StartRequest("k1", "2", "x"));
    [Fact] public async Task finish() => (await AskedByAsync("/api/counters/2/finish", """{"outcome":"resolved"}""")).ShouldBe(new FinishRequest("k1", "2", null, "resolved"));
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
        var problem = await (await box.PostAsync("/api/counters/1/park", Json("{}"))).ShouldBeProblemAsync(404, "unknown-action");
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

    [Fact]
    public async Task the_day_is_opened_ended_and_taken_back_by_a_supervisor()
    {
        using var sue = await console.AsPersonAsync("sue", "supervisor");
        var opening = new { day = "2026-11-23", opensAt = "2026-11-23T07:00:00Z", lastTicketAt = "2026-11-23T16:00:00+01:00", endsAt = "2026-11-24T03:00:00Z" };
        foreach (var (path, body) in new[] { ("open", Json(opening)), ("end", Json("{}")), ("undo", Json("{}")) })
            (await sue.PostAsync("/api/day/" + path, body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var asked = console.Centre.Asked.Select(a => a.Request).ToList();
        asked[0].ShouldBeOfType<OpenDayRequest>().LastTicketAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        asked[1].ShouldBeOfType<EndDayRequest>();
        asked[2].ShouldBe(new UndoRequest(asked[2].Id));
    }
}
