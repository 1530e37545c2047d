using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceCenter.Kiosk.Words;

/// <summary>
/// Which form a word takes beside a whole number. A file of words says it as the table of Unicode's CLDR does, copied from there:
/// <c>"counts.few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14"</c>. A number for which none of them holds takes the form <c>other</c>.
/// </summary>
public sealed partial class PluralRule
{
    private const string Prefix = "counts.";

    /// <summary>Each with its condition: alternatives of relations that hold together.</summary>
    private readonly (string Name, Relation[][] Condition)[] forms;

    private PluralRule((string, Relation[][])[] forms) => this.forms = forms;

    /// <exception cref="FormatException">A condition cannot be read.</exception>
    public static PluralRule In(IReadOnlyDictionary<string, string> texts) => new([
        .. texts.Where(text => text.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(text => (text.Key[Prefix.Length..], Read(text.Value)))]);

    public string Of(int number) =>
        forms.FirstOrDefault(form => form.Condition.Any(together => together.All(relation => relation.Holds(number))), ("other", [])).Name;

    private static Relation[][] Read(string condition) => [.. condition.Split(" or ").Select(together => together.Split(" and ").Select(Relation.Read).ToArray())];

    /// <param name="IsOfWhole">Of the number itself; else of the digits of its fraction, and a whole number has none.</param>
    private sealed partial record Relation(bool IsOfWhole, int Modulo, bool IsIn, (int First, int Last)[] Ranges)
    {
        public static Relation Read(string text)
        {
            if (Pattern().Match(text) is not { Success: true } parts)
                throw new FormatException($"\"{text}\" is no condition of a plural form. One is written as in the table of CLDR, as: i % 10 = 2..4");
            return new Relation(
                parts.Groups["of"].Value is "n" or "i",
                parts.Groups["modulo"] is { Success: true } modulo ? Number(modulo.Value) : int.MaxValue,
                parts.Groups["sign"].Value == "=",
                [.. parts.Groups["values"].Value.Split(',').Select(range => range.Split("..")).Select(ends => (Number(ends[0]), Number(ends[^1])))]);
        }

        public bool Holds(int number)
        {
            var value = (IsOfWhole ? number : 0) % Modulo;
            return Ranges.Any(range => value >= range.First && value <= range.Last) == IsIn;
        }

        private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

        [GeneratedRegex("""^(?<of>[nivwftce])(?: % (?<modulo>[1-9]\d{0,8}))? (?<sign>!?=) (?<values>\d{1,9}(?:\.\.\d{1,9})?(?:,\d{1,9}(?:\.\.\d{1,9})?)*)$""")]
        private static partial Regex Pattern();
    }
}
