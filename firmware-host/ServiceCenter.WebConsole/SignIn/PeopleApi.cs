using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

internal static class PeopleApi
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/api/people").WithTags("People");
        people.MapGet("", (People all) => TypedResults.Ok<IReadOnlyList<PersonBody>>([.. all.All.Select(BodyOf)]));
        people.MapPost("", Add);
        people.MapPut("{user}", Change);
        people.MapDelete("{user}", Remove);
    }

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/keys").WithTags("Keys");
        keys.MapGet("", (KeyRing ring) => TypedResults.Ok(ring.All));
        keys.MapPost("", MakeKey);
        keys.MapDelete("{name}", RemoveKey);
    }

    public static void MapDesks(this IEndpointRouteBuilder routes)
    {
        var desks = routes.MapGroup("/api/desks").WithTags("Desks");
        desks.MapGet("", (SharedDesks all) => TypedResults.Ok(all.All));
        desks.MapPost("", ShareDesk);
        desks.MapDelete("{name}", RemoveDesk);
    }

    /// <summary>The browser that asks is the shared desk from then on.</summary>
    private static Results<Created<DeskBody>, ProblemHttpResult> ShareDesk(NewDesk body, SharedDesks desks, HttpContext http)
    {
        var (token, wrong) = desks.Share(body.Name);
        if (token is null) return Problems.Of(wrong!);
        http.Response.Cookies.Append(SharedDesks.Cookie, token, SessionApi.CookieOf(http, SharedDesks.Kept));
        return TypedResults.Created($"/api/desks/{body.Name}", desks.All.Single(d => d.Name == body.Name));
    }

    private static Results<NoContent, ProblemHttpResult> RemoveDesk(string name, SharedDesks desks) =>
        desks.Remove(name) ? TypedResults.NoContent() : Problems.Of("unknown-desk", "No such desk", $"There is no shared desk '{name}'.");

    private static PersonBody BodyOf(Person person) => new(person.User, person.Name, person.Roles, person.Hash is not null, person.PinHash is not null, person.Disabled);

    private static Results<Created<PersonBody>, ProblemHttpResult> Add(NewPerson body, People people) =>
        people.Add(body) is { } wrong
            ? Problems.Of(wrong)
            : TypedResults.Created($"/api/people/{body.User}", BodyOf(people.Find(body.User)!));

    private static Results<Ok<PersonBody>, ProblemHttpResult> Change(string user, PersonChange body, People people, Sessions sessions)
    {
        if (people.Change(user, body) is { } wrong) return Problems.Of(wrong);
        if (body.Password is not null || body.Disabled is true) sessions.EndAllOf(user);
        return TypedResults.Ok(BodyOf(people.Find(user)!));
    }

    private static Results<NoContent, ProblemHttpResult> Remove(string user, People people, Sessions sessions)
    {
        if (people.Remove(user) is { } wrong) return Problems.Of(wrong);
        sessions.EndAllOf(user);
        return TypedResults.NoContent();
    }

    private static Results<Created<KeyMade>, ProblemHttpResult> MakeKey(NewKey body, KeyRing ring) =>
        ring.Make(body.Name, body.Role) switch
        {
            ({ } made, _) => TypedResults.Created($"/api/keys/{made.Name}", made),
            (_, var wrong) => Problems.Of(wrong!),
        };

    private static Results<NoContent, ProblemHttpResult> RemoveKey(string name, KeyRing ring) =>
        ring.Remove(name) ? TypedResults.NoContent() : Problems.Of("unknown-key", "No such key", $"There is no key '{name}'.");
}
