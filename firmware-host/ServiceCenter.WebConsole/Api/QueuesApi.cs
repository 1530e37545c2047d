using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>What anybody may see of the hall: the centre itself, its queues, its boards. And, for staff, who waits.</summary>
internal static class QueuesApi
{
    public static void MapCentre(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/centre", (ICentre centre) => TypedResults.Ok(centre.View.Centre)).WithTags("Centre");

    public static void MapQueues(this IEndpointRouteBuilder routes)
    {
        var queues = routes.MapGroup("/api/queues").WithTags("Queues");
        queues.MapGet("", (ICentre centre) => TypedResults.Ok(centre.View.Queues));
        queues.MapGet("{service}/tickets", WhoWaits);
    }

    public static void MapBoard(this IEndpointRouteBuilder routes) => routes.MapGet("/api/board/{zone}", Board).WithTags("Board");

    private static Results<Ok<IReadOnlyList<WaitingTicket>>, ProblemHttpResult> WhoWaits(string service, ICentre centre)
    {
        var view = centre.View;
        if (!view.Centre.Services.Any(s => s.Service == service))
            return Problems.Of("unknown-service", "No such service", $"The centre has no service '{service}': /api/centre names them.");
        IReadOnlyList<WaitingTicket> waiting = [.. view.Waiting.Where(w => w.Service == service)];
        return TypedResults.Ok(waiting);
    }

    private static Results<Ok<BoardMessage>, ProblemHttpResult> Board(string zone, ICentre centre) =>
        centre.View.Boards.FirstOrDefault(b => b.Zone == zone) is { } board
            ? TypedResults.Ok(board)
            : Problems.Of("unknown-zone", "No such zone", $"The centre has no zone '{zone}': /api/centre names them.");
}
