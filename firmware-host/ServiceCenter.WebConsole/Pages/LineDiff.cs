namespace ServiceCenter.WebConsole.Pages;

/// <param name="Change">'+' only in the later text, '-' only in the earlier, ' ' in both.</param>
public readonly record struct DiffLine(char Change, string Text);

/// <summary>What changed between two texts, line by line, by their longest common sequence.</summary>
public static class LineDiff
{
    public static IReadOnlyList<DiffLine> Between(string earlier, string later)
    {
        string[] a = Lines(earlier), b = Lines(later);
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var lines = new List<DiffLine>(a.Length + b.Length);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                lines.Add(new DiffLine(' ', a[i++]));
                j++;
            }
            else if (j >= b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add(new DiffLine('-', a[i++]));
            else lines.Add(new DiffLine('+', b[j++]));
        }
        return lines;
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
