using ServiceCenter.Kiosk.Words;

namespace ServiceCenter.Kiosk.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData("en", 0, "You are next")]
    [InlineData("en", 1, "1 person ahead of you")]
    [InlineData("en", 12, "12 people ahead of you")]
    [InlineData("de-AT", 2, "2 Personen vor Ihnen")]
    [InlineData("pl", 1, "Przed Tobą 1 osoba")]
    [InlineData("pl", 3, "Przed Tobą 3 osoby")]
    [InlineData("pl", 5, "Przed Tobą 5 osób")]
    [InlineData("pl", 12, "Przed Tobą 12 osób")]
    [InlineData("pl", 23, "Przed Tobą 23 osoby")]
    [InlineData("ar", 2, "شخصان أمامك")]
    [InlineData("ar", 7, "7 أشخاص أمامك")]
    [InlineData("ar", 11, "11 شخصًا أمامك")]
    [InlineData("ar", 101, "101 شخص أمامك")]
    [InlineData("fi", 1, "1 person ahead of you")]
    public void Each_number_has_the_form_its_language_wants(string language, int people, string said) =>
        KioskWords.In(language).Counted("ahead", people).ShouldBe(said);

    [Theory]
    [InlineData(0, "none")]
    [InlineData(1, "about 1 minute")]
    [InlineData(61, "about 2 minutes")]
    public void A_quote_is_rounded_up_to_minutes(double seconds, string said) => KioskWords.English.About(seconds).ShouldBe(said);

    [Fact]
    public void Every_language_has_every_text_and_every_form_its_numbers_can_ask_for()
    {
        string[] counted = ["ahead", "waiting", "about"];
        var plain = KioskWords.English.Texts.Keys.Where(name => !counted.Contains(name.Split('.')[0])).ToArray();
        KioskWords.All.Keys.Order().ShouldBe(["ar", "de", "en", "pl"]);
        foreach (var (language, words) in KioskWords.All)
        {
            plain.Where(name => words.Own(name) is null).ShouldBeEmpty(language);
            foreach (var name in counted)
                for (var n = 0; n < 210; n++) words.Counted(name, n).ShouldNotBeNullOrEmpty();
            foreach (var name in counted) words.Own(name + ".none").ShouldNotBeNull(language);
        }
    }

    [Fact]
    public void A_text_takes_as_much_as_the_English_one_takes()
    {
        foreach (var (language, words) in KioskWords.All)
            foreach (var (name, english) in KioskWords.English.Texts)
                if (words.Own(name) is { } own && !name.EndsWith(".one", StringComparison.Ordinal))
                    own.Contains("{0}", StringComparison.Ordinal).ShouldBe(english.Contains("{0}", StringComparison.Ordinal), $"{language}: {name}");
    }
}
