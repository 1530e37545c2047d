using System.Globalization;
using System.Security.Cryptography;
using ServiceCenter.Journal;

namespace ServiceCenter.CentralHost;

/// <summary>What a site keeps beside its journal: the key that makes agents' names opaque, and how often the host was started.</summary>
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

    /// <summary>One more than at the last start, on disk before anyone is told.</summary>
    public static long NextIncarnation(string folder)
    {
        var path = Path.Combine(folder, "incarnation");
        var last = File.Exists(path) && long.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        DurableFile.Write(path, System.Text.Encoding.ASCII.GetBytes((last + 1).ToString(CultureInfo.InvariantCulture)));
        return last + 1;
    }
}
