using System.Globalization;
using System.Text.Json;

namespace ServiceCenter.Kiosk.Words;

/// <summary>
/// What a kiosk says, on screen, paper and aloud, in one language: a file of this folder, named after the language's tag. A language
/// is added by adding its file; what a file lacks is said in English.
/// </summary>
public sealed class KioskWords
{
    private readonly IReadOnlyDictionary<string, string> texts;
    private readonly string primary;

    private KioskWords(string language, IReadOnlyDictionary<string, string> texts) =>
        (Language, this.texts, primary) = (language, texts, Primary(language));

    /// <summary>Every language there is, by its tag.</summary>
    public static IReadOnlyDictionary<string, KioskWords> All { get; } = Load();

    public static KioskWords English => All["en"];

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>Every text of this file, by its name.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    public string this[string name] => Find(name) ?? throw new ArgumentException($"There is no text \"{name}\".", nameof(name));

    /// <summary>The words of a language, or of its family (<c>de</c> for <c>de-AT</c>), else English.</summary>
    public static KioskWords In(string? language) =>
        language is null ? English
        : All.TryGetValue(language, out var own) || All.TryGetValue(Primary(language), out own) ? own
        : English;

    /// <summary>Null: neither this file nor the English one has it.</summary>
    public string? Find(string name) => texts.GetValueOrDefault(name) ?? (this == English ? null : English.Find(name));

    /// <summary>Null: this very language lacks it.</summary>
    public string? Own(string name) => texts.GetValueOrDefault(name);

    public string Fill(string name, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[name], values);

    /// <summary>The text in the form for this number: <c>name.none</c> for nothing, else the language's own forms.</summary>
    public string Counted(string name, int number) =>
        number == 0 ? this[name + ".none"] : Fill($"{name}.{PluralRule.Of(primary, number)}", number);

    /// <summary>How long somebody will wait. Rounded up to whole minutes: a quote a little long is forgiven, one too short is not.</summary>
    public string About(double seconds) => Counted("about", seconds <= 0 ? 0 : (int)Math.Ceiling(seconds / 60));

    private static string Primary(string language) => language.Split('-')[0];

    private static Dictionary<string, KioskWords> Load()
    {
        const string folder = "words/";
        var assembly = typeof(KioskWords).Assembly;
        var all = new Dictionary<string, KioskWords>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(folder, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var language = resource[folder.Length..^".json".Length];
            all[language] = new KioskWords(language, JsonSerializer.Deserialize(stream, WordsJson.Default.DictionaryStringString)!);
        }
        return all;
    }
}
