using Microsoft.AspNetCore.Http;
using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

/// <param name="Digest">Of the token in that browser's cookie.</param>
public sealed record SharedDesk(string Name, string Digest, DateTimeOffset MadeAt);

/// <summary>
/// Computers that several agents use in turn, in <c>desks.json</c>. There a short PIN is enough, because the browser itself
/// carries a token that an administrator put there: who knows a PIN and stands elsewhere does not get in.
/// </summary>
public sealed class SharedDesks(WebConsoleOptions options, TimeProvider clock)
{
    public const string Cookie = "servicecenter-desk";
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly Lock gate = new();
    private readonly PrivateFile<List<SharedDesk>> file = new(Path.Combine(options.DataFolder, "desks.json"), SignInJson.Default.ListSharedDesk);
    private List<SharedDesk>? desks;

    private List<SharedDesk> Desks => desks ??= file.Read() ?? [];

    public IReadOnlyList<DeskBody> All
    {
        get { lock (gate) return [.. Desks.Select(d => new DeskBody(d.Name, d.MadeAt))]; }
    }

    /// <summary>The desk that asks; null where it is none.</summary>
    public SharedDesk? Of(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { Length: > 0 } token) return null;
        var digest = Secret.DigestOf(token);
        lock (gate) return Desks.Find(d => d.Digest == digest);
    }

    /// <returns>The token for the desk's browser, which is nowhere else; or what is wrong.</returns>
    public (string? Token, Problem? Wrong) Share(string name)
    {
        if (!Slug.IsValid(name)) return (null, new Problem("bad-name", "This is no name for a desk", $"A desk's name is 1 to {Slug.MaxLength} of a-z, 0-9 and '-'."));
        lock (gate)
        {
            if (Desks.Exists(d => d.Name == name)) return (null, new Problem("desk-exists", "This desk exists", $"There is a shared desk '{name}' already: remove it first, or take another name."));
            var token = Secret.NewToken();
            Save([.. Desks, new SharedDesk(name, Secret.DigestOf(token), clock.GetUtcNow())]);
            return (token, null);
        }
    }

    public bool Remove(string name)
    {
        lock (gate)
        {
            if (!Desks.Exists(d => d.Name == name)) return false;
            Save([.. Desks.Where(d => d.Name != name)]);
            return true;
        }
    }

    private void Save(List<SharedDesk> next)
    {
        file.Replace(next);
        desks = next;
    }
}
