using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ServiceCenter.Engine;

/// <summary>
/// The form of a language tag by BCP 47 (RFC 5646, section 2.1): <c>de</c>, <c>pt-BR</c>, <c>zh-Hant-TW</c>. Whether the language
/// exists is not asked, and of the tags that were registered before that form, only those that have it are taken.
/// </summary>
public static partial class LanguageTag
{
    /// <summary>What RFC 5646, section 4.4.1, has every program take.</summary>
    public const int MaxLength = 35;

    public static bool IsValid([NotNullWhen(true)] string? text) => text is { Length: <= MaxLength } && Form().IsMatch(text);

    [GeneratedRegex("""
        \A(?:
          (?: [A-Za-z]{2,3} (?:-[A-Za-z]{3}){0,3} | [A-Za-z]{4,8} )     # language
          (?: -[A-Za-z]{4} )?                                          # script
          (?: -(?:[A-Za-z]{2} | [0-9]{3}) )?                           # region
          (?: -(?:[A-Za-z0-9]{5,8} | [0-9][A-Za-z0-9]{3}) )*           # variants
          (?: -[A-WY-Za-wy-z0-9] (?:-[A-Za-z0-9]{2,8})+ )*             # extensions
          (?: -[Xx] (?:-[A-Za-z0-9]{1,8})+ )?                          # for private use
        | [Xx] (?:-[A-Za-z0-9]{1,8})+
        )\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
