using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

internal static class TicketsApi
{
    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
        var tickets = routes.MapGroup("/api/tickets").WithTags("Tickets");
        tickets.MapPost("", Issue).Produces<TicketIssued>(StatusCodes.Status201Created);
        tickets.MapGet("{id}", Read);
        tickets.MapPost("{id}/leave", Leave).Produces<StepDone>();
        tickets.MapDelete("{id}", Cancel).Produces<StepDone>();
        tickets.MapPost("{id}/undo", Undo).Produces<StepDone>();
    }

    private static Task<IResult> Issue(TicketOrder order, ICentre centre, HttpContext http) => centre.AskAsync(
        http,
        id => new IssueTicketRequest(id, order.Service, order.Then, order.Language, order.Needs, order.Id, order.BookedAt),
        reply => TypedResults.Created(
            $"/api/tickets/{reply.Ticket}",
            new TicketIssued(reply.Ticket ?? "", reply.Number ?? "", reply.Service ?? order.Service, reply.Ahead ?? 0, reply.Quote)));

    private static Results<Ok<TicketBody>, ProblemHttpResult> Read(string id, ICentre centre) =>
        centre.Ticket(id) is { } ticket
            ? TypedResults.Ok(ticket)
            : Problems.Of("unknown-ticket", "No such ticket", "No ticket of today has this id.");

    private static Task<IResult> Leave(string id, ICentre centre, HttpContext http) => Step(centre, http, key => new LeftRequest(key, id));
    private static Task<IResult> Cancel(string id, ICentre centre, HttpContext http) => Step(centre, http, key => new CancelRequest(key, id));
    private static Task<IResult> Undo(string id, ICentre centre, HttpContext http) => Step(centre, http, key => new UndoRequest(key, Ticket: id));

    private static Task<IResult> Step(ICentre centre, HttpContext http, Func<string, Request> make) =>
        centre.AskAsync(http, make, reply => TypedResults.Ok(StepDone.Of(reply)));
}
