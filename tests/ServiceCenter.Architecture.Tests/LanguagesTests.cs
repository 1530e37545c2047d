using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceCenter.Testing;

namespace ServiceCenter.Architecture.Tests;

/// <summary>A language is said whole or not at all: all that is missing of it, in all the programs, is told at once.</summary>
public sealed partial class LanguagesTests : IDisposable
{
    /// <summary>Where a language's words are, and the file that has every text.</summary>
    private static readonly (string Folder, string Prefix, string Model)[] Families =
    [
        ("kiosk/ServiceCenter.Kiosk/Words", "", "en"),
        ("display/ServiceCenter.Display/Words", "", "en"),
        ("kiosk/ServiceCenter.CounterBox/Words", "", "en"),
        ("firmware-host/ServiceCenter.WebConsole/Assets", "words-", "de"), // the pages' English stands in the pages
    ];

    private static readonly string[] Shipped = ["ar", "de", "en", "pl"];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void every_language_has_every_word()
    {
        Shipped.ShouldBeSubsetOf(Languages(Repo.Root));
        string.Join('\n', Missing(Repo.Root)).ShouldBeEmpty();
    }

    [Fact]
    public void what_a_half_translated_language_lacks_is_told_word_by_word_and_file_by_file()
    {
        foreach (var (path, prefix, _) in Families)
        {
            Directory.CreateDirectory(folder.PathOf(path));
            foreach (var file in Shipped.Select(language => $"{prefix}{language}.json").Where(file => File.Exists(Repo.PathOf(path, file))))
                File.Copy(Repo.PathOf(path, file), Path.Combine(folder.PathOf(path), file));
        }
        Missing(folder.Path).ShouldBeEmpty();

        Given("display/ServiceCenter.Display/Words", "fr.json", text => text.Replace("  \"last\": \"Last calls\",\n", "  \"lost\": \"Derniers appels\",\n").Replace("about {0} min", "env. {1} min"));
        Given("kiosk/ServiceCenter.Kiosk/Words", "fr.json", text => text.Replace("\"direction\": \"ltr\",", "\"direction\": \"ltr\",\n  \"counts.many\": \"i % 1000000 = 0\","));
        Given("kiosk/ServiceCenter.CounterBox/Words", "fr.json", text => text + "}");

        var told = Missing(folder.Path);
        told.ShouldContain("display/ServiceCenter.Display/Words/fr.json lacks \"last\": \"Last calls\"");
        told.ShouldContain("display/ServiceCenter.Display/Words/fr.json has \"lost\", which nothing says");
        told.ShouldContain("display/ServiceCenter.Display/Words/fr.json \"about\": \"env. {1} min\" has other places than \"about {0} min\"");
        told.ShouldContain("display/ServiceCenter.Display/Words/fr.json \"idle\" is not translated: \"Please wait for your number\"");
        told.ShouldContain("kiosk/ServiceCenter.Kiosk/Words/fr.json lacks \"ahead.many\", a form that its \"counts.many\" asks for");
        told.ShouldContain(line => line.StartsWith("kiosk/ServiceCenter.CounterBox/Words/fr.json cannot be read: "));
        told.ShouldContain("firmware-host/ServiceCenter.WebConsole/Assets/words-fr.json is missing: begin with a copy of words-de.json");
    }

    private void Given(string path, string file, Func<string, string> change) =>
        folder.Write(Path.Combine(path, file), change(File.ReadAllText(folder.PathOf(Path.Combine(path, "en.json")))));

    private static string[] Languages(string root) =>
    [
        .. Families.SelectMany(family => Directory.EnumerateFiles(Path.Combine(root, family.Folder), family.Prefix + "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)[family.Prefix.Length..])).Distinct().Order(StringComparer.Ordinal),
    ];

    private static string[] Missing(string root) =>
    [
        .. from language in Languages(root)
           from family in Families
           where language != family.Model && !(language == "en" && family.Model == "de")
           let model = Path.Combine(root, family.Folder, $"{family.Prefix}{family.Model}.json")
           let file = $"{family.Folder}/{family.Prefix}{language}.json"
           from told in File.Exists(Path.Combine(root, file))
               ? Missing(Path.Combine(root, file), model).Select(what => $"{file} {what}")
               : [$"{file} is missing: begin with a copy of {Path.GetFileName(model)}"]
           select told,
    ];

    private static IEnumerable<string> Missing(string file, string modelFile)
    {
        var model = Read(modelFile);
        Dictionary<string, string> own;
        try
        {
            own = Read(file);
        }
        catch (JsonException problem)
        {
            return [$"cannot be read: {problem.Message}"];
        }
        var forms = own.Keys.Where(name => name.StartsWith("counts.", StringComparison.Ordinal)).Select(name => name["counts.".Length..]).ToArray();
        var counted = model.Keys.Where(name => name.EndsWith(".other", StringComparison.Ordinal)).Select(name => name[..^".other".Length]).ToArray();
        bool IsForm(string name) => name.StartsWith("counts.", StringComparison.Ordinal) || counted.Contains(name[..Math.Max(0, name.LastIndexOf('.'))]) && Form().IsMatch(name);
        return
        [
            .. model.Where(text => string.IsNullOrWhiteSpace(own.GetValueOrDefault(text.Key))).Select(text => $"lacks \"{text.Key}\": \"{text.Value}\""),
            .. from name in counted from form in forms where model.ContainsKey("counts.one") && !own.ContainsKey($"{name}.{form}") && !model.ContainsKey($"{name}.{form}")
               select $"lacks \"{name}.{form}\", a form that its \"counts.{form}\" asks for",
            .. own.Keys.Where(name => !model.ContainsKey(name) && !IsForm(name)).Select(name => $"has \"{name}\", which nothing says"),
            .. from text in own
               where model.ContainsKey(text.Key) && !IsForm(text.Key) && Places(text.Value) != Places(EnglishOf(text.Key, model))
               select $"\"{text.Key}\": \"{text.Value}\" has other places than \"{EnglishOf(text.Key, model)}\"",
            .. from text in own
               where model.GetValueOrDefault(text.Key) == text.Value && text.Value.Split(' ').Length > 3 && !text.Key.StartsWith("counts.", StringComparison.Ordinal)
               select $"\"{text.Key}\" is not translated: \"{text.Value}\"",
        ];
    }

    /// <summary>A text of the pages is its own name.</summary>
    private static string EnglishOf(string name, Dictionary<string, string> model) => name.Contains('{') ? name : model[name];

    private static Dictionary<string, string> Read(string file) => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!;

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex("""\{\d\}""")] private static partial Regex Place();
    [GeneratedRegex("""\.(zero|one|two|few|many)$""")] private static partial Regex Form();
}
