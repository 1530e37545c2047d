using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
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
        var caller = CallerOf(http);
        if (!TryRequestId(http, caller, out var id))
            return WrongKey;
        // The caller may hang up; what was asked is decided all the same, and a repeat under the same key is told the outcome.
        var reply = await centre.AskAsync(caller, make(id), http.RequestAborted);
        return reply.Ok ? answer(reply) : Problems.Of(reply.Problem ?? new Problem("internal", "Refused", "The centre gave no reason."));
    }

    public static ProblemHttpResult WrongKey => Problems.BadRequest($"{KeyHeader} is 1 to {MaxKeyLength} of A-Z, a-z, 0-9, '-', '_', '.' and ':'.");

    public static Caller CallerOf(HttpContext http) => SignedIn.Of(http.User)?.AsCaller() ?? new Caller("web-public", Roles.Public);

    /// <summary>The id under which this call is asked: the caller's own key, or a fresh one.</summary>
    public static bool TryRequestId(HttpContext http, Caller caller, out string id)
    {
        var given = http.Request.Headers[KeyHeader];
        id = given.Count == 0 ? RandomNumberGenerator.GetHexString(32, lowercase: true) : given.ToString().Trim('"');
        if (id.Length is 0 or > MaxKeyLength || id.AsSpan().ContainsAnyExcept(KeyLetters)) return false;
        if (caller.Roles == Roles.Public) id = AmongStrangers(id, http.Request.Path);
        return true;
    }

    /// <summary>
    /// All who are not signed in are one caller, so the keys of two strangers may be the same. What they ask is about a ticket whose
    /// id, in the path, only its holder knows: with the path in it a key is the holder's own. An address would not do, for a whole
    /// hall may share one, and a phone that asks again may come from another.
    /// </summary>
    private static string AmongStrangers(string key, PathString path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{key}")).AsSpan(0, 16));
}
