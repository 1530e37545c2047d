using ServiceCenter.Contracts;
using ServiceCenter.Hardware;

namespace ServiceCenter.Display.Session;

/// <summary>A call as it is said aloud: in the centre's own language, and in the customer's after it where that is another.</summary>
internal static class CallWords
{
    /// <summary>{0}: the ticket's number; {1}: the counter, and where it is. The name of a counter stands as it is, in any language.</summary>
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["en"] = "Number {0}, please go to {1}.",
        ["de"] = "Nummer {0}, bitte kommen Sie zu {1}.",
        ["pl"] = "Numer {0}, zapraszamy: {1}.",
        ["ar"] = "الرقم {0}، الرجاء التوجه إلى {1}.",
    };

    /// <param name="languages">The centre's, its own first.</param>
    public static Announcement Of(BoardCall call, IReadOnlyList<string> languages)
    {
        var own = languages.Select(Known).OfType<string>().FirstOrDefault() ?? "en";
        var theirs = call.Language is { } language ? Known(language) : null;
        return new Announcement([.. new[] { own, theirs }.OfType<string>().Distinct().Select(spoken => In(spoken, call))], Chime: true);
    }

    private static Phrase In(string language, BoardCall call)
    {
        var counter = call.CounterNames?.GetValueOrDefault(language) ?? call.CounterName;
        var place = call.Position?.GetValueOrDefault(language) is { } position ? $"{counter}, {position}" : counter;
        return new Phrase(language, string.Format(null, Sentences[language], call.Number, place), Spelled: call.Number);
    }

    /// <summary>The language of a tag, where there is a sentence in it: "de" of "de-AT".</summary>
    private static string? Known(string tag) => tag.Split('-')[0].ToLowerInvariant() is var language && Sentences.ContainsKey(language) ? language : null;
}
