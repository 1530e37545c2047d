using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.Contracts.Tests;

/// <summary>
/// The AsyncAPI document of the bus, made from the topic list, the wire's own types and their doc comments: it cannot say
/// anything that the code does not.
/// </summary>
public static class AsyncApi
{
    private const string Schemas = "#/components/schemas/";

    public static JsonObject Document()
    {
        var docs = DocComments.OfContracts();
        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "ServiceCenter on the bus",
                ["version"] = "1",
                ["description"] =
                    "MQTT 3.1.1, every publication QoS 1, keepalive 10 s. JSON in camelCase; instants are RFC 3339 in UTC with milliseconds, "
                    + "durations are seconds. A member that may be left out is never null; members that are not known are to be passed over. "
                    + "Every message carries an id or a sequence number, and every receiver drops repeats. Nothing personal travels here.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0" },
            },
            ["defaultContentType"] = "application/json",
            ["channels"] = Channels(),
            ["operations"] = Operations(),
            ["components"] = new JsonObject { ["messages"] = Messages(docs), ["schemas"] = AllSchemas(docs) },
        };
    }

    private static JsonObject Channels()
    {
        var channels = new JsonObject();
        foreach (var row in TopicList.All)
        {
            var parameters = new JsonObject();
            foreach (var level in Levels(row.Pattern)) parameters[level] = new JsonObject { ["description"] = $"{Meaning(level)}: [a-z0-9-]+" };
            channels[NameOf(row)] = new JsonObject
            {
                ["address"] = row.Pattern,
                ["parameters"] = parameters,
                ["messages"] = new JsonObject { [row.Message] = Reference($"#/components/messages/{row.Message}") },
            };
        }
        return channels;
    }

    // Both sides of every topic: the document is of the whole bus, not of one program on it.
    private static JsonObject Operations()
    {
        var operations = new JsonObject();
        foreach (var row in TopicList.All)
        {
            foreach (var (action, who) in new[] { ("send", row.Publishers), ("receive", row.Subscribers) })
            {
                operations[$"{action}-{NameOf(row)}"] = new JsonObject
                {
                    ["action"] = action,
                    ["channel"] = Reference($"#/channels/{NameOf(row)}"),
                    ["summary"] = (action == "send" ? "Published by " : "Read by ") + Said(who) + ".",
                    ["bindings"] = action == "send"
                        ? new JsonObject { ["mqtt"] = new JsonObject { ["qos"] = 1, ["retain"] = row.Retained } }
                        : new JsonObject { ["mqtt"] = new JsonObject { ["qos"] = 1 } },
                };
            }
        }
        return operations;
    }

    private static JsonObject Messages(DocComments docs)
    {
        var messages = new JsonObject();
        foreach (var type in TopicList.All.Select(row => TypeOf(row.Message)).Distinct())
            messages[type.Name] = new JsonObject { ["summary"] = docs.Of(type), ["payload"] = Reference(Schemas + type.Name) };
        return messages;
    }

    private static JsonObject AllSchemas(DocComments docs)
    {
        var schemas = new JsonObject();
        var open = new Queue<Type>(TopicList.All.Select(row => TypeOf(row.Message)));
        while (open.TryDequeue(out var type))
        {
            if (schemas.ContainsKey(type.Name)) continue;
            schemas[type.Name] = Wire.Default.GetTypeInfo(type)!.PolymorphismOptions is { } family && type.IsAbstract
                ? Family(family, docs.Of(type), open)
                : Object(type, docs, open);
        }
        return schemas;
    }

    private static JsonObject Family(JsonPolymorphismOptions family, string? description, Queue<Type> open)
    {
        foreach (var derived in family.DerivedTypes) open.Enqueue(derived.DerivedType);
        return new JsonObject
        {
            ["description"] = description,
            ["discriminator"] = family.TypeDiscriminatorPropertyName,
            ["oneOf"] = new JsonArray([.. family.DerivedTypes.Select(derived => Reference(Schemas + derived.DerivedType.Name))]),
        };
    }

    private static JsonObject Object(Type type, DocComments docs, Queue<Type> open)
    {
        var info = Wire.Default.GetTypeInfo(type)!;
        var properties = new JsonObject();
        var required = new JsonArray();
        if (KindOf(type) is { } kind)
        {
            properties["kind"] = new JsonObject { ["const"] = kind };
            required.Add("kind");
        }
        foreach (var member in info.Properties.OrderBy(member => member.Order))
        {
            properties[member.Name] = Member(member.PropertyType, docs.Of(type, member.Name), open);
            if (member.IsRequired) required.Add(member.Name);
        }
        var schema = new JsonObject { ["type"] = "object" };
        if (docs.Of(type) is { } description) schema["description"] = description;
        schema["properties"] = properties;
        if (required.Count > 0) schema["required"] = required;
        return schema;
    }

    private static JsonObject Member(Type declared, string? description, Queue<Type> open)
    {
        var schema = SchemaOf(Nullable.GetUnderlyingType(declared) ?? declared, open);
        if (description is not null) schema["description"] = description;
        return schema;
    }

    private static JsonObject SchemaOf(Type type, Queue<Type> open)
    {
        if (type == typeof(DateTimeOffset)) return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        if (type.Assembly == typeof(Wire).Assembly)
        {
            open.Enqueue(type);
            return Reference(Schemas + type.Name);
        }
        var info = Wire.Default.GetTypeInfo(type)!;
        if (info.Kind == JsonTypeInfoKind.Enumerable) return new JsonObject { ["type"] = "array", ["items"] = SchemaOf(info.ElementType!, open) };
        if (info.Kind == JsonTypeInfoKind.Dictionary) return new JsonObject { ["type"] = "object", ["additionalProperties"] = SchemaOf(info.ElementType!, open) };
        // Numbers, texts, booleans: as the serializer itself describes them, but for the null that is never written.
        var plain = info.GetJsonSchemaAsNode().AsObject();
        var name = plain["type"] is JsonArray several ? several.Select(item => (string)item!).First(item => item != "null") : (string)plain["type"]!;
        return new JsonObject { ["type"] = name };
    }

    private static string? KindOf(Type type) => type.BaseType is { IsAbstract: true } family && family != typeof(object)
        ? (string?)Wire.Default.GetTypeInfo(family)!.PolymorphismOptions!.DerivedTypes.Single(derived => derived.DerivedType == type).TypeDiscriminator
        : null;

    private static Type TypeOf(string message) => typeof(Wire).Assembly.GetType($"ServiceCenter.Contracts.{message}", throwOnError: true)!;

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };

    private static string NameOf(TopicRow row) => string.Join('-', row.Pattern.Split('/').Skip(2).Where(level => level[0] != '{'));

    private static IEnumerable<string> Levels(string pattern) => pattern.Split('/').Where(level => level[0] == '{').Select(level => level[1..^1]);

    private static string Meaning(string level) => level switch
    {
        "site" => "The centre",
        "device" => "The device, or host for the host itself",
        _ => string.Create(CultureInfo.InvariantCulture, $"The {level}"),
    };

    private static string Said(Roles roles) => string.Join(", ",
        Enum.GetValues<Roles>().Where(role => int.PopCount((int)role) == 1 && roles.HasFlag(role)).Select(role => role switch
        {
            Roles.Host => "the host",
            Roles.Kiosk => "kiosks",
            Roles.Display => "displays",
            Roles.Device => "programs",
            Roles.Box => "button boxes",
            _ => role.ToString(),
        }));
}
