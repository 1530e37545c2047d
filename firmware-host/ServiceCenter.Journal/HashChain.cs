using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ServiceCenter.Journal;

/// <summary>
/// What ties each record to all before it: SHA-256(hash before | seq | payload's length | payload | aside's hash).
/// The length stands in it so that no byte can move from the payload to what follows it.
/// </summary>
internal static class HashChain
{
    public const int HashBytes = SHA256.HashSizeInBytes;
    public const int SaltBytes = 16;

    /// <summary>What stands before the first record.</summary>
    public static readonly byte[] Origin = new byte[HashBytes];

    public static byte[] Next(ReadOnlySpan<byte> before, long seq, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> asideHash)
    {
        Span<byte> numbers = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(numbers, seq);
        BinaryPrimitives.WriteInt32BigEndian(numbers[8..], payload.Length);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(before);
        sha.AppendData(numbers);
        sha.AppendData(payload);
        sha.AppendData(asideHash);
        return sha.GetHashAndReset();
    }

    public static byte[] OfAside(ReadOnlySpan<byte> salt, Aside aside)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(salt);
        sha.AppendData(Encoding.UTF8.GetBytes(aside.Tag));
        sha.AppendData([0]);
        sha.AppendData(aside.Bytes);
        return sha.GetHashAndReset();
    }
}
