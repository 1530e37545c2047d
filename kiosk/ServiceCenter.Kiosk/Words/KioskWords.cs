using System.Globalization;
using ServiceCenter.DevicePages;

namespace ServiceCenter.Kiosk.Words;

/// <summary>What a kiosk says, on screen, paper and aloud, in one language: a file of this folder.</summary>
public sealed class KioskWords
{
    private readonly IReadOnlyDictionary<string, string> texts;
    private readonly PluralRule plurals;

    private KioskWords(string language, IReadOnlyDictionary<string, string> texts) =>
        (Language, this.texts, plurals) = (language, texts, PluralRule.In(texts));

    public static WordFiles Files { get; } = new(typeof(KioskWords).Assembly);

    /// <summary>Every language there is, by its tag.</summary>
    public static IReadOnlyDictionary<string, KioskWords> All { get; } =
        Files.All.ToDictionary(file => file.Key, file => new KioskWords(file.Key, file.Value), StringComparer.OrdinalIgnoreCase);

    public static KioskWords English => All["en"];

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    public string this[string name] => Find(name) ?? throw new ArgumentException($"There is no text \"{name}\".", nameof(name));

    /// <summary>The words of a language, or of its family (<c>de</c> for <c>de-AT</c>), else English.</summary>
    public static KioskWords In(string? language) => language is not null && Files.Known(language) is { } known ? All[known] : English;

    /// <summary>Null: neither this language nor English has it.</summary>
    public string? Find(string name) => texts.GetValueOrDefault(name);

    public string Fill(string name, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[name], values);

    /// <summary>The text in the form for this number: <c>name.none</c> for nothing, else the language's own forms.</summary>
    public string Counted(string name, int number) => number == 0 ? this[name + ".none"] : Fill($"{name}.{plurals.Of(number)}", number);

    /// <summary>How long somebody will wait. Rounded up to whole minutes: a quote a little long is forgiven, one too short is not.</summary>
    public string About(double seconds) => Counted("about", seconds <= 0 ? 0 : (int)Math.Ceiling(seconds / 60));
}
