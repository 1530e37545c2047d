using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.CentralHost.Standby;
using ServiceCenter.Messaging.Settings;

namespace ServiceCenter.CentralHost;

/// <summary>A setting is wrong, or what it asks for cannot be had: the message says which, and what to do.</summary>
public sealed class HostSettingsException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The host's settings, from files as ASP.NET reads them and from the environment (<c>ServiceCenter__Data</c> and so on).</summary>
/// <param name="Data">Folder of journal, visit log and generated secrets.</param>
/// <param name="CentreFile">The centre's own file; null: the centre that ships as the default.</param>
/// <param name="PublicUrl">Heads the QR on tickets; null, no QR.</param>
/// <param name="Demo">A centre to look at: demo people may sign in with one click.</param>
public sealed record HostSettings(string Data, string? CentreFile, string? PublicUrl, string? AdminPassword, bool Demo)
{
    public const string UsualUrl = "http://127.0.0.1:5080";
    private const string Section = "ServiceCenter";

    public string? BrokerHost { get; init; }
    public int? BrokerPort { get; init; }
    public string? BrokerUser { get; init; }
    public string? BrokerPassword { get; init; }
    public string? BrokerCaFile { get; init; }
    public int? BrokerListenPort { get; init; }

    /// <summary><c>ServiceCenter__Retention</c>, in days: older names, needs and notes are erased; visits, times and counts stay.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(UsualRetentionDays);
    private const int UsualRetentionDays = 90;
    public IPAddress? BrokerListenAddress { get; init; }

    /// <summary><c>ServiceCenter__DateAtLeast</c>: for a clock that is right though the journal ended long ago, see <see cref="SteadyClock"/>; null: not said.</summary>
    public DateTimeOffset? DateAtLeast { get; init; }

    /// <summary><c>ServiceCenter__Standby</c> is <c>sync</c>: replies wait until the standby has them on disk too.</summary>
    public bool StandbySync { get; init; }

    /// <summary><c>ServiceCenter__Standby__Of</c> and what belongs to it: this program is a standby; null: it is not.</summary>
    internal FollowSettings? Follow { get; init; }

    /// <exception cref="HostSettingsException">One is wrong.</exception>
    public static HostSettings From(IConfiguration configuration, bool demo)
    {
        var section = configuration.GetSection(Section);
        return new HostSettings(
            section["Data"] ?? UsualData(demo), section["Centre"], PublicUrlIn(section), section["Security:AdminPassword"], demo)
        {
            BrokerHost = section["Broker:Host"],
            BrokerPort = Port(section, "Broker:Port"),
            BrokerUser = section["Broker:User"],
            BrokerPassword = section["Broker:Password"],
            BrokerCaFile = CaFileIn(section["Broker:CaFile"]),
            BrokerListenPort = Port(section, "Broker:ListenPort"),
            Retention = TimeSpan.FromDays(RetentionDays(section)),
            BrokerListenAddress = AddressIn(section["Broker:ListenAddress"]),
            DateAtLeast = DateIn(section["DateAtLeast"]),
            StandbySync = IsSync(section["Standby"]),
            Follow = FollowSettings.From(section.GetSection("Standby")),
        };
    }

    public BrokerSettings Broker(string site)
    {
        var broker = new BrokerSettings(site, Data) { Host = BrokerHost, User = BrokerUser, Password = BrokerPassword, CaFile = BrokerCaFile };
        if (BrokerPort is { } port) broker = broker with { Port = port };
        if (BrokerListenAddress is { } address) broker = broker with { ListenAddress = address };
        return BrokerListenPort is { } listen ? broker with { ListenPort = listen } : broker;
    }

    /// <summary>A demo keeps its own data: it never mixes with a real centre's.</summary>
    private static string UsualData(bool demo)
    {
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state)) state = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, demo ? "servicecenter-demo" : "servicecenter");
    }

    private static int? Port(IConfigurationSection section, string key)
    {
        if (section[key] is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new HostSettingsException($"{Section}:{key} is \"{text}\": a port is a number from 1 to 65535.");
    }

    private static string? CaFileIn(string? file)
    {
        try
        {
            return BusSettings.CaFileIn(file);
        }
        catch (SettingsException wrong)
        {
            throw new HostSettingsException(wrong.Message, wrong);
        }
    }

    private static IPAddress? AddressIn(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return IPAddress.TryParse(text, out var address)
            ? address
            : throw new HostSettingsException($"{Section}:Broker:ListenAddress is \"{text}\": it is an address of this machine, or 0.0.0.0 for all of them. Names do not do.");
    }

    /// <summary>The day that runs and the one before are in use: fewer than two days would erase what a counter shows.</summary>
    private static int RetentionDays(IConfigurationSection section)
    {
        if (section["Retention"] is not { Length: > 0 } text) return UsualRetentionDays;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 2 and <= 36_500
            ? days
            : throw new HostSettingsException($"{Section}:Retention is \"{text}\": it is the number of days, from 2 to 36500, after which names, needs and notes are erased.");
    }

    private static DateTimeOffset? DateIn(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero)
            : throw new HostSettingsException($"{Section}:DateAtLeast is \"{text}\": it is a date such as 2026-11-22.");
    }

    private static bool IsSync(string? standby) => standby switch
    {
        null or "" or "async" => false,
        "sync" => true,
        _ => throw new HostSettingsException($"{Section}:Standby is \"{standby}\": it is sync, where replies are to wait for the standby, or async."),
    };

    private static string? PublicUrlIn(IConfigurationSection section)
    {
        if (section["PublicUrl"] is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? text.TrimEnd('/')
            : throw new HostSettingsException($"{Section}:PublicUrl is \"{text}\": it is the address at which customers' phones reach this centre, such as https://queue.example.org.");
    }
}
