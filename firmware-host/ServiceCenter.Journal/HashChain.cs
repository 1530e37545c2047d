using System.Buffers;
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
        var length = before.Length + sizeof(long) + sizeof(int) + payload.Length + asideHash.Length;
        // Hashing one stretch of bytes costs a fraction of feeding them to a hash part by part.
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var bytes = rented.AsSpan(0, length);
        before.CopyTo(bytes);
        var rest = bytes[before.Length..];
        BinaryPrimitives.WriteInt64BigEndian(rest, seq);
        BinaryPrimitives.WriteInt32BigEndian(rest[sizeof(long)..], payload.Length);
        rest = rest[(sizeof(long) + sizeof(int))..];
        payload.CopyTo(rest);
        asideHash.CopyTo(rest[payload.Length..]);
        var hash = SHA256.HashData(bytes);
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
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
