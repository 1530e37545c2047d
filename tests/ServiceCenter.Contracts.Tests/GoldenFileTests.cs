using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServiceCenter.Contracts.Tests;

/// <summary>
/// The wire is frozen: a difference here is a change that devices in the field will see. Where it is meant, write the files anew
/// with the environment variable SERVICECENTER_WRITE_GOLDEN=1, and let the difference be reviewed.
/// </summary>
public sealed class GoldenFileTests
{
    private static bool Write => Environment.GetEnvironmentVariable("SERVICECENTER_WRITE_GOLDEN") == "1";

    public static TheoryData<string> Names => [.. Samples.All.Select(sample => sample.Name)];

    [Theory, MemberData(nameof(Names))]
    public void a_message_is_written_as_its_golden_file_says(string name)
    {
        var sample = Named(name);
        if (Write)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(sample.File)!);
            File.WriteAllText(sample.File, sample.Json + "\n");
        }
        File.Exists(sample.File).ShouldBeTrue($"{sample.File} is missing");

        (sample.Json + "\n").ShouldBe(File.ReadAllText(sample.File));
    }

    [Theory, MemberData(nameof(Names))]
    public void a_golden_file_is_read_as_the_message_it_was(string name)
    {
        var sample = Named(name);
        var text = File.ReadAllText(sample.File).TrimEnd('\n');

        var read = JsonSerializer.Deserialize(text, sample.As);

        JsonSerializer.Serialize(read, sample.As).ShouldBe(text);
        if (sample.As.Kind == JsonTypeInfoKind.Object) read!.GetType().ShouldBe(sample.Value.GetType());
    }

    [Fact]
    public void every_file_belongs_to_a_sample()
    {
        var files = Directory.EnumerateFiles(Sample.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

        files.ShouldBe(Samples.All.Select(sample => sample.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void every_message_of_the_wire_has_a_golden_file_that_shows_every_member_of_it()
    {
        Unshown(Samples.All).ShouldBeEmpty();
    }

    [Fact]
    public void a_message_without_a_golden_file_is_noticed()
    {
        Unshown([.. Samples.All.Where(sample => sample.Value is not HelloRequest)]).ShouldBe(["HelloRequest", "GivenBody"]);
        Unshown([.. Samples.All.Where(sample => sample.Name != "request/issue-ticket")])
            .ShouldBe(["IssueTicketRequest.then", "IssueTicketRequest.language", "IssueTicketRequest.needs", "IssueTicketRequest.ticket"]);
    }

    private static List<string> Unshown(IReadOnlyList<Sample> samples)
    {
        var shown = new Dictionary<Type, HashSet<string>>();
        foreach (var sample in samples) Note(JsonNode.Parse(sample.Json)!, sample.Value.GetType(), sample.As, shown);

        var missing = new List<string>();
        foreach (var type in TypesOfTheWire())
        {
            if (!shown.TryGetValue(type, out var members)) missing.Add(type.Name);
            else missing.AddRange(MembersOf(type).Select(member => member.Name).Where(name => !members.Contains(name)).Select(name => $"{type.Name}.{name}"));
        }
        return missing;
    }

    private static void Note(JsonNode json, Type type, JsonTypeInfo info, Dictionary<Type, HashSet<string>> shown)
    {
        if (json is JsonArray list && info.ElementType is { } element)
        {
            foreach (var item in list) Note(item!, element, InfoOf(element), shown);
        }
        else if (json is JsonObject given && info.Kind == JsonTypeInfoKind.Object)
        {
            if (!shown.TryGetValue(type, out var members)) shown.Add(type, members = []);
            foreach (var member in MembersOf(type))
            {
                if (given[member.Name] is not { } value) continue;
                members.Add(member.Name);
                Note(value, member.PropertyType, InfoOf(member.PropertyType), shown);
            }
        }
    }

    private static IEnumerable<JsonPropertyInfo> MembersOf(Type type) => InfoOf(type).Properties;
    private static JsonTypeInfo InfoOf(Type type) => Wire.Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type} is not of the wire.");

    /// <summary>Every type the serializer knows, the members of each family among them, and whatever they hold.</summary>
    private static List<Type> TypesOfTheWire()
    {
        var known = new List<Type>();
        var open = new Stack<Type>(typeof(WireContext).GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!));
        while (open.TryPop(out var type))
        {
            if (type.Assembly != typeof(Wire).Assembly)
            {
                if (InfoOf(type).ElementType is { } element) open.Push(element);
                continue;
            }
            if (known.Contains(type)) continue;
            if (type.IsAbstract)
            {
                foreach (var family in type.GetCustomAttributes<JsonDerivedTypeAttribute>()) open.Push(family.DerivedType);
                continue;
            }
            known.Add(type);
            foreach (var member in MembersOf(type)) open.Push(member.PropertyType);
        }
        return known;
    }

    private static Sample Named(string name) => Samples.All.Single(sample => sample.Name == name);
}
