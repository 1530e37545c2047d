using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ServiceCenter.Testing;
using ServiceCenter.WebConsole.Api;
using ServiceCenter.WebConsole.Pages;

namespace ServiceCenter.WebConsole.Tests;

/// <summary>Every text of every page, in every language: a word that is missing in one fails here.</summary>
public sealed partial class SpeechTests
{
    private static readonly string Console = Repo.PathOf("firmware-host", "ServiceCenter.WebConsole");

    public static TheoryData<string> EveryOtherLanguage => [.. Speech.All.Select(s => s.Tag).Where(t => t != "en")];

    [Theory, MemberData(nameof(EveryOtherLanguage))]
    public void every_text_has_its_words_and_no_words_are_left_over(string tag)
    {
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Console, "Assets", $"words-{tag}.json")))!;
        var texts = TextsOfPages().Concat(TextsOfScripts()).Concat(Named()).Concat(["name", "direction"]).ToHashSet();
        texts.Count.ShouldBeGreaterThan(300);
        texts.Where(t => !words.ContainsKey(t)).ShouldBeEmpty($"words-{tag}.json lacks them");
        words.Keys.Where(w => !texts.Contains(w)).ShouldBeEmpty($"words-{tag}.json has them, and no page says them");
    }

    /// <summary>Refusals that no page of the console leads to: of kiosks, of who opens the day, and of programs.</summary>
    private static readonly string[] OfPrograms =
    [
        "day-already-open", "invalid-day", "issuing-ended", "issuing-stopped", "service-closed", "quota-reached", "ticket-exists", "no-number-free", "not-its-number", "number-in-use",
        "id-reused", "method-not-allowed", "not-json", "unknown-endpoint", "unknown-file", "unknown-zone",
        "foreign-journal", "not-succeeded", "not-in-charge", "unknown-standby",
    ];

    /// <summary>The codes are read where they are given: a new one fails here until it has its words, or is known to be for programs.</summary>
    [Fact]
    public void every_problem_that_a_person_may_meet_has_words_of_its_own()
    {
        var script = File.ReadAllText(Path.Combine(Console, "Assets", "problem-words.js"));
        var said = SaidCode().Matches(script).Select(m => m.Groups[1].Value).ToHashSet();
        var given = CodesGiven().ToHashSet();
        given.Count.ShouldBeGreaterThan(70);
        given.Except(OfPrograms).Except(said).ShouldBeEmpty("problem-words.js lacks them");
        said.Except(given).ShouldBe(["no-answer"], "the console's own; for any other in problem-words.js nobody says it");
        OfPrograms.Except(given).ShouldBeEmpty();
    }

    /// <summary>The engine's reasons are read where they stand: a new one fails here until the page can say it.</summary>
    [Fact]
    public void every_reason_of_a_call_can_be_said_in_the_agents_language()
    {
        var forms = ReasonForm().Matches(File.ReadAllText(Path.Combine(Console, "Assets", "why-words.js"))).Select(m => new Regex(m.Groups[1].Value)).ToList();
        string[] files = ["Routing.cs", "Bounds.cs"];
        var reasons = files.SelectMany(file => Reason().Matches(File.ReadAllText(Repo.PathOf("firmware-host", "ServiceCenter.Engine", file))))
            .Select(m => Filled().Replace(m.Groups[1].Value, "7")).ToList();
        reasons.Count.ShouldBe(12);
        reasons.Where(reason => forms.Count(form => form.IsMatch(reason)) != 1).ShouldBeEmpty("why-words.js has no form for them, or more than one");
        forms.Count(form => !reasons.Any(form.IsMatch)).ShouldBe(0, "why-words.js has forms that the engine does not");
    }

    [Fact]
    public void no_page_says_the_centres_own_words_where_it_could_say_its_own() =>
        Directory.EnumerateFiles(Path.Combine(Console, "Assets"), "*.js").Where(file => File.ReadAllText(file).Contains("e.message")).ShouldBeEmpty();

    [Theory]
    [InlineData(null, null, "en")]
    [InlineData("de-CH,de;q=0.9,en;q=0.5", null, "de")]
    [InlineData("fr, ar-EG;q=0.8, en;q=0.7", null, "ar")]
    [InlineData("fr", null, "en")]
    [InlineData("en;q=0.2, pl", null, "pl")]
    [InlineData("de", "pl", "pl")]
    [InlineData("de", "xx", "de")]
    [InlineData("not a header;;", null, "en")]
    public void the_choice_goes_before_the_browsers_wishes(string? wishes, string? choice, string tag)
    {
        var http = new DefaultHttpContext();
        if (wishes is not null) http.Request.Headers.AcceptLanguage = wishes;
        if (choice is not null) http.Request.Headers.Cookie = $"{Speech.Cookie}={choice}";
        Speech.For(http.Request).Tag.ShouldBe(tag);
    }

    [Fact]
    public async Task a_page_says_its_language_and_from_which_side_it_is_read()
    {
        await using var console = await RunningConsole.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Accept-Language", "ar");
        using var answer = await console.Anyone.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("<html lang=\"ar\" dir=\"rtl\">");
        html.ShouldNotContain(">Sign in<");
        (await console.Anyone.GetStringAsync("/console/words-ar.json")).ShouldContain("Sign in");
    }

    private static IEnumerable<string> CodesGiven() =>
        from project in new[] { "Engine", "Sequencer", "WebConsole", "CentralHost" }
        from file in Directory.EnumerateFiles(Repo.PathOf("firmware-host", "ServiceCenter." + project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/") && !file.Contains("/bin/")
        from Match match in Code().Matches(File.ReadAllText(file))
        select match.Groups[1].Value;

    private static IEnumerable<string> TextsOfPages() =>
        from file in Directory.EnumerateFiles(Console, "*", SearchOption.AllDirectories)
        where (file.EndsWith(".razor") || file.EndsWith(".cs")) && !file.Contains("/obj/") && !file.Contains("/bin/")
        from Match match in PageText().Matches(File.ReadAllText(file))
        select match.Groups[1].Value;

    private static IEnumerable<string> TextsOfScripts() =>
        from file in Directory.EnumerateFiles(Path.Combine(Console, "Assets"), "*.js")
        from Match match in ScriptText().Matches(File.ReadAllText(file))
        select match.Groups[1].Value;

    /// <summary>What pages say of a value by its own name.</summary>
    private static IEnumerable<string> Named() =>
    [
        .. RoleName.Names,
        "closed", "open", "calling", "serving", "wrapping-up", "on-break",
        "served", "no-show", "left", "cancelled", "unresolved",
        "kiosk", "display", "box", "online", "offline", "unknown",
        "ok", "low", "out", "silent", "fault",
    ];

    [GeneratedRegex("""\b[Tt](?:\((?:http|context)\))?\["((?:[^"\\]|\\.)*)"(?:\]|,)""")] private static partial Regex PageText();
    [GeneratedRegex("""\bt\("((?:[^"\\]|\\.)*)"(?:\)|,)""")] private static partial Regex ScriptText();
    [GeneratedRegex("""(?:Decision\.No\(|Problems\.Of\(|new Problem\(| new\((?="[a-z-]+", ")|Code = |BadRequest\(string detail\) => Of\()"([a-z]+-[a-z-]+|busy|internal)\b""")] private static partial Regex Code();
    [GeneratedRegex("""(?m)^  \[/(\^.+\$)/, """)] private static partial Regex ReasonForm();
    [GeneratedRegex(""""\$?"((?:waits |the |no rule |passed over |more than )(?:[^"{]|\{(?:[^{}]|\{[^{}]*\})*\})*)"""")] private static partial Regex Reason();
    [GeneratedRegex("""\{(?:[^{}]|\{[^{}]*\})*\}""")] private static partial Regex Filled();
    [GeneratedRegex("""(?m)^  "([a-z-]+)": t\(""")] private static partial Regex SaidCode();
}
