using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.Api;

/// <summary>Refusals as RFC 9457 problem documents. The code is stable and decides the status; title and detail are for people.</summary>
public static class Problems
{
    public static ProblemHttpResult Of(Problem problem, IReadOnlyDictionary<string, string>? parts = null, IReadOnlyList<string>? mistakes = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = problem.Code };
        if (parts is not null) extensions["parts"] = parts;
        if (mistakes is not null) extensions["mistakes"] = mistakes;
        return TypedResults.Problem(
            problem.Detail, statusCode: StatusOf(problem.Code), title: problem.Title,
            type: "urn:servicecenter:problem:" + problem.Code, extensions: extensions);
    }

    public static ProblemHttpResult Of(string code, string title, string detail) => Of(new Problem(code, title, detail));

    public static ProblemHttpResult BadRequest(string detail) => Of("bad-request", "The request cannot be read", detail);

    /// <summary>What the centre answers is a conflict with how things stand, unless its code says something else.</summary>
    public static int StatusOf(string code) => code switch
    {
        "bad-request" or "bad-json" or "bad-value" => StatusCodes.Status400BadRequest,
        "not-signed-in" or "wrong-password" or "wrong-pin" => StatusCodes.Status401Unauthorized,
        "not-allowed" or "cross-site" or "no-shared-desk" => StatusCodes.Status403Forbidden,
        "method-not-allowed" => StatusCodes.Status405MethodNotAllowed,
        "too-large" => StatusCodes.Status413PayloadTooLarge,
        "not-json" => StatusCodes.Status415UnsupportedMediaType,
        "weak-password" or "weak-pin" or "bad-name" or "centre-file-wrong" or "id-reused" => StatusCodes.Status422UnprocessableEntity,
        "busy" or "too-many-attempts" => StatusCodes.Status429TooManyRequests,
        "internal" => StatusCodes.Status500InternalServerError,
        "not-ready" or "outcome-unknown" => StatusCodes.Status503ServiceUnavailable,
        _ when code.StartsWith("unknown-", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };
}
