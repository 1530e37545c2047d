namespace ServiceCenter.CentralHost.Configuration;

/// <summary>What somebody may have meant who wrote a name that is none.</summary>
internal static class Nearest
{
    /// <summary>A sentence with a blank before it, or nothing where no name is near.</summary>
    public static string Suggest(string written, IEnumerable<string> known)
    {
        var nearest = known.Select(name => (Name: name, Slips: Slips(written, name))).OrderBy(n => n.Slips).FirstOrDefault();
        return nearest.Name is { } name && nearest.Slips <= Math.Max(1, name.Length * 2 / 5) ? $" Did you mean '{name}'?" : "";
    }

    /// <summary>Letters to add, drop or change to come from one to the other (Levenshtein's distance); capitals are no slip.</summary>
    private static int Slips(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = corner + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
