using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ServiceCenter.Hardware.Voice;

/// <summary>Sound: one channel of 16 bits.</summary>
internal sealed record Wave(int SamplesPerSecond, short[] Samples)
{
    private const int HeaderBytes = 44;

    public TimeSpan Length => TimeSpan.FromSeconds((double)Samples.Length / SamplesPerSecond);

    public Wave Then(Wave other) => other.SamplesPerSecond == SamplesPerSecond
        ? this with { Samples = [.. Samples, .. other.Samples] }
        : throw new ArgumentException($"{other.SamplesPerSecond} samples a second do not follow {SamplesPerSecond}.", nameof(other));

    public Wave ThenSilence(TimeSpan length) => Then(this with { Samples = new short[(int)(length.TotalSeconds * SamplesPerSecond)] });

    /// <summary>From a WAV file, which may claim more than it holds: who writes to a pipe cannot know the length beforehand. Null: it is none, or not of one channel of 16 bits.</summary>
    public static Wave? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8)) return null;
        var rate = 0;
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var body = rest[8..(int)Math.Min(rest.Length, 8 + (long)size)];
            if (rest[..4].SequenceEqual("data"u8)) return rate > 0 && body.Length >= 2 ? new Wave(rate, Unpack(body)) : null;
            if (rest[..4].SequenceEqual("fmt "u8))
            {
                var isPlain = body.Length >= 16 && BinaryPrimitives.ReadInt16LittleEndian(body) == 1
                    && BinaryPrimitives.ReadInt16LittleEndian(body[2..]) == 1 && BinaryPrimitives.ReadInt16LittleEndian(body[14..]) == 16;
                if (!isPlain) return null;
                rate = BinaryPrimitives.ReadInt32LittleEndian(body[4..]);
            }
            rest = rest[(8 + body.Length)..];
        }
        return null;
    }

    /// <summary>As a WAV file.</summary>
    public byte[] ToFile()
    {
        var file = new byte[HeaderBytes + 2 * Samples.Length];
        var head = file.AsSpan();
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], SamplesPerSecond);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], 2 * SamplesPerSecond);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 16);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], 2 * Samples.Length);
        MemoryMarshal.AsBytes(Samples.AsSpan()).CopyTo(head[HeaderBytes..]); // both Pi and PC are little-endian
        return file;
    }

    private static short[] Unpack(ReadOnlySpan<byte> body) => MemoryMarshal.Cast<byte, short>(body[..(body.Length & ~1)]).ToArray();
}
