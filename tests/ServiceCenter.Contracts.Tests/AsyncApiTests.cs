using System.Text.Json.Nodes;
using ServiceCenter.Testing;

namespace ServiceCenter.Contracts.Tests;

/// <summary>
/// The document in broker-config is the one the code makes, to the letter. Where a change is meant, write it anew with the
/// environment variable SERVICECENTER_WRITE_GOLDEN=1.
/// </summary>
public sealed class AsyncApiTests
{
    private const string Head = "# Made from firmware-host/ServiceCenter.Contracts by tests/ServiceCenter.Contracts.Tests, which also compares it. Do not edit.\n";

    private static string File => Repo.PathOf("broker-config", "asyncapi.yaml");

    [Fact]
    public void the_document_says_what_the_code_says()
    {
        var made = Head + Yaml.Of(AsyncApi.Document());
        if (Environment.GetEnvironmentVariable("SERVICECENTER_WRITE_GOLDEN") == "1") System.IO.File.WriteAllText(File, made);

        System.IO.File.ReadAllText(File).ShouldBe(made);
    }

    // Looked at from the messages themselves, not through the code that made the document.
    [Fact]
    public void every_golden_message_fits_its_schema()
    {
        var document = AsyncApi.Document();
        var topics = TopicList.All.Select(row => row.Message).ToHashSet();

        foreach (var sample in Samples.All.Where(sample => topics.Contains(sample.As.Type.Name)))
            Misfits(document, JsonNode.Parse(sample.Json)!, SchemaOf(document, sample.Value.GetType().Name), sample.Name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id":"1","kind":"left"}""", "left.ticket is missing")]
    [InlineData("""{"id":"1","kind":"left","ticket":7}""", "left.ticket is no string")]
    [InlineData("""{"id":"1","kind":"left","ticket":"t","mood":"good"}""", "left.mood is not in the document")]
    [InlineData("""{"id":"1","kind":"cancel","ticket":"t"}""", "left.kind is not left")]
    public void a_message_that_does_not_fit_is_noticed(string json, string misfit)
    {
        var document = AsyncApi.Document();

        Misfits(document, JsonNode.Parse(json)!, SchemaOf(document, nameof(LeftRequest)), "left").ShouldBe([misfit]);
    }

    [Fact]
    public void every_topic_has_its_channel_with_qos_and_retain()
    {
        var document = AsyncApi.Document();
        var channels = document["channels"]!.AsObject();

        channels.Select(channel => (string)channel.Value!["address"]!).ShouldBe(TopicList.All.Select(row => row.Pattern));
        foreach (var (name, channel) in channels)
        {
            var row = TopicList.All.Single(row => row.Pattern == (string)channel!["address"]!);
            var mqtt = document["operations"]![$"send-{name}"]!["bindings"]!["mqtt"]!;
            ((int)mqtt["qos"]!).ShouldBe(1);
            ((bool)mqtt["retain"]!).ShouldBe(row.Retained);
        }
    }

    [Fact]
    public void every_reference_leads_somewhere()
    {
        var document = AsyncApi.Document();

        foreach (var reference in References(document))
            reference[2..].Split('/').Aggregate((JsonNode?)document, (node, step) => node?[step]).ShouldNotBeNull(reference);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(item => item.Key == "$ref" ? [(string)item.Value!] : References(item.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static JsonNode SchemaOf(JsonObject document, string name) => document["components"]!["schemas"]![name]!;

    private static IEnumerable<string> Misfits(JsonObject document, JsonNode value, JsonNode schema, string path)
    {
        if (schema["$ref"] is { } reference) schema = SchemaOf(document, ((string)reference!).Split('/')[^1]);
        if (schema["const"] is { } only)
        {
            if ((string)value! != (string)only!) yield return $"{path} is not {only}";
            yield break;
        }
        var type = (string)schema["type"]!;
        if (!IsOf(value, type)) yield return $"{path} is no {type}";
        else if (value is JsonArray list)
        {
            foreach (var misfit in list.SelectMany((item, i) => Misfits(document, item!, schema["items"]!, $"{path}[{i}]"))) yield return misfit;
        }
        else if (value is JsonObject map)
        {
            foreach (var name in schema["required"]?.AsArray().Select(name => (string)name!) ?? [])
                if (!map.ContainsKey(name)) yield return $"{path}.{name} is missing";
            foreach (var (name, member) in map)
            {
                if ((schema["properties"]?[name] ?? schema["additionalProperties"]) is not { } of) yield return $"{path}.{name} is not in the document";
                else foreach (var misfit in Misfits(document, member!, of, $"{path}.{name}")) yield return misfit;
            }
        }
    }

    private static bool IsOf(JsonNode value, string type) => (type, value.GetValueKind()) switch
    {
        ("object", System.Text.Json.JsonValueKind.Object) => true,
        ("array", System.Text.Json.JsonValueKind.Array) => true,
        ("string", System.Text.Json.JsonValueKind.String) => true,
        ("boolean", System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => true,
        ("number", System.Text.Json.JsonValueKind.Number) => true,
        ("integer", System.Text.Json.JsonValueKind.Number) => value.AsValue().TryGetValue(out long _),
        _ => false,
    };
}
