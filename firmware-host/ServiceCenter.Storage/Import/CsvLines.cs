using System.Text;

namespace ServiceCenter.Storage.Import;

/// <summary>CSV as RFC 4180 has it, one record a line: fields may stand in quotes, with quotes inside doubled; a line break inside a field is not taken.</summary>
internal static class CsvLines
{
    /// <returns>Null where a quote is not closed, or text follows a closing one.</returns>
    public static string[]? Fields(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) return line.Split(',');
        var fields = new List<string>();
        var at = 0;
        while (true)
        {
            var field = at < line.Length && line[at] == '"' ? Quoted(line, ref at) : Plain(line, ref at);
            if (field is null || (at < line.Length && line[at] != ',')) return null;
            fields.Add(field);
            if (at == line.Length) return [.. fields];
            at++;
        }
    }

    private static string Plain(string line, ref int at)
    {
        var comma = line.IndexOf(',', at);
        var end = comma < 0 ? line.Length : comma;
        var field = line[at..end];
        at = end;
        return field;
    }

    private static string? Quoted(string line, ref int at)
    {
        var field = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                field.Append(line[at]);
                continue;
            }
            at++;
            if (at == line.Length || line[at] != '"') return field.ToString();
            field.Append('"');
        }
        return null;
    }
}
