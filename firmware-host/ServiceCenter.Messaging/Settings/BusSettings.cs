using System.Globalization;

namespace ServiceCenter.Messaging.Settings;

/// <summary>A connection to the broker, not yet started.</summary>
public delegate IBus BusFactory(BusOptions options);

/// <summary>Where the broker is, and how a device on a machine of its own proves who it is.</summary>
public sealed record BusSettings(string Host, int Port, string? User, string? Password)
{
    /// <summary>The port of the broker that the host supervises.</summary>
    public const int UsualPort = 18830;

    /// <summary>PEM file of the authority that vouches for the broker; null: plain TCP, for a broker on this machine.</summary>
    public string? CaFile { get; init; }

    private const string Section = "ServiceCenter:Broker";

    /// <summary>Reads <c>ServiceCenter:Broker:Host</c>, <c>:Port</c>, <c>:User</c>, <c>:CaFile</c>, and <c>:Password</c> or <c>:PasswordFile</c>.</summary>
    /// <param name="setting">Key to text; null where it is not set.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static BusSettings From(Func<string, string?> setting) =>
        new(setting(Section + ":Host") ?? "127.0.0.1", PortIn(setting), setting(Section + ":User"), PasswordIn(setting)) { CaFile = CaFileIn(setting(Section + ":CaFile")) };

    public BusOptions ToOptions(string clientId, IReadOnlyList<string> subscriptions, BusWill will) =>
        new(Host, Port, clientId, User, Password, subscriptions, will) { CaFile = CaFile };

    /// <summary>The file as it is set, once it is known to hold a certificate.</summary>
    /// <exception cref="SettingsException">It does not.</exception>
    public static string? CaFileIn(string? file)
    {
        if (file is null) return null;
        try
        {
            if (File.ReadAllText(file).Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)) return Path.GetFullPath(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Section}:CaFile cannot be read: {problem.Message}");
        }
        throw new SettingsException($"{Section}:CaFile is {file}, which holds no certificate: copy ca.pem from the folder broker/tls of the host's data.");
    }

    private static int PortIn(Func<string, string?> setting)
    {
        if (setting(Section + ":Port") is not { } text) return UsualPort;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new SettingsException($"{Section}:Port is \"{text}\": a port is a number from 1 to 65535.");
    }

    private static string? PasswordIn(Func<string, string?> setting)
    {
        var password = setting(Section + ":Password");
        if (setting(Section + ":PasswordFile") is not { } file) return password;
        if (password is not null) throw new SettingsException($"{Section}:Password and {Section}:PasswordFile are both set: keep one of them.");
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Section}:PasswordFile cannot be read: {problem.Message}");
        }
    }
}
