using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Api;

/// <summary>From an HTTP call to a request of the one road, and from its reply to an answer.</summary>
internal static class Asking
{
    public const string KeyHeader = "Idempotency-Key";
    private const int MaxKeyLength = 64;

    private static readonly SearchValues<char> KeyLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    /// <summary>Asks the centre; <paramref name="make"/> gets the request's id, <paramref name="answer"/> the accepted reply.</summary>
    public static async Task<IResult> AskAsync(
        this ICentre centre, HttpContext http, Func<string, Request> make, Func<ReplyMessage, IResult> answer)
    {
        if (!TryRequestId(http, out var id))
            return Problems.BadRequest($"{KeyHeader} is 1 to {MaxKeyLength} of A-Z, a-z, 0-9, '-', '_', '.' and ':'.");
        // The caller may hang up; what was asked is decided all the same, and a repeat under the same key is told the outcome.
        var reply = await centre.AskAsync(CallerOf(http), make(id), http.RequestAborted);
        return reply.Ok ? answer(reply) : Problems.Of(reply.Problem ?? new Problem("internal", "Refused", "The centre gave no reason."));
    }

    public static Caller CallerOf(HttpContext http) => SignedIn.Of(http.User)?.AsCaller() ?? new Caller("web-public", Roles.Public);

    private static bool TryRequestId(HttpContext http, out string id)
    {
        var given = http.Request.Headers[KeyHeader];
        id = given.Count == 0 ? RandomNumberGenerator.GetHexString(32, lowercase: true) : given.ToString().Trim('"');
        return id.Length is > 0 and <= MaxKeyLength && !id.AsSpan().ContainsAnyExcept(KeyLetters);
    }
}
