using System.Security.Cryptography;
using System.Text.Json;
using ServiceCenter.Contracts;
using ServiceCenter.Messaging.Access;

namespace ServiceCenter.CentralHost.Broker;

/// <summary>
/// The users of our own broker: the host, every device, an observer who reads all, and a probe with which a person asks by hand.
/// Passwords are drawn once and kept, readable by the owner only.
/// </summary>
internal sealed class BrokerUsers(string site, string folder)
{
    private readonly DeviceKeys _keys = new(folder);

    internal const string Observer = "observer";
    internal const string Probe = "probe-1";
    internal const string SecretsName = "secrets.json";

    private readonly string _path = Path.Combine(folder, SecretsName);

    internal IReadOnlyList<BrokerUser> For(IReadOnlyList<BrokerDevice> devices)
    {
        var secrets = Read();
        // One device may be named twice, with another role each time: it is one user with both.
        var roles = new SortedDictionary<string, Roles>(StringComparer.Ordinal) { [Probe] = Roles.Device };
        foreach (var device in devices)
        {
            if (device.Id is Topics.Host or Observer || !IsName(device.Id))
                throw new ArgumentException($"A device cannot be named \"{device.Id}\": use a-z, 0-9 and -, and not {Topics.Host} or {Observer}.");
            roles[device.Id] = roles.GetValueOrDefault(device.Id) | device.Roles;
        }
        List<BrokerUser> users =
        [
            BrokerUser.ForHost(site, SecretOf(Topics.Host)),
            BrokerUser.ForObserver(site, Observer, SecretOf(Observer)),
            .. roles.Select(device => BrokerUser.ForDevice(site, device.Key, device.Value, SecretOf(device.Key)) with { KeyHash = _keys.HashOf(device.Key) }),
        ];
        PrivateFile.Write(_path, JsonSerializer.Serialize(secrets, ReadableJson));
        return users;

        string SecretOf(string name)
        {
            if (!secrets.TryGetValue(name, out var secret)) secrets[name] = secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
            return secret;
        }
    }

    /// <summary>A device on another machine proves itself by its own key from now on; null: by the drawn password again.</summary>
    internal void SetKey(string device, string? key) => _keys.Set(device, key);

    private static readonly JsonSerializerOptions ReadableJson = new() { WriteIndented = true };

    private static bool IsName(string id) => id.Length > 0 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private SortedDictionary<string, string> Read()
    {
        if (!File.Exists(_path)) return new(StringComparer.Ordinal);
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(_path))!, StringComparer.Ordinal);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{_path} is not readable ({wrong.Message}). Delete it: new passwords are drawn, and devices need them.", wrong);
        }
    }
}
