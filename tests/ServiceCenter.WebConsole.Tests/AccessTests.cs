using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceCenter.WebConsole.Api;
using static ServiceCenter.WebConsole.Tests.Answers;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>Every door is walked to in every role, and opens exactly for those of its row.</summary>
public sealed class AccessTests
{
    private static HttpRequestMessage CallTo(AccessRow row)
    {
        var path = row.Pattern.Replace("{seq:long}", "1").Replace("{version:long}", "1").Replace("{documentName}", "v1").Replace("{counter}", "1").Replace("{zone}", "hall")
            .Replace("{service}", "general").Replace("{id}", "none").Replace("{user}", "nobody").Replace("{name}", "nothing")
            .Replace("{file}", "none").Replace("{device}", "kiosk-1").Replace("{action}", "dance");
        path.ShouldNotContain("{");
        var call = new HttpRequestMessage(new HttpMethod(row.Method), path);
        if (row.Method is "POST" or "PUT") call.Content = Json("{}");
        return call;
    }

    public static TheoryData<string> EveryRole => [.. RoleName.Names, "nobody"];

    [Theory, MemberData(nameof(EveryRole))]
    public async Task every_door_opens_for_the_roles_of_its_row_only(string role)
    {
        await using var console = await RunningConsole.StartAsync();
        // A stream that has ended at once: the walk waits for no one.
        console.Centre.Changes.Writer.Complete();
        using var client = role == "nobody" ? console.Client(null) : console.WithKey(role);
        foreach (var row in Access.Table)
        {
            using var answer = await client.SendAsync(CallTo(row));
            var may = row.IsOpen || row.RoleNames.Contains(role);
            var text = $"{row.Method} {row.Pattern} as {role}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
            if (may)
            {
                ((int)answer.StatusCode).ShouldNotBe(403, text);
                if (row.Pattern != "/api/session") ((int)answer.StatusCode).ShouldNotBe(401, text);
                ((int)answer.StatusCode).ShouldBeLessThan(500, text);
            }
            else if (IsPage(row)) answer.Headers.Location?.OriginalString.ShouldStartWith("/sign-in?", Case.Sensitive, text);
            else if (role == "nobody") await answer.ShouldBeProblemAsync(401, "not-signed-in");
            else await answer.ShouldBeProblemAsync(403, "not-allowed");
        }
    }

    private static bool IsPage(AccessRow row) => row.Method == "GET" && !row.Pattern.StartsWith("/api/") && row.Pattern != "/manager/live";

    [Fact]
    public async Task every_row_has_its_endpoint_and_every_endpoint_its_row()
    {
        await using var console = await RunningConsole.StartAsync();
        var mapped = console.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .Select(e => e.Metadata.GetMetadata<AccessRow>()).ToList();
        mapped.ShouldNotContain((AccessRow?)null);
        mapped.ShouldBe(Access.Table, ignoreOrder: true);
    }

    [Theory]
    [InlineData("agent", "POST", "/api/day/end", false)]
    [InlineData("agent", "GET", "/api/visits", false)]
    [InlineData("manager", "GET", "/api/visits", true)]
    [InlineData("manager", "POST", "/api/counters/{counter}/call-next", false)]
    [InlineData("device", "POST", "/api/counters/{counter}/call-next", true)]
    [InlineData("device", "POST", "/api/keys", false)]
    [InlineData("supervisor", "POST", "/api/keys", false)]
    public void the_table_means_what_it_should(string role, string method, string pattern, bool may) =>
        Access.Table.Single(r => r.Method == method && r.Pattern == pattern).RoleNames.Contains(role).ShouldBe(may);

    [Fact]
    public async Task answers_carry_the_headers_that_keep_browsers_safe()
    {
        await using var console = await RunningConsole.StartAsync();
        foreach (var path in new[] { "/api/queues", "/api/keys", "/", "/console/console.css" })
        {
            using var answer = await console.Anyone.GetAsync(path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';", Case.Sensitive, path);
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff", path);
        }
    }
}
