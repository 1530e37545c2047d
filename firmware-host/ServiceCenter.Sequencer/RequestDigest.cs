using System.Security.Cryptography;
using System.Text.Json;
using ServiceCenter.Contracts;

namespace ServiceCenter.Sequencer;

/// <summary>To tell a repeat from another request under a used id.</summary>
internal static class RequestDigest
{
    /// <summary>
    /// Of the request's content, however it was spelt: members in another order are the same request. What a device reckons anew
    /// with every repeat is no part of it.
    /// </summary>
    public static ulong Of(Request request)
    {
        request = request switch
        {
            IssueTicketRequest issue => issue with { GoodUntil = null },
            HandInRequest hand => hand with { NotBefore = null, NotAfter = null },
            StartRequest start => start with { NotBefore = null, NotAfter = null },
            FinishRequest finish => finish with { NotBefore = null, NotAfter = null },
            NoShowRequest noShow => noShow with { NotBefore = null, NotAfter = null },
            HelloRequest hello => hello with { Seen = null, Given = null },
            _ => request,
        };
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, Wire.Default.Request), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
