using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.Messaging.Session;

public static class IncomingMessage
{
    /// <summary>Null: not a message of the contract. It is dropped: what a broken sender says must not stop a device.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
