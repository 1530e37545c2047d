namespace ServiceCenter.Hardware.Sign;

/// <summary>
/// Letters and digits on a fourteen-segment digit, bit by bit as the common "quad alphanumeric" boards with an HT16K33 wire them:
/// A to F run round from the top, G1 and G2 are the halves of the bar, H, J, K the upper spokes from the left, L, M, N the lower ones.
/// </summary>
public static class FourteenSegments
{
    private const ushort
        A = 1 << 0, B = 1 << 1, C = 1 << 2, D = 1 << 3, E = 1 << 4, F = 1 << 5, G1 = 1 << 6, G2 = 1 << 7,
        H = 1 << 8, J = 1 << 9, K = 1 << 10, L = 1 << 11, M = 1 << 12, N = 1 << 13;

    private const ushort Ring = A | B | C | D | E | F, Bar = G1 | G2;

    private static readonly SortedDictionary<char, ushort> Glyphs = new()
    {
        [' '] = 0, ['-'] = Bar,
        // Slashed, so that it is not taken for the letter.
        ['0'] = Ring | K | L,
        ['1'] = B | C | K, ['2'] = A | B | Bar | E | D, ['3'] = A | B | C | D | G2, ['4'] = F | B | Bar | C,
        ['5'] = A | F | Bar | C | D, ['6'] = A | F | E | D | C | Bar, ['7'] = A | B | C, ['8'] = Ring | Bar, ['9'] = A | B | C | D | F | Bar,
        ['A'] = A | B | C | E | F | Bar, ['B'] = A | B | C | D | G2 | J | M, ['C'] = A | D | E | F, ['D'] = A | B | C | D | J | M,
        ['E'] = A | D | E | F | Bar, ['F'] = A | E | F | Bar, ['G'] = A | C | D | E | F | G2, ['H'] = B | C | E | F | Bar,
        ['I'] = A | D | J | M, ['J'] = B | C | D | E, ['K'] = E | F | G1 | K | N, ['L'] = D | E | F,
        ['M'] = B | C | E | F | H | K, ['N'] = B | C | E | F | H | N, ['O'] = Ring, ['P'] = A | B | E | F | Bar,
        ['Q'] = Ring | N, ['R'] = A | B | E | F | Bar | N, ['S'] = A | H | G2 | C | D, ['T'] = A | J | M, ['U'] = B | C | D | E | F,
        ['V'] = E | F | K | L, ['W'] = B | C | E | F | L | N, ['X'] = H | K | L | N, ['Y'] = H | K | M, ['Z'] = A | D | K | L,
    };

    /// <summary>What a character that no ticket number has is shown as: plainly no letter and no digit.</summary>
    public const ushort Unknown = D;

    public static ushort Of(char character) => Glyphs.GetValueOrDefault(char.ToUpperInvariant(character), Unknown);

    /// <summary>The character whose glyph this is; null: nobody's.</summary>
    public static char? Read(ushort segments)
    {
        foreach (var (character, glyph) in Glyphs) if (glyph == segments) return character;
        return null;
    }
}
