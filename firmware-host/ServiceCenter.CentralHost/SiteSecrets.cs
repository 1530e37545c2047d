using System.Security.Cryptography;

namespace ServiceCenter.CentralHost;

/// <summary>What a site keeps beside its journal: the key that makes agents' names opaque.</summary>
internal static class SiteSecrets
{
    private const int KeyBytes = 32;

    /// <summary>Made at the first start. Lost, the same agent gets another opaque id from then on; nothing else is lost.</summary>
    public static byte[] AgentKey(string folder)
    {
        var path = Path.Combine(folder, "agent.key");
        if (File.Exists(path) && Convert.FromHexString(File.ReadAllText(path).Trim()) is { Length: KeyBytes } key) return key;
        var made = RandomNumberGenerator.GetBytes(KeyBytes);
        Broker.PrivateFile.Write(path, Convert.ToHexStringLower(made));
        return made;
    }
}
