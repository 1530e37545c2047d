using System.Collections.Immutable;
using System.Text.Json;
using ServiceCenter.Contracts;

namespace ServiceCenter.Sequencer;

/// <summary>What the devices last said of themselves. Not journaled: it is true only while they are heard.</summary>
public sealed class Devices
{
    /// <summary>The present picture; replaced, never changed.</summary>
    public ImmutableSortedDictionary<string, DeviceWord> Known { get; private set; } =
        ImmutableSortedDictionary.Create<string, DeviceWord>(StringComparer.Ordinal);

    internal void Status(string device, ReadOnlySpan<byte> body)
    {
        if (Read(body, Wire.Default.StatusMessage) is { } status) Known = Known.SetItem(device, Of(device) with { Status = status });
    }

    internal void Health(string device, ReadOnlySpan<byte> body)
    {
        if (Read(body, Wire.Default.HealthMessage) is { } health) Known = Known.SetItem(device, Of(device) with { Health = health });
    }

    private DeviceWord Of(string device) => Known.GetValueOrDefault(device) ?? new DeviceWord(null, null);

    /// <summary>A word that cannot be read says nothing: the last one stands.</summary>
    internal static T? Read<T>(ReadOnlySpan<byte> body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Status">Null: never heard of it.</param>
public sealed record DeviceWord(StatusMessage? Status, HealthMessage? Health);
