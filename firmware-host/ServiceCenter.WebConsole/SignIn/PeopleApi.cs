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

    private static PersonBody BodyOf(Person person) => new(person.User, person.Name, person.Roles, person.Hash is not null);

    private static Results<Created<PersonBody>, ProblemHttpResult> Add(NewPerson body, People people) =>
        people.Add(body) is { } wrong
            ? Problems.Of(wrong)
            : TypedResults.Created($"/api/people/{body.User}", BodyOf(people.Find(body.User)!));

    private static Results<Ok<PersonBody>, ProblemHttpResult> Change(string user, PersonChange body, People people, Sessions sessions)
    {
        if (people.Change(user, body) is { } wrong) return Problems.Of(wrong);
        if (body.Password is not null) sessions.EndAllOf(user);
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
