using System.Security.Cryptography;
using System.Text;

namespace ServiceCenter.WebConsole.SignIn;

/// <summary>Random secrets that only their bearer keeps: the centre stores a digest, which 256 random bits make safe without a slow hash.</summary>
internal static class Secret
{
    // No 0, o, 1, l: a code is read from a log and typed.
    private const string Letters = "23456789abcdefghijkmnpqrstuvwxyz";

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    public static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>100 bits in four groups of five, for people to copy.</summary>
    public static string NewCode() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    public static bool AreEqual(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
