namespace ServiceCenter.WebConsole.SignIn;

/// <summary>
/// Slows down guessing, per user and address: some attempts are free, then the wait doubles up to a bound. An attempt
/// counts before its password is checked, so that a hundred at once are not a hundred free ones. No clock, no lock-out
/// of the rightful owner at another address, and a bound on what is remembered.
/// </summary>
public sealed class SignInThrottle
{
    public const int FreeAttempts = 5;
    public const int MaxRemembered = 10_000;
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string User, string Address), Record> records = [];

    /// <returns>Zero: go on, and the attempt is counted. Else how long to wait first.</returns>
    public TimeSpan Admit(string user, string address, DateTimeOffset now)
    {
        lock (gate)
        {
            var failures = 0;
            if (records.TryGetValue((user, address), out var record) && now - record.Last < ForgottenAfter)
            {
                var wait = record.Last + WaitAfter(record.Failures) - now;
                if (wait > TimeSpan.Zero) return wait;
                failures = record.Failures;
            }
            else if (records.Count >= MaxRemembered) ForgetOldest();
            records[(user, address)] = new Record(failures + 1, now);
            return TimeSpan.Zero;
        }
    }

    public void Succeeded(string user, string address)
    {
        lock (gate) records.Remove((user, address));
    }

    public static TimeSpan WaitAfter(int failures)
    {
        var doublings = failures - FreeAttempts;
        if (doublings < 0) return TimeSpan.Zero;
        return doublings >= 10 ? LongestWait : TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << doublings, LongestWait.Ticks));
    }

    private void ForgetOldest() => records.Remove(records.MinBy(r => r.Value.Last).Key);

    private readonly record struct Record(int Failures, DateTimeOffset Last);
}
