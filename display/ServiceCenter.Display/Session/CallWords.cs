using ServiceCenter.Contracts;
using ServiceCenter.Display.Words;
using ServiceCenter.Hardware;

namespace ServiceCenter.Display.Session;

/// <summary>A call as it is said aloud: in the centre's own language, and in the customer's after it where that is another.</summary>
internal static class CallWords
{
    /// <param name="languages">The centre's, its own first.</param>
    public static Announcement Of(BoardCall call, IReadOnlyList<string> languages)
    {
        var own = WallWords.Own(languages);
        var theirs = call.Language is { } language ? WallWords.Files.Known(language) : null;
        return new Announcement([.. new[] { own, theirs }.OfType<string>().Distinct().Select(spoken => In(spoken, call))], Chime: true);
    }

    /// <summary>The name of a counter that has none in this language stands as it is.</summary>
    private static Phrase In(string language, BoardCall call)
    {
        var counter = call.CounterNames?.GetValueOrDefault(language) ?? call.CounterName;
        var place = call.Position?.GetValueOrDefault(language) is { } position ? $"{counter}, {position}" : counter;
        return new Phrase(language, string.Format(null, WallWords.Files.All[language]["say.call"], call.Number, place), Spelled: call.Number);
    }
}
