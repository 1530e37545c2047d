namespace ServiceCenter.Kiosk.Words;

/// <summary>Which form a word takes beside a whole number, by the names and rules of Unicode's CLDR.</summary>
internal static class PluralRule
{
    /// <param name="language">Primary subtag; one that is not known counts as English does.</param>
    public static string Of(string language, int number) => language switch
    {
        "pl" => Polish(number),
        "ar" => Arabic(number),
        _ => number == 1 ? "one" : "other",
    };

    private static string Polish(int number) =>
        number == 1 ? "one"
        : number % 10 is >= 2 and <= 4 && number % 100 is not (>= 12 and <= 14) ? "few"
        : "many";

    private static string Arabic(int number) => number switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        _ when number % 100 is >= 3 and <= 10 => "few",
        _ when number % 100 >= 11 => "many",
        _ => "other",
    };
}
