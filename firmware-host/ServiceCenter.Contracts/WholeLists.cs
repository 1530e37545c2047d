using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.Contracts;

/// <summary>Nullable annotations are not held by the serializer inside a list: here they are, for lists in requests and of texts.</summary>
public static class WholeLists
{
    /// <summary>Reading a body of this type will throw a <see cref="JsonException"/> where one of its lists has a null in it.</summary>
    public static void Require(JsonTypeInfo info)
    {
        var lists = info.Properties.Where(member => member.PropertyType == typeof(IReadOnlyList<string>) || member.PropertyType == typeof(IReadOnlyList<GivenBody>)).ToList();
        if (lists.Count == 0) return;
        info.OnDeserialized = body =>
        {
            foreach (var list in lists)
                if (list.Get!(body) is IReadOnlyList<object?> items && items.Contains(null)) throw new JsonException($"There is a null in '{list.Name}'.");
        };
    }
}
