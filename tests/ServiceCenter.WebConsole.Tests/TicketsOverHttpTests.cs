using System.Net;
using ServiceCenter.Contracts;
using static ServiceCenter.WebConsole.Tests.Answers;

namespace ServiceCenter.WebConsole.Tests;

public sealed class TicketsOverHttpTests : IAsyncLifetime
{
    private RunningConsole console = null!;
    public async ValueTask InitializeAsync() => console = await RunningConsole.StartAsync();
    public ValueTask DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task a_ticket_is_issued_under_the_id_of_its_asker_and_answered_with_number_and_quote()
    {
        using var box = console.WithKey("device");
        const string id = "ffffffffffffffffffffffffffffffff";
        var answer = await box.PostAsync("/api/tickets", Json(new { service = "general", language = "de", needs = "wheelchair", id, unknownMember = 1 }));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location!.OriginalString.ShouldBe("/api/tickets/" + id);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(
            """{"id":"ffffffffffffffffffffffffffffffff","number":"A45","service":"general","ahead":4,"quote":{"name":"simple","meanSeconds":720}}""");
        var (caller, request) = console.Centre.Asked.ShouldHaveSingleItem();
        caller.ShouldBe(new Caller("box-1", Roles.Device));
        request.ShouldBe(new IssueTicketRequest(request.Id, "general", null, "de", "wheelchair", id));
        request.Id.Length.ShouldBe(32);
    }

