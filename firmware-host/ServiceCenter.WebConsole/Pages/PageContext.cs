using Microsoft.AspNetCore.Http;
using ServiceCenter.Contracts;
using ServiceCenter.WebConsole.SignIn;

namespace ServiceCenter.WebConsole.Pages;

/// <summary>What a page knows of the call that asked for it.</summary>
/// <param name="T">Says its texts: <c>T["Sign in"]</c>.</param>
public sealed record PageContext(string Path, SignedIn? Who, Speech T)
{
    public static PageContext Of(HttpContext http) => new(http.Request.Path, SignedIn.Of(http.User), Speech.For(http.Request));
}

internal static class RolesExtensions
{
    public static bool HasAnyOf(this Roles roles, Roles any) => (roles & any) != 0;
}
