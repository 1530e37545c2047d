using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

internal static partial class CentreFileApi
{
    public static void MapCentreFile(this IEndpointRouteBuilder routes)
    {
        var file = routes.MapGroup("/api/centre").WithTags("Centre");
        file.MapGet("file", (ICentreFile centre) => TypedResults.Ok(centre.Now));
        file.MapPost("reload", Reload);
        file.MapGet("versions", (ICentreFile centre) => TypedResults.Ok(centre.Versions));
        file.MapGet("versions/{version:long}", Version);
        file.MapPost("versions/{version:long}/roll-back", RollBack);
    }

    private static async Task<Results<Ok<CentreFileBody>, ProblemHttpResult>> Reload(ICentreFile centre, CancellationToken cancel)
    {
        var now = await centre.ReloadAsync(cancel);
        return now.Mistakes.Count == 0 ? TypedResults.Ok(now) : Problems.Of(
            new Problem("centre-file-wrong", "The centre's file did not come into force", "What was in force stays. " + string.Join(" ", now.Mistakes)),
            mistakes: now.Mistakes);
    }

    private static Results<Ok<CentreVersionText>, ProblemHttpResult> Version(long version, ICentreFile centre) =>
        centre.Version(version) is var (found, text)
            ? TypedResults.Ok(new CentreVersionText(found.Version, found.At, text))
            : Problems.Of("unknown-version", "No such version", $"The centre has no version {version}: GET /api/centre/versions names them.");

    private static async Task<Results<Ok<CentreFileBody>, ProblemHttpResult>> RollBack(
        long version, ICentreFile centre, HttpContext http, ILogger<CentreFileBody> log, CancellationToken cancel)
    {
        if (await centre.RollBackAsync(version, cancel) is { } problem) return Problems.Of(problem);
        LogRolledBack(log, Asking.CallerOf(http).Device, version);
        return TypedResults.Ok(centre.Now);
    }

    [LoggerMessage(5020, LogLevel.Warning, "{Who} had the centre go back to version {Version} of its configuration.")]
    private static partial void LogRolledBack(ILogger log, string who, long version);
}
