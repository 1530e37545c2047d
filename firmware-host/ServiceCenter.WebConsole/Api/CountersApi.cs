using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Api;

internal static class CountersApi
{
    public static void MapCounters(this IEndpointRouteBuilder routes)
    {
        var counters = routes.MapGroup("/api/counters").WithTags("Counters");
        counters.MapGet("", (ICentre centre) => TypedResults.Ok(centre.View.Counters));
        counters.MapGet("{counter}", Desk);

        var steps = counters.MapGroup("{counter}");
        steps.MapPost("open", Open).Produces<StepDone>();
        steps.MapPost("call-next", (string counter, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new CallNextRequest(id, counter))).Produces<StepDone>();
        steps.MapPost("call", (string counter, CounterChoice body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new CallRequest(id, counter, body.Ticket))).Produces<StepDone>();
        steps.MapPost("recall", (string counter, CounterStep? body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new RecallRequest(id, counter, body?.Ticket))).Produces<StepDone>();
        steps.MapPost("start", (string counter, CounterDone? body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new StartRequest(id, counter, body?.Ticket, body?.NotBefore, body?.NotAfter))).Produces<StepDone>();
        steps.MapPost("finish", (string counter, CounterFinish? body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new FinishRequest(id, counter, body?.Ticket, body?.Outcome, body?.NotBefore, body?.NotAfter))).Produces<StepDone>();
        steps.MapPost("ready", (string counter, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new ReadyRequest(id, counter))).Produces<StepDone>();
        steps.MapPost("recycle", (string counter, CounterRecycle? body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new RecycleRequest(id, counter, body?.Ticket, body?.Places))).Produces<StepDone>();
        steps.MapPost("break", (string counter, CounterBreak body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new BreakRequest(id, counter, body.Reason))).Produces<StepDone>();
        steps.MapPost("no-show", (string counter, CounterDone? body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new NoShowRequest(id, counter, body?.Ticket, body?.NotBefore, body?.NotAfter))).Produces<StepDone>();
        steps.MapPost("park", (string counter, CounterPark? body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new ParkRequest(id, counter, body?.Ticket, body?.Minutes, body?.Pool))).Produces<StepDone>();
        steps.MapPost("unpark", (string counter, CounterUnpark body, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new UnparkRequest(id, counter, body.Ticket, body.Wait))).Produces<StepDone>();
        steps.MapPost("transfer", (string counter, CounterTransfer body, ICentre centre, HttpContext http) => Step(centre, http, id => new TransferRequest(
            id, counter, body.Ticket, body.Service, body.Counter, body.Agent, body.Place, body.ReturnToMe, body.Note))).Produces<StepDone>();
        steps.MapPost("help", (string counter, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new HelpRequest(id, counter))).Produces<StepDone>();
        steps.MapPost("close", (string counter, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new CloseRequest(id, counter))).Produces<StepDone>();
        steps.MapPost("undo", (string counter, ICentre centre, HttpContext http) =>
            Step(centre, http, id => new UndoRequest(id, Counter: counter))).Produces<StepDone>();
        // It accepts what the others accept: else a call without a body would be led here, past the action it names.
        steps.MapPost("{action}", (string action) => Problems.Of(
            "unknown-action", "A counter cannot do this",
            $"'{action}' is no action here: open, call-next, call, recall, start, finish, ready, no-show, recycle, break, park, unpark, transfer, help, close and undo are."))
            .Accepts<CounterStep>(isOptional: true, "application/json");
    }

    /// <summary>An agent opens a counter under the own name; who leads others, and a program, may name one.</summary>
    private static Task<IResult> Open(string counter, CounterOpening? body, ICentre centre, HttpContext http)
    {
        var caller = Asking.CallerOf(http);
        var agent = body?.Agent ?? caller.User;
        if (agent is null) return Task.FromResult<IResult>(Problems.BadRequest("'agent' is missing: a program says for whom it opens the counter."));
        const Roles mayNameOthers = Roles.Supervisor | Roles.Admin | Roles.Device;
        if (agent != caller.User && (caller.Roles & mayNameOthers) == 0 && caller.User is not null)
            return Task.FromResult<IResult>(Problems.Of("not-allowed", "Not under another name", $"You are signed in as {caller.User}, not as {agent}."));
        return Step(centre, http, id => new OpenRequest(id, counter, agent, body?.Profile));
    }

    private static Results<Ok<CounterDesk>, ProblemHttpResult> Desk(string counter, ICentre centre, People people)
    {
        var view = centre.View;
        if (view.Counters.FirstOrDefault(c => c.Counter == counter) is not { } found)
            return Problems.Of("unknown-counter", "No such counter", $"The centre has no counter '{counter}': /api/centre names them.");
        var profile = found.Profile ?? view.Centre.Counters.FirstOrDefault(c => c.Counter == counter)?.Profile;
        var services = view.Centre.Profiles.FirstOrDefault(p => p.Profile == profile)?.Services ?? [];
        return TypedResults.Ok(new CounterDesk(
            view.Now, found, view.InFront.FirstOrDefault(t => t.Ticket == found.Ticket),
            [.. view.Waiting.Where(w => w.Pool is { } pool ? IsOf(found, pool) : services.Contains(w.Service)).OrderBy(w => w.WaitingSince)],
            [.. view.Parked.Where(p => IsOf(found, p.Pool))],
            [.. view.Agents.Select(a => new AgentBody(a.User, people.Find(a.User)?.Name ?? a.User, a.Counter, a.CounterName))],
            view.Incarnation));
    }

    /// <summary>Pools that this counter, or who is at it, looks after.</summary>
    private static bool IsOf(CounterMessage counter, string pool) =>
        pool == "centre" || pool == "counter:" + counter.Counter || (counter.Agent is { } agent && pool == "agent:" + agent);

    private static Task<IResult> Step(ICentre centre, HttpContext http, Func<string, Request> make) =>
        centre.AskAsync(http, make, reply => TypedResults.Ok(StepDone.Of(reply)));
}
