using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

internal static class SessionApi
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/session").WithTags("Session");
        session.MapPost("", SignIn);
        session.MapPost("pin", SignInByPin);
        session.MapGet("", Who);
        session.MapDelete("", SignOut);
        session.MapPut("password", ChangePassword);
    }

    private static Results<Ok<SessionBody>, ProblemHttpResult> SignIn(SignInBody body, SignInDesk desk, HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        return Answer(desk.SignIn(body.User, body.Password, address), http, Problems.Of("wrong-password", "That did not match", "User name and password do not belong together."));
    }

    private static Results<Ok<SessionBody>, ProblemHttpResult> SignInByPin(PinBody body, SignInDesk desk, SharedDesks desks, HttpContext http)
    {
        if (desks.Of(http.Request) is not { } shared)
            return Problems.Of("no-shared-desk", "This is no shared desk", "A PIN is good at a shared desk only. Sign in with your password, or have an administrator share this computer on /admin.");
        return Answer(desk.SignInByPin(body.User, body.Pin, shared.Name), http, Problems.Of("wrong-pin", "That did not match", "This is not the PIN of that person."));
    }

    private static Results<Ok<SessionBody>, ProblemHttpResult> Answer((SessionBody? Session, TimeSpan Wait) outcome, HttpContext http, ProblemHttpResult mismatch)
    {
        var (session, wait) = outcome;
        if (session is not null)
        {
            http.Response.Cookies.Append(SessionOrKey.Cookie, session.Token, CookieOf(http, Sessions.AbsoluteLimit));
            return TypedResults.Ok(session);
        }
        if (wait <= TimeSpan.Zero) return mismatch;
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of("too-many-attempts", "Too many attempts", $"Wait {seconds} s before the next one.");
    }

    private static Ok<WhoBody> Who(HttpContext http, People people)
    {
        var who = SignedIn.Of(http.User)!;
        return TypedResults.Ok(new WhoBody(who.Name, (who.IsPerson ? people.Find(who.Name)?.Name : null) ?? who.Name, [.. RoleName.Of(who.Roles)]));
    }

    /// <summary>Ends the session of the token and of the cookie. Nobody need be signed in for that.</summary>
    private static NoContent SignOut(HttpContext http, Sessions sessions)
    {
        if (SessionOrKey.BearerOf(http.Request) is { } token) sessions.End(token);
        if (http.Request.Cookies[SessionOrKey.Cookie] is { } cookie && http.User.Identity is { IsAuthenticated: true }) sessions.End(cookie);
        http.Response.Cookies.Delete(SessionOrKey.Cookie, CookieOf(http, null));
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> ChangePassword(PasswordBody body, HttpContext http, People people, Sessions sessions)
    {
        var who = SignedIn.Of(http.User)!;
        if (!who.IsPerson) return Problems.Of("not-allowed", "A key has no password", "Sign in as a person.");
        if (people.Change(who.Name, new PersonChange(Password: body.Password)) is { } wrong) return Problems.Of(wrong);
        sessions.EndAllOf(who.Name, SessionOrKey.BearerOf(http.Request) ?? http.Request.Cookies[SessionOrKey.Cookie]);
        return TypedResults.NoContent();
    }

    internal static CookieOptions CookieOf(HttpContext http, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", MaxAge = age, IsEssential = true };
}
