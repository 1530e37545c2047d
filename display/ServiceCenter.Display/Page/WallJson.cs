using System.Text.Json.Serialization;
using ServiceCenter.Display.Session;

namespace ServiceCenter.Display.Page;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WallScreen))]
internal sealed partial class WallJson : JsonSerializerContext;