    [Fact]
    public async Task the_same_key_of_the_same_caller_is_one_request_and_another_callers_is_another()
    {
        using var box = console.WithKey("device");
        using var ada = await console.AsPersonAsync("ada", "agent");
        foreach (var client in new[] { box, box, ada })
        {
            using var order = new HttpRequestMessage(HttpMethod.Post, "/api/tickets") { Content = Json(new { service = "general" }) };
            order.Headers.Add("Idempotency-Key", "press-7");
            (await client.SendAsync(order)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }
        console.Centre.Asked.Select(a => (a.Caller.Device, a.Request.Id)).ShouldBe([("box-1", "press-7"), ("box-1", "press-7"), ("web-ada", "press-7")]);
    }

    [Fact]
    public async Task two_strangers_with_the_same_key_are_two_callers_and_each_may_ask_again()
    {
        var mine = new string('a', 32);
        var yours = new string('b', 32);
        foreach (var ticket in new[] { mine, yours, mine })
        {
            using var leaving = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{ticket}/leave");
            leaving.Headers.Add("Idempotency-Key", "1");
            (await console.Anyone.SendAsync(leaving)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        var ids = console.Centre.Asked.Select(a => (a.Caller.Device, a.Request.Id)).ToList();
        ids[1].ShouldNotBe(ids[0]);
        ids[2].ShouldBe(ids[0]);
    }

    [Fact]
    public async Task two_calls_without_a_key_are_two_requests()
    {
        using var box = console.WithKey("device");
        for (var i = 0; i < 2; i++) await box.PostAsync("/api/tickets", Json(new { service = "general" }));
        console.Centre.Asked.Select(a => a.Request.Id).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("bad key")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task a_key_that_is_none_is_refused_before_the_centre_is_asked(string key)
    {
        using var box = console.WithKey("device");
        using var order = new HttpRequestMessage(HttpMethod.Post, "/api/tickets") { Content = Json(new { service = "general" }) };
        order.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        await (await box.SendAsync(order)).ShouldBeProblemAsync(400, "bad-request");
        console.Centre.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"service": 7}""", "Member 'service' is 7: expected a text.")]
    [InlineData("""{"service": "general", "then": "payments"}""", "Member 'then' is \"payments\": expected a list of texts.")]
    [InlineData("""{"service": "general", "then": ["payments", 7]}""", "Member 'then' is [\"payments\", 7]: expected a list of texts.")]
    [InlineData("""{"service": "general", "then": [null]}""", "Member 'then' has a null in it: expected a list of texts.")]
    [InlineData("""{"service": null}""", "Member 'service' is null: expected a text.")]
    [InlineData("""{"language": "de"}""", "Member 'service' is missing: expected a text.")]
    [InlineData("""{"Service": "general"}""", "Member 'service' is missing: expected a text.")]
    [InlineData("""{"service": "general", "service": "payments"}""", "Member 'service' is there twice: expected once.")]
    [InlineData("""{"service": "general",}""", "The body is not JSON at line 1, byte 23: expected one JSON object, in UTF-8.")]
    [InlineData("", "The body is empty. Expected a JSON object with 'service' (a text); it may have 'then' (a list of texts), 'language' (a text), 'needs' (a text), 'id' (a text), 'bookedAt' (an instant with its offset, such as 2026-11-21T09:30:00.123Z).")]
    [InlineData(" \n", "The body is empty. Expected a JSON object with 'service' (a text)")]
    [InlineData("null", "The body is null. Expected a JSON object with 'service' (a text)")]
    [InlineData("[]", "The body is []. Expected a JSON object with 'service' (a text)")]
    [InlineData("\"general\"", "The body is \"general\". Expected a JSON object with 'service' (a text)")]
    public async Task a_body_that_cannot_be_read_is_told_what_is_wrong_where_and_what_to_send(string body, string detail)
    {
        using var box = console.WithKey("device");
        var problem = await (await box.PostAsync("/api/tickets", Json(body))).ShouldBeProblemAsync(400, "bad-request");
        ((string)problem["detail"]!).ShouldStartWith(detail);
        console.Centre.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_body_of_more_than_64_kilobytes_is_refused()
    {
        using var box = console.WithKey("device");
        await (await box.PostAsync("/api/tickets", Json(new { service = new string('x', 70_000) }))).ShouldBeProblemAsync(413, "too-large");
    }

    [Fact]
    public async Task a_body_that_is_no_json_is_refused()
    {
        using var box = console.WithKey("device");
        await (await box.PostAsync("/api/tickets", new StringContent("service=general"))).ShouldBeProblemAsync(415, "not-json");
    }

    [Fact]
    public async Task anybody_reads_a_ticket_by_its_id_and_may_leave()
    {
        console.Centre.Tickets[SomeCentre.TicketId] = new TicketBody(
            SomeCentre.TicketId, "A42", "general", new Dictionary<string, string> { ["en"] = "General" }, "waiting", SomeCentre.Now, 3, null, null, null, true);
        var ticket = await (await console.Anyone.GetAsync($"/api/tickets/{SomeCentre.TicketId}")).JsonAsync();
        ((string)ticket["number"]!).ShouldBe("A42");
        ((string)ticket["issuedAt"]!).ShouldBe("2026-11-21T10:30:00.000Z");

        (await console.Anyone.PostAsync($"/api/tickets/{SomeCentre.TicketId}/leave", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (caller, request) = console.Centre.Asked.ShouldHaveSingleItem();
        caller.Roles.ShouldBe(Roles.Public);
        request.ShouldBe(new LeftRequest(request.Id, SomeCentre.TicketId));
    }

    [Fact]
    public async Task a_ticket_nobody_knows_is_a_404() =>
        await (await console.Anyone.GetAsync("/api/tickets/none")).ShouldBeProblemAsync(404, "unknown-ticket");

    [Theory]
    [InlineData("unknown-service", 404)]
    [InlineData("counter-closed", 409)]
    [InlineData("nothing-waiting", 409)]
    [InlineData("not-allowed", 403)]
    [InlineData("bad-request", 400)]
    [InlineData("busy", 429)]
    [InlineData("not-ready", 503)]
    public async Task a_refusal_of_the_centre_keeps_its_code_and_gets_its_status(string code, int status)
    {
        console.Centre.Answer = request => SomeCentre.Refuses(request, code);
        using var box = console.WithKey("device");
        var problem = await (await box.PostAsync("/api/tickets", Json(new { service = "general" }))).ShouldBeProblemAsync(status, code);
        ((string)problem["detail"]!).ShouldBe("Not now.");
    }

    [Fact]
    public async Task what_goes_wrong_inside_is_a_problem_too_and_tells_nothing_of_the_inside()
    {
        console.Centre.Answer = _ => throw new InvalidOperationException("secret");
        using var box = console.WithKey("device");
        var problem = await (await box.PostAsync("/api/tickets", Json(new { service = "general" }))).ShouldBeProblemAsync(500, "internal");
        problem.ToJsonString().ShouldNotContain("secret");
        console.Said.ShouldContain(line => line.Contains("secret"));
    }

    [Fact]
    public async Task a_path_that_is_none_and_a_method_that_does_not_fit_are_problems()
    {
        await (await console.Anyone.GetAsync("/api/nothing")).ShouldBeProblemAsync(404, "unknown-endpoint");
        await (await console.Anyone.PutAsync("/api/queues", null)).ShouldBeProblemAsync(405, "method-not-allowed");
    }
}
