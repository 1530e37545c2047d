using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ServiceCenter.Kiosk;

/// <summary>Where the broker is, and how this kiosk proves who it is.</summary>
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

    private static int PortOf(IConfigurationSection broker)
    {
        if (broker["Port"] is not { } text) return DefaultPort;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
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
