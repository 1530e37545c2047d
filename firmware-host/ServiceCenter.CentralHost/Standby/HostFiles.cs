using System.Security.Cryptography;
using ServiceCenter.CentralHost.Broker;
using ServiceCenter.Contracts;

namespace ServiceCenter.CentralHost.Standby;

/// <summary>What a host needs beside its journal so that people and devices need nothing new: it travels to the standby whenever it changes.</summary>
internal sealed class HostFiles(string folder)
{
    private static readonly string[] Names =
    [
        "agent.key", "people.json", "keys.json", "desks.json",
        "broker/" + BrokerUsers.SecretsName, "broker/" + DeviceKeys.Name,
        $"broker/{OwnAuthority.FolderName}/{OwnAuthority.AuthorityName}", $"broker/{OwnAuthority.FolderName}/{OwnAuthority.AuthorityKeyName}",
    ];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTime Written, long Length, string Digest)> _known = new(StringComparer.Ordinal);

    /// <summary>Name to digest of those that are here.</summary>
    public IReadOnlyDictionary<string, string> Digests()
    {
        lock (_gate) return Names.Select(name => (name, Digest: DigestOf(name))).Where(f => f.Digest is not null).ToDictionary(f => f.name, f => f.Digest!, StringComparer.Ordinal);
    }

    /// <summary>Those of which somebody has another version, or none.</summary>
    public IReadOnlyList<StandbyFile> Changed(IReadOnlyDictionary<string, string> theirs) =>
        [.. Digests().Where(mine => theirs.GetValueOrDefault(mine.Key) != mine.Value).Select(mine => new StandbyFile(mine.Key, File.ReadAllBytes(PathOf(mine.Key))))];

    /// <exception cref="InvalidDataException">It is none of those that travel.</exception>
    public void Keep(StandbyFile file)
    {
        if (!Names.Contains(file.Name)) throw new InvalidDataException($"The host sent a file '{file.Name}', which this program does not know: it is of another version.");
        var path = PathOf(file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PrivateFile.Write(path, file.Content);
    }

    private string PathOf(string name) => Path.Combine(folder, Path.Combine(name.Split('/')));

    private string? DigestOf(string name)
    {
        var file = new FileInfo(PathOf(name));
        if (!file.Exists) return null;
        if (_known.TryGetValue(name, out var known) && (known.Written, known.Length) == (file.LastWriteTimeUtc, file.Length)) return known.Digest;
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)));
        _known[name] = (file.LastWriteTimeUtc, file.Length, digest);
        return digest;
    }
}
