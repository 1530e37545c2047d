using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ServiceCenter.WebConsole.Pages;

/// <summary>
/// The language of a page. Texts stand in English where they are used and are their own keys; the other languages are files
/// beside the scripts (<c>Assets/words-de.json</c>), which the scripts read too. A language is added by adding its file; a test holds
/// them complete.
/// </summary>
public sealed class Speech
{
    /// <summary>Where a person's choice is kept; the page's script sets it.</summary>
    public const string Cookie = "servicecenter-language";

    public static readonly Speech English = new("en", new Dictionary<string, string> { ["name"] = "English", ["direction"] = "ltr" });

    /// <summary>All there are, English first.</summary>
    public static readonly IReadOnlyList<Speech> All = [English, .. Files()];

    private readonly FrozenDictionary<string, string> words;

    private Speech(string tag, Dictionary<string, string> words) => (Tag, this.words) = (tag, words.ToFrozenDictionary());

    public string Tag { get; }

    /// <summary>As its speakers call it.</summary>
    public string Name => this["name"];

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => this["direction"];

    public string this[string english] => words.GetValueOrDefault(english, english);
    public string this[string english, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[english], values);

    /// <summary>The choice in the cookie; else the browser's first wish that can be met; else English.</summary>
    public static Speech For(HttpRequest request)
    {
        if (All.FirstOrDefault(s => s.Tag == request.Cookies[Cookie]) is { } chosen) return chosen;
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wishes)) return English;
        return wishes.OrderByDescending(w => w.Quality ?? 1).Select(w => All.FirstOrDefault(s => IsOf(s.Tag, w.Value.Value))).FirstOrDefault(s => s is not null) ?? English;
    }

    /// <summary>A name given in several languages: in this one, else in the centre's own.</summary>
    public string NameOf(IReadOnlyDictionary<string, string> names, IReadOnlyList<string> centre)
    {
        foreach (var tag in centre.Prepend(Tag))
            if (names.TryGetValue(tag, out var name)) return name;
        return names.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value).FirstOrDefault("");
    }

    private static bool IsOf(string tag, string? wish) =>
        wish is not null && (wish.Equals(tag, StringComparison.OrdinalIgnoreCase) || wish.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Speech> Files()
    {
        const string prefix = "words-", extension = ".json";
        var assembly = typeof(Speech).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            yield return new Speech(name[prefix.Length..^extension.Length], JsonSerializer.Deserialize<Dictionary<string, string>>(file)!);
        }
    }
}
