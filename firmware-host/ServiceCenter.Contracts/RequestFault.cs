using System.Text.Json;

namespace ServiceCenter.Contracts;

/// <summary>Looks closely at a request that could not be read, and says for people what is wrong with which member.</summary>
internal static class RequestFault
{
    private static readonly Dictionary<string, Type> TypeOfKind = Wire.Default.Request.PolymorphismOptions!.DerivedTypes
        .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType);

    public static RequestRead TooLarge(int bytes) =>
        Bad(null, $"The body has {bytes} bytes; at most {RequestReader.MaxBytes} are read.");

    public static RequestRead In(ReadOnlySpan<byte> body)
    {
        if (BodyFault.Unreadable(body, out var document) is { } fault) return Bad(null, fault);
        using (document) return In(document!.RootElement);
    }

    private static RequestRead In(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return Bad(null, "The body is not a JSON object: expected {\"id\": ..., \"kind\": ..., ...}.");

        var id = TextOf(root, "id");
        if (!RequestReader.IsId(id))
            return Bad(null, $"Member 'id' {Is(root, "id")}: expected 1 to {RequestReader.MaxIdLength} characters of printable ASCII without spaces.");
        if (TextOf(root, "kind") is not { } kind)
            return Bad(id, $"Member 'kind' {Is(root, "kind")}: expected one of {AllKinds}.");
        if (!TypeOfKind.TryGetValue(kind, out var type))
            return new RequestRead(id, null, new Problem(RequestReader.UnknownKind, "Unknown kind of request", $"\"{BodyFault.Shortened(kind)}\" is no kind of request: expected one of {AllKinds}."));

        return Bad(id, BodyFault.InMembers(root, Wire.Default.GetTypeInfo(type)!) is var (name, what, expected)
            ? $"Member '{name}' of {kind} {what}: expected {expected}."
            : $"The {kind} request cannot be read.");
    }

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
        : $"is {BodyFault.Shown(value)}";
}
