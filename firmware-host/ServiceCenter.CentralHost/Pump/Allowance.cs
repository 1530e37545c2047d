namespace ServiceCenter.CentralHost.Pump;

/// <summary>
/// How many messages are taken of one device: at once what a kiosk may have kept through a day alone, and from then on more than
/// fingers ask for. What is beyond is dropped before it costs the others anything; a device that means it asks again under the same id.
/// </summary>
/// <remarks>For one thread, the bus's own.</remarks>
internal sealed class Allowance(TimeProvider time)
{
    public const int AtOnce = 2_000;
    public const int ASecond = 50;

    /// <summary>A centre has some dozens. Beyond this somebody makes names up, and all begin anew.</summary>
    private const int MostDevices = 1_000;
    private static readonly TimeSpan BetweenWords = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <param name="isNews">It is refused, and that was not said for a while.</param>
    /// <returns>Whether this message is taken.</returns>
    public bool Take(string device, out bool isNews)
    {
        var now = time.GetTimestamp();
        if (_accounts.Count > MostDevices) _accounts.Clear();
        if (!_accounts.TryGetValue(device, out var account)) _accounts[device] = account = new Account { At = now };
        account.Left = Math.Min(AtOnce, account.Left + time.GetElapsedTime(account.At, now).TotalSeconds * ASecond);
        account.At = now;
        isNews = account.Left < 1 && !(account.Said is { } said && time.GetElapsedTime(said, now) < BetweenWords);
        if (isNews) account.Said = now;
        if (account.Left < 1) return false;
        account.Left--;
        return true;
    }

    private sealed class Account
    {
        public double Left { get; set; } = AtOnce;
        public long At { get; set; }
        public long? Said { get; set; }
    }
}
