using System.Text.Json.Serialization;
using ServiceCenter.Kiosk.Session;

namespace ServiceCenter.Kiosk.Page;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KioskScreen))]
internal sealed partial class KioskJson : JsonSerializerContext;
