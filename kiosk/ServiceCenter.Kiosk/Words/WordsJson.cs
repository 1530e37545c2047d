using System.Text.Json.Serialization;

namespace ServiceCenter.Kiosk.Words;

[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyDictionary<string, string>>))]
internal sealed partial class WordsJson : JsonSerializerContext;
