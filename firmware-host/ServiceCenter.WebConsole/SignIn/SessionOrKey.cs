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
public sealed partial class SessionOrKey(
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
        if (BearerOf(Request) is not null) LogUnknownToken(Logger, Request.Method, Request.Path, Address);
        Response.Headers.WWWAuthenticate = "Bearer";
        var forged = Request.Cookies.ContainsKey(Cookie) && BearerOf(Request) is null && CouldBeForged(Request);
        return (forged
            ? Problems.Of("cross-site", "This could come from another site", $"With the cookie alone, a change needs Content-Type: application/json or an {Asking.KeyHeader} header.")
            : Problems.Of("not-signed-in", "Please sign in", "This needs a session (POST /api/session) or a key, as Authorization: Bearer.")).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var roles = Context.GetEndpoint()?.Metadata.GetMetadata<AccessRow>()?.RoleNames ?? [];
        LogNotAllowed(Logger, Context.User.Identity?.Name ?? "somebody", Request.Method, Request.Path, string.Join(", ", roles));
        if (IsPage)
        {
            Response.Redirect("/sign-in?refused=1&return=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
            return Task.CompletedTask;
        }
        return Problems.Of("not-allowed", "Not with your role", $"This is for {string.Join(", ", roles)}.").ExecuteAsync(Context);
    }

    private string Address => Context.Connection.RemoteIpAddress?.ToString() ?? "an unknown address";

    [LoggerMessage(5012, LogLevel.Warning, "Refused: {Who} asked for {Method} {Path}, which is for {Roles}.")]
    private static partial void LogNotAllowed(ILogger log, string who, string method, string path, string roles);

    [LoggerMessage(5013, LogLevel.Warning, "Refused: {Method} {Path} with a token that is unknown or has expired, from {Address}.")]
    private static partial void LogUnknownToken(ILogger log, string method, string path, string address);

    private bool IsPage => HttpMethods.IsGet(Request.Method) && !Request.Path.StartsWithSegments("/api") && Request.Path != "/manager/live";

    private static bool CouldBeForged(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site") return true;
        return !request.HasJsonContentType() && !request.Headers.ContainsKey(Asking.KeyHeader);
    }
}
