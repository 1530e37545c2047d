using System.Text.Json.Serialization;

namespace ServiceCenter.CounterBox.Page;

/// <summary>What an eye sees of a box: its lamps and the sign over the counter.</summary>
/// <param name="Counter">Where it stands; null: not known yet.</param>
/// <param name="Sign">Empty while it is dark, for a moment or for good.</param>
internal sealed record BoxScreen(string Device, string? Counter, IReadOnlyList<BoxKeyScreen> Keys, string Sign);

/// <param name="Key">next, recall, no-show, done, single.</param>
internal sealed record BoxKeyScreen(string Key, bool Lit);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BoxScreen))]
internal sealed partial class BoxJson : JsonSerializerContext;
