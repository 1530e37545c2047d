using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.Contracts;

/// <summary>Looks closely at a request that could not be read, and says for people what is wrong with which member.</summary>
internal static class RequestFault
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonNodeOptions CaseMatters = new() { PropertyNameCaseInsensitive = false };

    private static readonly Dictionary<string, Type> TypeOfKind = Wire.Default.Request.PolymorphismOptions!.DerivedTypes
        .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType);

    public static RequestRead TooLarge(int bytes) =>
        Bad(null, $"The body has {bytes} bytes; at most {RequestReader.MaxBytes} are read.");

    public static RequestRead In(ReadOnlySpan<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body.ToArray(), Strict);
        }
        catch (JsonException e)
        {
            return NotJson(e);
        }
        using (document) return In(document.RootElement);
    }

    /// <summary>The body with the given members in it, or the fault that hinders it.</summary>
    public static RequestRead? Merge(ReadOnlySpan<byte> body, ReadOnlySpan<(string Name, string Value)> members, out byte[] whole)
    {
        whole = [];
        JsonObject merged;
        try
        {
            var node = body.IsEmpty ? new JsonObject() : JsonNode.Parse(body, CaseMatters, Strict);
            if (node is not JsonObject given) return NotAnObject();
            merged = given;
        }
        catch (JsonException e)
        {
            return NotJson(e);
        }
        foreach (var (name, value) in members)
        {
            if (merged[name] is { } other && !(other.GetValueKind() == JsonValueKind.String && other.GetValue<string>() == value))
                return Bad(null, $"Member '{name}' contradicts the call itself, which says \"{value}\": leave it out.");
            merged[name] = value;
        }
        whole = Encoding.UTF8.GetBytes(merged.ToJsonString());
        return null;
    }

    private static RequestRead In(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return NotAnObject();

        var id = TextOf(root, "id");
        if (!RequestReader.IsId(id))
            return Bad(null, $"Member 'id' {Is(root, "id")}: expected 1 to {RequestReader.MaxIdLength} characters of printable ASCII without spaces.");
        if (TextOf(root, "kind") is not { } kind)
            return Bad(id, $"Member 'kind' {Is(root, "kind")}: expected one of {AllKinds}.");
        if (!TypeOfKind.TryGetValue(kind, out var type))
            return new RequestRead(id, null, new Problem(RequestReader.UnknownKind, "Unknown kind of request", $"\"{Shortened(kind)}\" is no kind of request: expected one of {AllKinds}."));

        foreach (var member in Wire.Default.GetTypeInfo(type)!.Properties)
            if (FaultOf(root, member) is { } fault)
                return Bad(id, $"Member '{member.Name}' of {kind} {fault}: expected {Expected(member.PropertyType)}.");
        return Bad(id, $"The {kind} request cannot be read.");
    }

    private static string? FaultOf(JsonElement root, JsonPropertyInfo member)
    {
        if (!root.TryGetProperty(member.Name, out var value)) return member.IsRequired ? "is missing" : null;
        if (value.ValueKind == JsonValueKind.Null) return member.IsSetNullable ? null : "is null";
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null)) return "has a null in it";
        try
        {
            value.Deserialize(Wire.Default.GetTypeInfo(member.PropertyType)!);
            return null;
        }
        catch (JsonException)
        {
            return $"is {Shown(value)}";
        }
    }

    private static string Expected(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "a text",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(DateTimeOffset) => "an instant with its offset, such as 2026-11-21T09:30:00.123Z",
        var t when t == typeof(IReadOnlyList<string>) => "a list of texts",
        var t => throw new NotSupportedException($"No request had a member of type {t.Name} so far: say here what is expected of one."),
    };

    private static RequestRead NotJson(JsonException e) =>
        Bad(null, $"The body is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: expected one JSON object, in UTF-8, no member twice.");

    private static RequestRead NotAnObject() => Bad(null, "The body is not a JSON object: expected {\"id\": ..., \"kind\": ..., ...}.");

    private static RequestRead Bad(string? id, string detail) =>
        new(id, null, new Problem(RequestReader.BadRequest, "Request not understood", detail));

    private static string AllKinds { get; } = string.Join(", ", TypeOfKind.Keys);

    private static string? TextOf(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }

    private static string Is(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) ? "is missing"
        : value.ValueKind == JsonValueKind.Null ? "is null"
        : $"is {Shown(value)}";

    private static string Shown(JsonElement value)
    {
        try
        {
            return Shortened(value.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return "not UTF-8";
        }
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
}
