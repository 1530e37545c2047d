using Microsoft.Extensions.Logging;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

/// <summary>From user and password, or PIN, to a session, or to how long to wait. Who is refused is logged, what they typed is not.</summary>
public sealed partial class SignInDesk(
    People people, OneTimeCode code, Sessions sessions, SignInThrottle throttle, TimeProvider clock, ILogger<SignInDesk> log)
{
    /// <returns>A session; or null and, where there were too many attempts, how long to wait.</returns>
    public (SessionBody? Session, TimeSpan Wait) SignIn(string user, string password, string address) => SignIn(
        user, address, byPin: false, () => password.Length > People.MaxPasswordLength ? null
            : people.Check(user, password) ?? (code.TryUse(user, password) ? people.FindActive(user) : null));

    /// <summary>Guesses are counted per person, whatever desk they come from: a PIN is short.</summary>
    /// <returns>As <see cref="SignIn(string, string, string)"/>.</returns>
    public (SessionBody? Session, TimeSpan Wait) SignInByPin(string user, string pin, string desk) => SignIn(
        user, "a shared desk", byPin: true, () => pin.Length > Pins.Most ? null : people.CheckPin(user, pin), $"shared desk {desk}");

    private (SessionBody? Session, TimeSpan Wait) SignIn(string user, string address, bool byPin, Func<Person?> check, string? from = null)
    {
        // What is no user name is all one entry, so that nobody fills the table with long names.
        var throttled = user.Length <= People.MaxPasswordLength ? user : "";
        var wait = throttle.Admit(throttled, address, clock.GetUtcNow());
        // A password typed into the wrong field must not stand in a log: only names that are known are told.
        var who = people.Find(user)?.User ?? "an unknown user";
        if (wait > TimeSpan.Zero)
        {
            LogTooMany(log, who, from ?? address, (int)Math.Ceiling(wait.TotalSeconds));
            return (null, wait);
        }
        if (check() is not { } person)
        {
            LogRefused(log, who, from ?? address, people.Find(user) is { Disabled: true } ? "this user is disabled" : "what was typed does not match");
            return (null, TimeSpan.Zero);
        }
        throttle.Succeeded(throttled, address);
        return (new SessionBody(sessions.Begin(person.User, byPin), person.User, person.Roles), TimeSpan.Zero);
    }

    [LoggerMessage(5014, LogLevel.Warning, "Sign-in refused for {User} from {From}: {Why}.")]
    private static partial void LogRefused(ILogger log, string user, string from, string why);

    [LoggerMessage(5015, LogLevel.Warning, "Sign-in refused for {User} from {From}: too many attempts, the next one in {Seconds} s.")]
    private static partial void LogTooMany(ILogger log, string user, string from, int seconds);
}
