using System.Security.Cryptography;
using System.Text;
using ServiceCenter.Engine;

namespace ServiceCenter.Sequencer;

/// <summary>
/// Agents' names as opaque ids: the same name gives the same id at this site and says nothing elsewhere. The name itself
/// goes beside the hash chain, where retention can erase it.
/// </summary>
public sealed class AgentIds(ReadOnlyMemory<byte> key)
{
    private readonly byte[] _key = key.ToArray();

    public Agent Of(string name)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(name), hash);
        return new Agent(new AgentId("a-" + Convert.ToHexStringLower(hash[..6])), name);
    }
}
