namespace ServiceCenter.CentralHost.Configuration;

/// <summary>
/// What a customer would not be told in their language, each at its place. No mistake: the centre works, and says it in another language.
/// </summary>
internal static class LanguageHints
{
    public static IReadOnlyList<string> Of(ReadableParts parts) =>
        [.. TextsOf(parts.File).Select(texts => Hint(texts, parts.File.Languages, parts.Lines)).OfType<string>()];

    private static IEnumerable<Texts> TextsOf(CentreFile file)
    {
        foreach (var service in file.Services) yield return new("service", service.Id, "names", service.Names);
        foreach (var counter in file.Counters)
        {
            if (counter.Name.Any(char.IsLetter)) yield return new("counter", counter.Id, "names", counter.Names, counter.Name); // a number is one in every language
            if (counter.Position is not null) yield return new("counter", counter.Id, "position", counter.Position);
        }
    }

    private static string? Hint(Texts texts, IReadOnlyList<string> languages, FileLines lines)
    {
        var written = texts.Written ?? [];
        string[] missing = [.. languages.Where((language, i) => !written.ContainsKey(language) && (i > 0 || texts.OwnName is null))];
        if (missing.Length == 0) return null;

        var item = $"{texts.What}s[{texts.Id}]";
        var where = $"{texts.What} '{texts.Id}'" + (texts.Written is null ? lines.Of(item) : $", {texts.Member}{lines.Of($"{item}.{texts.Member}")}");
        var instead = texts.OwnName ?? languages.Select(written.GetValueOrDefault).OfType<string>().FirstOrDefault() ?? written.Values.FirstOrDefault();
        var strange = written.Keys.Where(tag => !languages.Contains(tag)).ToList();
        return $"{where}: nothing in {string.Join(", ", missing)}{(instead is null ? "" : $", and '{instead}' is said instead")}. "
            + $"Add {string.Join(", ", missing.Select(tag => $"\"{tag}\": \"...\""))}{(texts.Written is null ? $" to its {texts.Member}" : "")}."
            + string.Concat(missing.Select(tag => Nearest.Suggest(tag, strange)).Distinct());
    }

    /// <param name="What">Kind of thing; its list is called so with an s.</param>
    /// <param name="Written">Language to text; null: the member is left out.</param>
    /// <param name="OwnName">The text in the centre's own language, where that has a member of its own.</param>
    private sealed record Texts(string What, string Id, string Member, Dictionary<string, string>? Written, string? OwnName = null);
}
