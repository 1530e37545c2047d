using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>The door of a warm standby, and what staff may know of it.</summary>
internal static class StandbyApi
{
    public static void MapStandby(this IEndpointRouteBuilder routes)
    {
        var standby = routes.MapGroup("/api/standby").WithTags("Standby");
        standby.MapGet("", Word);
        standby.MapPost("", AnswerAsync);
        standby.MapPost("took-over", StopForGood);
    }

    private static Results<Ok<StandbyWord>, ProblemHttpResult> Word(IStandbyDesk desk) =>
        desk.Word is { } word ? TypedResults.Ok(word) : Problems.Of("unknown-standby", "No standby", "No standby has asked for this host's record, and none is expected.");

    private static async Task<Results<Ok<StandbyReply>, ProblemHttpResult>> AnswerAsync(StandbyAsk ask, IStandbyDesk desk, HttpContext http)
    {
        var (reply, wrong) = await desk.AnswerAsync(Asking.CallerOf(http).Device, ask, http.RequestAborted);
        return reply is null ? Problems.Of(wrong!) : TypedResults.Ok(reply);
    }

    private static Results<NoContent, ProblemHttpResult> StopForGood(TookOver word, IStandbyDesk desk) =>
        desk.StopForGood(word) is { } wrong ? Problems.Of(wrong) : TypedResults.NoContent();
}
