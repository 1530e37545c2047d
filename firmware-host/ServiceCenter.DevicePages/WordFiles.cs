using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceCenter.DevicePages;

/// <summary>
/// What a program says, by language: the files of its folder <c>Words</c>, each named after a language's tag, which lie inside the
/// assembly. A language is added by adding its file; a text that the file lacks is said in English.
/// </summary>
public sealed class WordFiles
{
    private const string Folder = "words/", Extension = ".json";

    /// <param name="assembly">Has the files as resources <c>words/TAG.json</c>, <c>en</c> among them.</param>
    public WordFiles(Assembly assembly)
    {
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..^Extension.Length], name => Read(assembly, name));
        All = files.ToDictionary(file => file.Key, IReadOnlyDictionary<string, string> (file) => Whole(file.Value, files["en"]), StringComparer.OrdinalIgnoreCase);
        Page = new PageFile("words.json", "application/json",
            JsonSerializer.SerializeToUtf8Bytes(All, WordsJson.Default.IReadOnlyDictionaryStringIReadOnlyDictionaryStringString));
    }

    /// <summary>By language's tag, then by the text's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All { get; }

    /// <summary>All of it, for the scripts of a page.</summary>
    public PageFile Page { get; }

    /// <summary>The language of a tag, or its family (<c>de</c> for <c>de-AT</c>), where there are words in it.</summary>
    public string? Known(string tag) => Named(tag) ?? Named(tag.Split('-')[0]);

    private string? Named(string tag) => All.Keys.FirstOrDefault(name => name.Equals(tag, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, string> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize(stream, WordsJson.Default.DictionaryStringString)!;
    }

    private static Dictionary<string, string> Whole(Dictionary<string, string> own, Dictionary<string, string> english)
    {
        var whole = new Dictionary<string, string>(english);
        foreach (var (name, text) in own) whole[name] = text;
        return whole;
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>))]
internal sealed partial class WordsJson : JsonSerializerContext;
