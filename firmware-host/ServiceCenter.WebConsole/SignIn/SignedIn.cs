using System.Security.Claims;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

/// <summary>Who is at the door: a person with a session, or a program with a key.</summary>
/// <param name="Name">User name of a person, name of a key.</param>
public sealed record SignedIn(string Name, Roles Roles, bool IsPerson)
{
    public const string PersonPrefix = "web-";

    /// <summary>Under this name its requests are remembered: the same key of the same user is answered alike.</summary>
    public Caller AsCaller() => IsPerson ? new Caller(PersonPrefix + Name, Roles, Name) : new Caller(Name, Roles);

    public ClaimsPrincipal AsPrincipal() => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, Name), new Claim(KindClaim, IsPerson ? "person" : "key"), .. RoleName.Of(Roles).Select(r => new Claim(ClaimTypes.Role, r))],
        SessionOrKey.Scheme));

    public static SignedIn? Of(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, Name: { } name }
            ? new SignedIn(name, RoleName.Sum(principal.FindAll(ClaimTypes.Role).Select(c => c.Value)), principal.HasClaim(KindClaim, "person"))
            : null;

    private const string KindClaim = "kind";
}
