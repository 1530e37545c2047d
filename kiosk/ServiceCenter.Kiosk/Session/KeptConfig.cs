using System.Text.Json;
using ServiceCenter.Contracts;

namespace ServiceCenter.Kiosk.Session;

/// <summary>What the centre last told this kiosk, as its disk holds it beside the tickets: so that it can go on after a power cut that took the host too.</summary>
/// <param name="Heard">What the host's clock said at least when this was written; null: not known.</param>
internal sealed record KeptConfig(ConfigMessage Config, HostInstant? Heard)
{
    /// <summary>No ticket's id: those are hexadecimal.</summary>
    public const string Id = "config";

    /// <summary>A configuration is written as on the wire, whose reader knows what older and newer ones lack.</summary>
    internal sealed record Body(JsonElement Config, HostInstant? Heard = null);

    public ReadOnlyMemory<byte> ToBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(new Body(JsonSerializer.SerializeToElement(Config, Wire.Default.ConfigMessage), Heard), EntryJson.Default.Body);

    /// <summary>Null: not of this kiosk's writing.</summary>
    public static KeptConfig? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, EntryJson.Default.Body) is { } body && body.Config.Deserialize(Wire.Default.ConfigMessage) is { } config
                ? new KeptConfig(config, body.Heard)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
