using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using ServiceCenter.WebConsole.Pages;

namespace ServiceCenter.WebConsole.Api;

/// <summary>
/// Around every endpoint of the console: security headers, and a problem document for whatever would else leave
/// as an empty status or an exception. Pages of other libraries in the same process are not touched.
/// </summary>
public sealed partial class Guard(RequestDelegate next, ILogger<Guard> log)
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() => { AddHeaders(context); return Task.CompletedTask; });
        UnreadBody.Keep(context.Request);
        try
        {
            await next(context);
            if (IsBareError(context)) await (IsApi(context) ? BareProblem(context) : NoSuchPage(context)).ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && IsOurs(context))
        {
            if (context.RequestAborted.IsCancellationRequested) return;
            await (await ProblemOfAsync(e, context)).ExecuteAsync(context);
        }
    }

    /// <summary>What no endpoint answers is answered here: some library has to.</summary>
    private static bool IsOurs(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint || IsApi(context) || endpoint.Metadata.GetMetadata<AccessRow>() is not null;

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static bool IsBareError(HttpContext context) =>
        !context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null }
        && (IsApi(context) || (context.Response.StatusCode == StatusCodes.Status404NotFound && context.GetEndpoint() is null));

    private static RazorComponentResult<NotTherePage> NoSuchPage(HttpContext context) =>
        PagesEndpoints.NotThere(context, PagesEndpoints.T(context)["There is no page {0}.", context.Request.Path]);

    private static IResult BareProblem(HttpContext context) => context.Response.StatusCode switch
    {
        404 => Problems.Of("unknown-endpoint", "Nothing is here", $"{context.Request.Path} is no path of this API: /openapi/v1.json names them all."),
        405 => Problems.Of("method-not-allowed", "Not with this method", $"{context.Request.Method} is not for {context.Request.Path}: see the Allow header."),
        413 => TooLarge,
        415 => NotJson,
        _ => Problems.BadRequest($"The request was refused with status {context.Response.StatusCode}."),
    };

    private static readonly IResult TooLarge = Problems.Of("too-large", "The body is too long", "A body of this API has at most 64 KB.");
    private static readonly IResult NotJson = Problems.Of("not-json", "The body is not JSON", "Send the body as JSON, with Content-Type: application/json.");

    private async Task<IResult> ProblemOfAsync(Exception e, HttpContext context)
    {
        switch (e)
        {
            case BadHttpRequestException { StatusCode: 413 }: return TooLarge;
            case BadHttpRequestException { StatusCode: 415 }: return NotJson;
            case BadHttpRequestException bad: return await FaultAsync(bad, context);
            case NotReadyException: return Problems.Of("not-ready", "The centre is not ready", e.Message);
            default:
                LogFailure(log, e, context.Request.Method, context.Request.Path);
                return Problems.Of("internal", "This went wrong inside the centre", "It was logged. Try again; nothing is done twice under the same Idempotency-Key.");
        }
    }

    /// <summary>A body can be found wrong before it is found too long.</summary>
    private static async Task<IResult> FaultAsync(BadHttpRequestException bad, HttpContext context)
    {
        try
        {
            return Problems.BadRequest(await UnreadBody.FaultAsync(context) ?? bad.Message);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
    }

    private static void AddHeaders(HttpContext context)
    {
        if (!IsOurs(context)) return;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
    }

    [LoggerMessage(5001, LogLevel.Error, "{Method} {Path} failed.")]
    private static partial void LogFailure(ILogger log, Exception e, string method, string path);
}
