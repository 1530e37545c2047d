using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>What explains and checks the centre: why a call was made, the conservation sum, health.</summary>
internal static class InsightApi
{
    public static void MapCalls(this IEndpointRouteBuilder routes) => routes.MapGet("/api/calls/{seq:long}/why", Why).WithTags("Calls");

    public static void MapConservation(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conservation", (ICentre centre) => TypedResults.Ok(centre.View.Conservation)).WithTags("Conservation");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health");
        health.MapGet("live", () => TypedResults.Ok(new Alive("live")));
        health.MapGet("ready", Ready);
    }

    private static Results<Ok<WhyBody>, ProblemHttpResult> Why(long seq, ICentre centre) =>
        centre.Why(seq) is { } why ? TypedResults.Ok(why) : Problems.Of("unknown-call", "No such call", $"Event {seq} is no call.");

    private static Results<Ok<Alive>, ProblemHttpResult> Ready(ICentre centre, IStandbyDesk standby)
    {
        var wrong = centre.NotReady;
        if (wrong.Count == 0) return TypedResults.Ok(new Alive("ready", standby.Word?.Trouble));
        var detail = string.Join("; ", wrong.Order().Select(part => $"{part.Key}: {part.Value}"));
        return Problems.Of(new Problem("not-ready", "The centre is not ready", detail), wrong);
    }
}
