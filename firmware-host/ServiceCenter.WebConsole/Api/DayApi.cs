using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

internal static class DayApi
{
    public static void MapDay(this IEndpointRouteBuilder routes)
    {
        var day = routes.MapGroup("/api/day").WithTags("Day");
        day.MapPost("open", (DayOpening body, ICentre centre, HttpContext http) => Step(
            centre, http, id => new OpenDayRequest(id, body.Day, body.OpensAt, body.LastTicketAt, body.EndsAt, body.UtcOffsetMinutes))).Produces<StepDone>();
        day.MapPost("end", (ICentre centre, HttpContext http) => Step(centre, http, id => new EndDayRequest(id))).Produces<StepDone>();
        day.MapPost("stop", (IssuingStop body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new EndDayRequest(id, EndDayRequest.Issuing, body.Text))).Produces<StepDone>();
        day.MapPost("undo", (ICentre centre, HttpContext http) => Step(centre, http, id => new UndoRequest(id))).Produces<StepDone>();
    }

    private static Task<IResult> Step(ICentre centre, HttpContext http, Func<string, Request> make) =>
        centre.AskAsync(http, make, reply => TypedResults.Ok(StepDone.Of(reply)));
}
