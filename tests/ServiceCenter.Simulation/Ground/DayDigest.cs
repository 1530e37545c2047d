using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ServiceCenter.Simulation.Ground;

/// <summary>SHA-256 over every message carried and every byte of the journal, each with its time: two days with one digest were the same day.</summary>
internal sealed class DayDigest(Agenda agenda) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string what, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(head, agenda.Now.Ticks);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], what.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], body.Length);
        _hash.AppendData(head);
        _hash.AppendData(Encoding.UTF8.GetBytes(what));
        _hash.AppendData(body);
    }

    public byte[] Finish() => _hash.GetHashAndReset();
    public void Dispose() => _hash.Dispose();
}
