using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

public sealed class SessionOrKeyOptions : AuthenticationSchemeOptions;

/// <summary>
/// Who calls: by bearer token (a session's or a key's) or by cookie (a session's). Browsers send cookies along with
/// other sites' forms too, so a cookie counts for a change only where the request cannot be such a form.
/// </summary>
public sealed class SessionOrKey(
    IOptionsMonitor<SessionOrKeyOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, KeyRing keys)
    : AuthenticationHandler<SessionOrKeyOptions>(options, logger, encoder)
{
    public new const string Scheme = "session-or-key";
    public const string Cookie = "servicecenter";
    private const string Bearer = "Bearer ";

    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim() : null;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        SignedIn? who;
        if (BearerOf(Request) is { } token) who = sessions.Find(token) ?? keys.Find(token);
        else if (Request.Cookies[Cookie] is { } cookie && !CouldBeForged(Request)) who = sessions.Find(cookie);
        else return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(who is null
            ? AuthenticateResult.Fail("unknown or expired")
            : AuthenticateResult.Success(new AuthenticationTicket(who.AsPrincipal(), Scheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsPage)
        {
            Response.Redirect("/sign-in?return=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
            return Task.CompletedTask;
        }
        Response.Headers.WWWAuthenticate = "Bearer";
        var forged = Request.Cookies.ContainsKey(Cookie) && BearerOf(Request) is null && CouldBeForged(Request);
        return (forged
            ? Problems.Of("cross-site", "This could come from another site", $"With the cookie alone, a change needs Content-Type: application/json or an {Asking.KeyHeader} header.")
            : Problems.Of("not-signed-in", "Please sign in", "This needs a session (POST /api/session) or a key, as Authorization: Bearer.")).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var roles = Context.GetEndpoint()?.Metadata.GetMetadata<AccessRow>()?.RoleNames ?? [];
        if (IsPage)
        {
            Response.Redirect("/sign-in?refused=1&return=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
            return Task.CompletedTask;
        }
        return Problems.Of("not-allowed", "Not with your role", $"This is for {string.Join(", ", roles)}.").ExecuteAsync(Context);
    }

    private bool IsPage => HttpMethods.IsGet(Request.Method) && !Request.Path.StartsWithSegments("/api") && Request.Path != "/manager/live";

    private static bool CouldBeForged(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site") return true;
        return !request.HasJsonContentType() && !request.Headers.ContainsKey(Asking.KeyHeader);
    }
}
