using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.Contracts;

/// <summary>
/// Looks closely at a body that could not be read as its type, and says for people what is wrong with which member, and what
/// is expected there. The serializer's own words name .NET types instead.
/// </summary>
public static class BodyFault
{
    private static readonly JsonDocumentOptions NoMemberTwice = new() { AllowDuplicateProperties = false };

    /// <param name="type">From the options it was to be read with.</param>
    /// <returns>Sentences for the sender; null: nothing is found to be wrong.</returns>
    public static string? In(ReadOnlySpan<byte> body, JsonTypeInfo type)
    {
        if (body.Trim(" \t\r\n"u8).IsEmpty) return $"The body is empty. {Wanted(type)}";
        if (Unreadable(body, out var document) is { } fault) return fault;
        using (document)
        {
            var root = document!.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? InMembers(root, type) is var (name, what, expected) ? $"Member '{name}' {what}: expected {expected}." : null
                : $"The body is {Shown(root)}. {Wanted(type)}";
        }
    }

    /// <returns>Null, and a document to be disposed of; or why there is none.</returns>
    internal static string? Unreadable(ReadOnlySpan<byte> body, out JsonDocument? document)
    {
        document = null;
        var bytes = body.ToArray();
        try
        {
            document = JsonDocument.Parse(bytes, NoMemberTwice);
            return null;
        }
        catch (JsonException e)
        {
            return Repeated(bytes) is { } name
                ? $"Member '{name}' is there twice: expected once."
                : $"The body is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: expected one JSON object, in UTF-8.";
        }
        catch (InvalidOperationException)
        {
            return "The body has a member whose name is no text (half a surrogate pair): expected one JSON object, in UTF-8.";
        }
    }

    internal static (string Name, string What, string Expected)? InMembers(JsonElement root, JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
            if (FaultOf(root, member) is { } what) return (member.Name, what, Expected(member.PropertyType));
        return null;
    }

    private static string? FaultOf(JsonElement root, JsonPropertyInfo member)
    {
        if (!root.TryGetProperty(member.Name, out var value)) return member.IsRequired ? "is missing" : null;
        if (value.ValueKind == JsonValueKind.Null) return member.IsSetNullable ? null : "is null";
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null)) return "has a null in it";
        try
        {
            value.Deserialize(member.Options.GetTypeInfo(member.PropertyType));
            return null;
        }
        catch (JsonException)
        {
            return $"is {Shown(value)}";
        }
    }

    /// <summary>What to send instead: a body that is no object at all has no member to begin with.</summary>
    private static string Wanted(JsonTypeInfo type)
    {
        static string Listed(IEnumerable<JsonPropertyInfo> members) => string.Join(", ", members.Select(m => $"'{m.Name}' ({Expected(m.PropertyType)})"));
        var needed = Listed(type.Properties.Where(m => m.IsRequired));
        var optional = Listed(type.Properties.Where(m => !m.IsRequired));
        return (needed, optional) switch
        {
            ("", _) => $"Expected a JSON object; it may have {optional}.",
            (_, "") => $"Expected a JSON object with {needed}.",
            _ => $"Expected a JSON object with {needed}; it may have {optional}.",
        };
    }

    private static string Expected(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "a text",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(int) || t == typeof(long) => "a whole number",
        var t when t == typeof(DateTimeOffset) => "an instant with its offset, such as 2026-11-21T09:30:00.123Z",
        var t when t == typeof(HostInstant) => "an instant of the host, such as {\"incarnation\": 1, \"at\": \"2026-11-21T09:30:00.123Z\"}",
        var t when t == typeof(IReadOnlyList<GivenBody>) => "a list of numbers given, such as [{\"service\": \"general\", \"number\": \"A042\", \"seq\": 17, \"issuedAt\": \"2026-11-21T09:30:00.123Z\"}]",
        var t when t == typeof(IReadOnlyList<string>) => "a list of texts",
        var t => throw new NotSupportedException($"No body had a member of type {t.Name} so far: say here what is expected of one."),
    };

    /// <summary>The member that stands twice in one object; null: what is wrong is something else.</summary>
    private static string? Repeated(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Repeated(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // No JSON at all, or half a surrogate pair in a name.
        }
    }

    private static string? Repeated(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Repeated).FirstOrDefault(name => name is not null);
            case JsonValueKind.Object:
                var seen = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in element.EnumerateObject())
                {
                    if (!seen.Add(member.Name)) return Shortened(member.Name);
                    if (Repeated(member.Value) is { } inside) return inside;
                }
                return null;
            default:
                return null;
        }
    }

    internal static string Shown(JsonElement value)
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

    internal static string Shortened(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
}
