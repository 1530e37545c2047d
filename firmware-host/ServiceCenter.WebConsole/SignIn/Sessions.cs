using ServiceCenter.Contracts;

namespace ServiceCenter.WebConsole.SignIn;

/// <param name="Digest">Of the token, which only its bearer has.</param>
/// <param name="ByPin">At a shared desk: it opens what an agent or a supervisor needs, and nothing else.</param>
public sealed record Session(string Digest, string User, DateTimeOffset Since, DateTimeOffset LastSeen, bool ByPin = false);

/// <summary>
/// Who is signed in. Kept on disk at sign-in and sign-out, so that an update of the host at noon does not sign every
/// agent out; when a session was last used is kept in memory only, and after a restart it counts as used at the start.
/// </summary>
public sealed class Sessions
{
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(8);
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(24);
    private const int MaxSessions = 10_000;

    private readonly Lock gate = new();
    private readonly PrivateFile<List<Session>> file;
    private readonly People people;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, Session> sessions;

    public Sessions(WebConsoleOptions options, People people, TimeProvider clock)
    {
        this.people = people;
        this.clock = clock;
        file = new PrivateFile<List<Session>>(Path.Combine(options.DataFolder, "sessions.json"), SignInJson.Default.ListSession);
        var start = clock.GetUtcNow();
        sessions = (file.Read() ?? []).Select(s => s with { LastSeen = start }).ToDictionary(s => s.Digest);
    }

    /// <returns>The token, which is nowhere else.</returns>
    public string Begin(string user, bool byPin = false)
    {
        var token = Secret.NewToken();
        var now = clock.GetUtcNow();
        lock (gate)
        {
            foreach (var over in sessions.Values.Where(s => IsOver(s, now)).ToList()) sessions.Remove(over.Digest);
            if (sessions.Count >= MaxSessions) sessions.Remove(sessions.Values.MinBy(s => s.LastSeen)!.Digest);
            var digest = Secret.DigestOf(token);
            sessions[digest] = new Session(digest, user, now, now, byPin);
            Save();
        }
        return token;
    }

    /// <summary>Whose token this is, with the roles the person has now; null where it is nobody's any more.</summary>
    public SignedIn? Find(string token)
    {
        var digest = Secret.DigestOf(token);
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (!sessions.TryGetValue(digest, out var session) || IsOver(session, now)) return null;
            if (people.FindActive(session.User) is not { } person) return null;
            sessions[digest] = session with { LastSeen = now };
            return new SignedIn(person.User, session.ByPin ? person.RoleSum & (Roles.Agent | Roles.Supervisor) : person.RoleSum, IsPerson: true);
        }
    }

    public void End(string token) => EndWhere(s => s.Digest == Secret.DigestOf(token));

    /// <summary>A person was removed or disabled, or the password changed: every other session of theirs ends.</summary>
    public void EndAllOf(string user, string? exceptToken = null)
    {
        var keep = exceptToken is null ? null : Secret.DigestOf(exceptToken);
        EndWhere(s => s.User == user && s.Digest != keep);
    }

    private void EndWhere(Func<Session, bool> which)
    {
        lock (gate)
        {
            var ended = sessions.Values.Where(which).ToList();
            if (ended.Count == 0) return;
            foreach (var session in ended) sessions.Remove(session.Digest);
            Save();
        }
    }

    private static bool IsOver(Session session, DateTimeOffset now) =>
        now - session.LastSeen >= IdleLimit || now - session.Since >= AbsoluteLimit;

    private void Save() => file.Replace([.. sessions.Values.OrderBy(s => s.Since)]);
}
