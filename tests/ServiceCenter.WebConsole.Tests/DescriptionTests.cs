using System.Text.Json.Nodes;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.Tests;

public sealed class DescriptionTests
{
    [Fact]
    public async Task the_openapi_document_names_every_door_of_the_access_table_with_its_roles()
    {
        await using var console = await RunningConsole.StartAsync();
        var document = JsonNode.Parse(await console.Anyone.GetStringAsync("/openapi/v1.json"))!;
        ((string)document["openapi"]!).ShouldStartWith("3.");
        var described = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(o => (
                Door: $"{o.Key.ToUpperInvariant()} {path.Key}",
                Roles: string.Join(",", o.Value!["x-roles"]!.AsArray().Select(r => (string)r!)))))
            .ToList();
        var expected = Access.Table
            .Where(r => (r.Pattern.StartsWith("/api/") || r.Pattern.StartsWith("/health/")) && !r.Pattern.EndsWith("{action}"))
            .Select(r => (Door: $"{r.Method} {r.Pattern.Replace(":long", "")}", Roles: r.IsOpen ? "public" : string.Join(",", r.RoleNames)));
        described.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task bodies_keys_and_refusals_are_described()
    {
        await using var console = await RunningConsole.StartAsync();
        var document = JsonNode.Parse(await console.Anyone.GetStringAsync("/openapi/v1.json"))!;
        var issue = document["paths"]!["/api/tickets"]!["post"]!;
        issue["parameters"]!.AsArray().Select(p => (string)p!["name"]!).ShouldBe(["Idempotency-Key"]);
        issue["responses"]!["default"]!["content"]!["application/problem+json"].ShouldNotBeNull();
        issue["responses"]!["201"].ShouldNotBeNull();
        var order = document["components"]!["schemas"]!["TicketOrder"]!;
        order["properties"]!.AsObject().Select(p => p.Key).ShouldBe(["service", "then", "language", "needs", "id", "bookedAt"], ignoreOrder: true);
        order["required"]!.AsArray().Select(r => (string)r!).ShouldBe(["service"]);
    }
}
