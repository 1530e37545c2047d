using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceCenter.Messaging.Access;
using ServiceCenter.Messaging.Embedded;

namespace ServiceCenter.Messaging.Mosquitto;

/// <summary>The text of the three files Mosquitto 2.0 is started with, for a broker of our own. Pure but for the salts.</summary>
public static class MosquittoFiles
{
    public const string ConfigurationName = "mosquitto.conf";
    public const string PasswordsName = "passwords";
    public const string AccessName = "access";

    private const int HashIterations = 101; // Mosquitto's own; our passwords are 128 random bits, which no dictionary shortens
    private const int SaltBytes = 12;
    private const int HashBytes = 64;

    /// <param name="certificate">Null on loopback. With one the listener speaks TLS, and the log names whoever is refused.</param>
    /// <param name="runAs">Started by root, Mosquitto would become the user mosquitto, who cannot read our folder.</param>
    public static string Configuration(string folder, string address, int port, string runAs, CertificateFiles? certificate = null) => $"""
        # Written by the host at every start: changes here are lost. Meaning and reasons: broker-config/mosquitto.conf.md
        user {runAs}
        per_listener_settings false
        listener {port.ToString(CultureInfo.InvariantCulture)} {address}
        {Tls(certificate)}set_tcp_nodelay true
        allow_anonymous false
        password_file {Path.Combine(folder, PasswordsName)}
        acl_file {Path.Combine(folder, AccessName)}
        persistence true
        persistence_location {folder}/
        autosave_on_changes false
        autosave_interval 1
        persistent_client_expiration 7d
        max_inflight_messages 1000
        max_queued_messages 10000
        max_keepalive 60
        max_packet_size 262144
        connection_messages {(certificate is null ? "false" : "true")}
        log_dest stderr
        log_timestamp false
        log_type error
        log_type warning
        log_type notice
        log_type information
        {(certificate is null ? "" : "log_type debug\n")}
        """;

    private static string Tls(CertificateFiles? certificate) =>
        certificate is null ? "" : $"certfile {certificate.Certificate}\nkeyfile {certificate.Key}\n";

    public static string Access(IEnumerable<BrokerUser> users)
    {
        var text = new StringBuilder("# Made from the topic table (ServiceCenter.Contracts, TopicList) by the host at every start.\n");
        foreach (var user in users)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nuser {user.Name}\n");
            foreach (var line in user.Lines)
                text.Append(CultureInfo.InvariantCulture, $"topic {(line.Publish ? "write" : "read")} {line.Pattern}\n");
        }
        return text.ToString();
    }

    public static string Passwords(IEnumerable<BrokerUser> users) =>
        string.Concat(users.Select(user => $"{user.Name}:{user.KeyHash ?? Hash(user.Password)}\n"));

    /// <summary>With a new salt each time.</summary>
    public static string Hash(string password) => Hash(password, RandomNumberGenerator.GetBytes(SaltBytes));

    /// <summary>As <c>mosquitto_passwd</c> writes it: <c>$7$iterations$salt$hash</c>, PBKDF2 with SHA-512.</summary>
    public static string Hash(string password, ReadOnlySpan<byte> salt)
    {
        var hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, HashIterations, HashAlgorithmName.SHA512, HashBytes);
        return $"$7${HashIterations.ToString(CultureInfo.InvariantCulture)}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    /// <summary>Whether a hash is the password's.</summary>
    public static bool Matches(string hash, string password) =>
        hash.Split('$') is ["", "7", _, var salt, _]
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(password, Convert.FromBase64String(salt))));
}
