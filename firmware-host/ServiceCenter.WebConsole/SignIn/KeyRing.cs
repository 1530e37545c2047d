using ServiceCenter.Contracts;
using ServiceCenter.Engine;
using ServiceCenter.WebConsole.Api;

namespace ServiceCenter.WebConsole.SignIn;

/// <param name="Digest">Of the key, which only its program has.</param>
public sealed record StoredKey(string Name, string Role, string Digest, DateTimeOffset MadeAt);

/// <summary>Keys of programs and devices, in <c>keys.json</c>.</summary>
public sealed class KeyRing
{
    private readonly IDeviceKeys bus;
    private readonly Lock gate = new();
    private readonly PrivateFile<List<StoredKey>> file;
    private readonly TimeProvider clock;
    private Dictionary<string, StoredKey> byDigest;

    public KeyRing(WebConsoleOptions options, TimeProvider clock, IDeviceKeys bus)
    {
        this.bus = bus;
        this.clock = clock;
        file = new PrivateFile<List<StoredKey>>(Path.Combine(options.DataFolder, "keys.json"), SignInJson.Default.ListStoredKey);
        byDigest = (file.Read() ?? []).ToDictionary(k => k.Digest);
    }

    public IReadOnlyList<KeyBody> All => [.. byDigest.Values.OrderBy(k => k.Name, StringComparer.Ordinal).Select(k => new KeyBody(k.Name, k.Role, k.MadeAt))];

    public SignedIn? Find(string key) =>
        byDigest.TryGetValue(Secret.DigestOf(key), out var found) ? new SignedIn(found.Name, RoleName.Parse(found.Role) ?? Roles.None, IsPerson: false) : null;

    /// <summary>Makes a key; the key itself is told this once.</summary>
    /// <returns>Exactly one of the two.</returns>
    public (KeyMade? Made, Problem? Wrong) Make(string name, string role)
    {
        if (!Slug.IsValid(name) || name == Topics.Host || name.StartsWith(SignedIn.PersonPrefix, StringComparison.Ordinal))
            return (null, new Problem("bad-name", "This is no name for a key", $"A key's name is 1 to {Slug.MaxLength} of a-z, 0-9 and '-', not '{Topics.Host}', and does not begin with '{SignedIn.PersonPrefix}'."));
        if (RoleName.Parse(role) is null)
            return (null, new Problem("bad-request", "This is no role", $"'role' is one of {string.Join(", ", RoleName.Names)}."));
        var isDevice = RoleName.Parse(role) == Roles.Device;
        if (isDevice && bus.WhyNot(name) is { } whyNot) return (null, new Problem("no-key-needed", "This device gets no key", whyNot));
        lock (gate)
        {
            if (byDigest.Values.Any(k => k.Name == name))
                return (null, new Problem("key-exists", "This key exists", $"There is a key '{name}' already: remove it first, or take another name."));
            var key = Secret.NewToken();
            var stored = new StoredKey(name, role, Secret.DigestOf(key), clock.GetUtcNow());
            if (isDevice) bus.Set(name, key);
            Save(byDigest.Values.Append(stored));
            return (new KeyMade(name, role, key), null);
        }
    }

    public bool Remove(string name)
    {
        lock (gate)
        {
            if (byDigest.Values.FirstOrDefault(k => k.Name == name) is not { } stored) return false;
            if (RoleName.Parse(stored.Role) == Roles.Device) bus.Set(name, null);
            Save(byDigest.Values.Where(k => k.Name != name));
            return true;
        }
    }

    private void Save(IEnumerable<StoredKey> keys)
    {
        var next = keys.OrderBy(k => k.Name, StringComparer.Ordinal).ToList();
        file.Replace(next);
        byDigest = next.ToDictionary(k => k.Digest);
    }
}
