using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

/// <summary>From user and password to a session, or to how long to wait.</summary>
public sealed class SignInDesk(People people, OneTimeCode code, Sessions sessions, SignInThrottle throttle, TimeProvider clock)
{
    /// <returns>A session; or null and, where there were too many attempts, how long to wait.</returns>
    public (SessionBody? Session, TimeSpan Wait) SignIn(string user, string password, string address)
    {
        // What is no user name is all one entry, so that nobody fills the table with long names.
        var throttled = user.Length <= People.MaxPasswordLength ? user : "";
        var wait = throttle.Admit(throttled, address, clock.GetUtcNow());
        if (wait > TimeSpan.Zero) return (null, wait);
        var person = password.Length > People.MaxPasswordLength ? null
            : people.Check(user, password) ?? (code.TryUse(user, password) ? people.Find(user) : null);
        if (person is null) return (null, TimeSpan.Zero);
        throttle.Succeeded(throttled, address);
        return (new SessionBody(sessions.Begin(person.User), person.User, person.Roles), TimeSpan.Zero);
    }
}
