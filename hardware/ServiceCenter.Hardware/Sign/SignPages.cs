namespace ServiceCenter.Hardware.Sign;

/// <summary>A number that is longer than the sign is wide, in pages: never cut, for the last three of 1000 are another customer's.</summary>
public static class SignPages
{
    /// <returns>One page where it fits; else the letters, then the digits, each in as many pages as it takes.</returns>
    public static IReadOnlyList<string> Of(string number, int width)
    {
        if (number.Length <= width) return [number];
        var letters = number.TakeWhile(c => !char.IsAsciiDigit(c)).Count();
        return [.. Chunks(number[..letters], width), .. Chunks(number[letters..], width)];
    }

    private static IEnumerable<string> Chunks(string text, int width) => text.Chunk(width).Select(chunk => new string(chunk));
}
