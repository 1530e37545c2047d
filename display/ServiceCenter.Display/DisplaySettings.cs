using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ServiceCenter.Display.Session;
using ServiceCenter.Messaging;

namespace ServiceCenter.Display;

/// <summary>A connection to the broker, not yet started.</summary>
public delegate IBus BusFactory(BusOptions options);

/// <summary>A setting is missing or wrong; the message names it and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>Settings of one wall display.</summary>
public sealed partial record DisplaySettings(string Site, string Device, string Zone, BrokerSettings Broker)
{
    /// <summary>Reads <c>ServiceCenter:Site</c>, <c>:Device</c>, <c>:Display:Zone</c> and <c>:Broker</c>.</summary>
    /// <exception cref="SettingsException">One is missing or wrong.</exception>
    public static DisplaySettings From(IConfiguration configuration) => new(
        Name(configuration, "ServiceCenter:Site", "the site's name in the centre's file, for example demo"),
        Name(configuration, "ServiceCenter:Device", "this display's name in the centre's file, for example wall-1"),
        Name(configuration, "ServiceCenter:Display:Zone", "the zone whose calls it shows, for example hall"),
        BrokerSettings.From(configuration));

    internal DisplayOptions ToOptions(string bootId) =>
        new(Site, Device, Zone, typeof(DisplaySettings).Assembly.GetName().Version!.ToString(3), bootId);

    private static string Name(IConfiguration configuration, string key, string meaning)
    {
        var value = configuration[key];
        if (string.IsNullOrEmpty(value))
            throw new SettingsException($"{key} is missing: set it to {meaning} (environment: {key.Replace(":", "__", StringComparison.Ordinal)}).");
        return NamePattern().IsMatch(value)
            ? value
            : throw new SettingsException($"{key} is \"{value}\": a name has the letters a to z, digits and hyphens only. It is {meaning}.");
    }

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex NamePattern();
}

/// <summary>Where the broker is, and how this device proves who it is.</summary>
public sealed record BrokerSettings(string Host, int Port, string? User, string? Password)
{
    /// <summary>The port of the broker that the host supervises.</summary>
    public const int DefaultPort = 18830;

    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static BrokerSettings From(IConfiguration configuration)
    {
        var broker = configuration.GetSection("ServiceCenter:Broker");
        return new(broker["Host"] ?? "127.0.0.1", PortOf(broker), broker["User"], PasswordOf(broker));
    }

    internal BusOptions ToOptions(string clientId, IReadOnlyList<string> subscriptions, BusWill will) =>
        new(Host, Port, clientId, User, Password, subscriptions, will);

    private static int PortOf(IConfigurationSection broker)
    {
        if (broker["Port"] is not { } text) return DefaultPort;
        return int.TryParse(text, out var port) && port is > 0 and < 65536
            ? port
            : throw new SettingsException($"{broker.Path}:Port is \"{text}\": a port is a number from 1 to 65535.");
    }

    private static string? PasswordOf(IConfigurationSection broker)
    {
        if (broker["PasswordFile"] is not { } file) return broker["Password"];
        if (broker["Password"] is not null)
            throw new SettingsException($"{broker.Path}:Password and {broker.Path}:PasswordFile are both set: keep one of them.");
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{broker.Path}:PasswordFile cannot be read: {problem.Message}");
        }
    }
}
