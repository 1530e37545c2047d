using ServiceCenter.Contracts;

namespace ServiceCenter.Sequencer;

/// <summary>What the machine must know that is in no event.</summary>
public sealed record SequencerOptions
{
    public required Topics Topics { get; init; }

    /// <summary>Key under which agents' names become opaque ids: 32 random bytes, made once for a site and kept with its data.</summary>
    public required ReadOnlyMemory<byte> AgentKey { get; init; }

    /// <summary>Programs that may ask over the bus, beside the plan's devices.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>IANA name, for devices that print local times, where the plan has no calendar; the machine itself knows no zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Heads the QR on tickets; null, no QR.</summary>
    public string? PublicUrl { get; init; }

    public string Version { get; init; } = "0";
    public string BootId { get; init; } = "0";

    /// <summary>Grows by one with every start of the host on the same data.</summary>
    public long Incarnation { get; init; } = 1;
}
