using System.Text.Json;
using ServiceCenter.Engine;
using ServiceCenter.Storage.Events;

namespace ServiceCenter.Storage;

/// <summary>A state as bytes: the same state always gives the same bytes. Pure, so that it may run beside the thread that appends.</summary>
public static class SnapshotCodec
{
    /// <summary>To be raised with every change of <see cref="CentreState"/> or of what the engine makes of an event: older snapshots are then passed over.</summary>
    public const int Version = 8;

    public static byte[] Encode(CentreState state, IReadOnlyList<Answer> answers) =>
        JsonSerializer.SerializeToUtf8Bytes(new StoredSnapshot(state, answers), StoredJson.Default.StoredSnapshot);

    public static byte[] EncodeState(CentreState state) => JsonSerializer.SerializeToUtf8Bytes(state, StoredJson.Default.CentreState);

    /// <exception cref="JsonException">The bytes are no snapshot of this version.</exception>
    public static (CentreState State, IReadOnlyList<Answer> Answers) Decode(ReadOnlySpan<byte> bytes)
    {
        var stored = JsonSerializer.Deserialize(bytes, StoredJson.Default.StoredSnapshot) ?? throw new JsonException("The snapshot is null.");
        // The order of a sorted set does not travel in JSON.
        var state = stored.State with { Imports = stored.State.Imports.WithComparer(StringComparer.Ordinal) };
        return (state, stored.Answers);
    }
}
