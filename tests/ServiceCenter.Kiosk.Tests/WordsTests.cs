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

    [Theory]
    [InlineData("n is 1")]
    [InlineData("n % 0 = 1")]
    [InlineData("n = 1 und i = 2")]
    [InlineData("")]
    public void A_rule_that_cannot_be_read_is_told_with_how_one_is_written(string condition) =>
        Should.Throw<FormatException>(() => PluralRule.In(new Dictionary<string, string> { ["counts.one"] = condition })).Message.ShouldContain("as: i % 10 = 2..4");
}
