namespace ServiceCenter.Engine.Tests;

public class LanguageTagTests
{
    /// <summary>The examples of RFC 5646, appendix A, that have the form of section 2.1, and what else is in use.</summary>
    [Theory]
    [InlineData("de")]
    [InlineData("DE")]
    [InlineData("fil")]
    [InlineData("zh-Hant")]
    [InlineData("zh-cmn-Hans-CN")]
    [InlineData("sr-Latn-RS")]
    [InlineData("sl-rozaj-biske-1994")]
    [InlineData("de-CH-1901")]
    [InlineData("hy-Latn-IT-arevela")]
    [InlineData("es-419")]
    [InlineData("de-CH-x-phonebk")]
    [InlineData("x-whatever")]
    [InlineData("en-US-u-islamcal")]
    [InlineData("zh-CN-a-myext-x-private")]
    public void What_is_well_formed_is_a_language(string tag) => LanguageTag.IsValid(tag).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("German (Swiss)")]
    [InlineData("de_CH")]
    [InlineData("de-")]
    [InlineData("-de")]
    [InlineData("de--CH")]
    [InlineData("de-419-DE")]
    [InlineData("a-DE")]
    [InlineData("ar-a")]
    [InlineData("x-")]
    [InlineData("de\n")]
    [InlineData("d\u00e9")]
    [InlineData("\u212aa")]
    [InlineData("<script>")]
    [InlineData("de-a-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaa")]
    public void What_is_not_is_none(string? tag) => LanguageTag.IsValid(tag).ShouldBeFalse();
}
